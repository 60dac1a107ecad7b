// Finds the article's text on a page: the element that the page marks, else the element with many paragraphs and few
// links. Paragraphs are scored by their commas and length, as in Arc90's Readability. Parts of the text that do not
// belong to the article, such as lists of other stories, are removed.
#include "formats/page/body.h"

#include <algorithm>

#include "formats/page/body_cleaner.h"
#include "formats/page/body_parts.h"
#include "formats/page/names.h"
#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

constexpr std::int64_t k_point = 1000; // scores are integers, so that all builds give the same result
constexpr std::uint32_t k_shortest_paragraph = 25;

std::int64_t first_score(const Node& node) {
  switch (node.element) {
    case Element::div:
    case Element::article:
    case Element::section:
    case Element::main: return 5;
    case Element::pre:
    case Element::td:
    case Element::blockquote: return 3;
    case Element::ol:
    case Element::ul:
    case Element::dl:
    case Element::dd:
    case Element::dt:
    case Element::li:
    case Element::form:
    case Element::address: return -3;
    case Element::th:
    case Element::h1:
    case Element::h2:
    case Element::h3:
    case Element::h4:
    case Element::h5:
    case Element::h6: return -5;
    default: return 0;
  }
}

class BodyFinder {
 public:
  BodyFinder(Layout& layout, std::string_view source, const Facts& facts)
      : layout_(layout), nodes_(layout.page().nodes), source_(source), facts_(facts) {}

  Body find() {
    Body body;
    std::vector<std::uint32_t> roots = marked();
    body.is_marked = !roots.empty();
    body.is_story = body.is_marked && is_story_;
    if (roots.empty()) roots = densest();
    add_notes(roots);
    clean(layout_, roots, source_, facts_);
    for (std::uint32_t& root : roots) {
      if (layout_.is_dropped(root)) continue;
      root = inside_layout_table(root);
      body.text += layout_.sums(root).text;
      body.linked += layout_.sums(root).linked;
      body.teasers += layout_.sums(root).teasers;
      add_parts(layout_, root, body.parts);
    }
    return body;
  }

 private:
  [[nodiscard]] const Sums& sums(std::uint32_t index) const { return layout_.sums(index); }

  /// Returns the size of an element's text outside links.
  [[nodiscard]] std::uint32_t plain(std::uint32_t index) const { return sums(index).text - sums(index).linked; }

  // The element that the page marks

  std::vector<std::uint32_t> marked() {
    std::vector<std::uint32_t> roots;
    std::uint32_t text = 0;
    std::uint32_t end = 0;
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if ((nodes_[index].hints & k_body) == 0 || layout_.is_dropped(index) || index < end) continue;
      if (sums(index).text == 0) continue; // a meta element, for example
      roots.push_back(index);
      end = nodes_[index].next;
      text += plain(index);
    }
    constexpr std::uint32_t k_enough = 100;
    if (text >= k_enough && text * std::uint64_t{4} >= plain(0)) return roots;
    roots.clear();
    if (const std::uint32_t index = story_with_headline(); index != 0) return {index};
    for (const Element element : {Element::article, Element::main}) {
      const std::uint32_t index = main_one(element);
      if (index != 0) {
        region_ = index;
        constexpr std::uint32_t k_most_links = 400;      // of a thousand characters
        constexpr std::uint32_t k_most_of_a_story = 650; // in a list of links with comments, for example
        const bool is_story = element == Element::article && is_whole(index) && sums(index).teasers < 2;
        is_story_ = is_story;
        if (layout_.link_density(index) < (is_story ? k_most_of_a_story : k_most_links)) return {index};
      }
    }
    return roots;
  }

  /// Returns the `<article>` with the page's headline if there are other stories beside it, as on pages that a reader
  /// scrolls on and on; 0 if there is none.
  [[nodiscard]] std::uint32_t story_with_headline() const {
    constexpr std::uint32_t k_enough = 250;
    constexpr int k_most = 20;
    const std::string headline = letters_of(facts_.headline);
    if (headline.empty()) return 0;
    std::uint32_t stories = 0;
    std::uint32_t found = 0;
    std::uint32_t story = 0;
    std::uint32_t end = 0; // of the last story that is beside the others
    int looked_at = 0;
    for (std::uint32_t index = 1; index < nodes_.size() && looked_at < k_most; ++index) {
      if (layout_.is_dropped(index)) continue;
      const Element element = nodes_[index].element;
      if (element == Element::article && sums(index).headings == 1) story = index;
      if (element == Element::article && index >= end && plain(index) >= k_enough) {
        ++stories;
        end = nodes_[index].next;
      }
      if (element != Element::h1 || story == 0 || index >= nodes_[story].next || found != 0) continue;
      ++looked_at;
      if (plain(story) >= k_enough && letters_of(text_of(source_, nodes_[index])) == headline) found = story;
    }
    return stories > 1 ? found : 0;
  }

  /// Returns the element of that name that has most of the page's text; 0 if there is none.
  [[nodiscard]] std::uint32_t main_one(Element element) const {
    std::uint32_t best = 0;
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if (nodes_[index].element != element || layout_.is_dropped(index)) continue;
      if (best == 0 || plain(index) > plain(best)) best = index;
    }
    return best != 0 && plain(best) * std::uint64_t{2} >= plain(0) ? best : 0;
  }

  // The element with the best score

  [[nodiscard]] bool is_paragraph(std::uint32_t index) const {
    const Node& node = nodes_[index];
    if (sums(index).inline_text < k_shortest_paragraph) return false;
    switch (node.element) {
      case Element::p:
      case Element::pre:
      case Element::td:
      case Element::blockquote:
      case Element::section:
      case Element::div:
      case Element::article:
      case Element::main:
      case Element::center:
      case Element::unknown: return true;
      default: return is_heading(node.element);
    }
  }

  [[nodiscard]] bool is_of_lines(std::uint32_t index) const {
    constexpr std::uint32_t k_several_paragraphs = 400;
    const Element element = nodes_[index].element;
    return sums(index).inline_text >= k_several_paragraphs &&
           (element == Element::div || element == Element::section || element == Element::td);
  }

  void score_paragraph(std::uint32_t index) {
    const Sums& own = sums(index);
    const std::int64_t score = (2 + std::int64_t{own.has_blocks ? nodes_[index].commas : own.commas} +
                                std::min<std::int64_t>(3, own.inline_text / 100)) *
                               k_point;
    // Text between blocks counts as a paragraph of its element, and so does a long one, whose paragraphs are lines. Any
    // other element without blocks is a paragraph of its parent.
    std::uint32_t at = own.has_blocks || is_of_lines(index) ? index : nodes_[index].parent;
    constexpr int k_levels = 5;
    for (int level = 0; level < k_levels && at != 0; at = nodes_[at].parent) {
      if (is_inline(nodes_[at].element)) continue;
      scores_[at] += level == 0 ? score : level == 1 ? score / 2 : score / (level * 3);
      is_scored_[at] = 1;
      ++level;
    }
  }

  [[nodiscard]] std::int64_t final_score(std::uint32_t index) const {
    if (is_scored_[index] == 0) return 0;
    const std::int64_t score = scores_[index] + (first_score(nodes_[index]) + weight_of(nodes_[index])) * k_point;
    return score * (1000 - layout_.link_density(index)) / 1000;
  }

  std::vector<std::uint32_t> densest() {
    scores_.assign(nodes_.size(), 0);
    is_scored_.assign(nodes_.size(), 0);
    const std::uint32_t last = region_ == 0 ? static_cast<std::uint32_t>(nodes_.size()) : nodes_[region_].next;
    for (std::uint32_t index = region_ + 1; index < last; ++index) {
      if (!layout_.is_dropped(index) && is_paragraph(index)) score_paragraph(index);
    }
    std::uint32_t best = 0;
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if (is_scored_[index] == 0 || layout_.is_dropped(index)) continue;
      if (best == 0 || final_score(index) > final_score(best)) best = index;
    }
    if (best == 0) return {region_};
    for (std::uint32_t index = best; index-- > 1;) {
      if (nodes_[index].element == Element::h1 && !layout_.is_dropped(index)) first_headline_ = index;
    }
    return with_siblings(widen(climb(best)));
  }

  /// Returns an ancestor of the best element that has siblings of a similar score in it, or nothing but the best
  /// element.
  [[nodiscard]] std::uint32_t climb(std::uint32_t best) const {
    std::int64_t last = final_score(best);
    const std::int64_t least = last / 3;
    std::uint32_t found = best;
    for (std::uint32_t at = nodes_[best].parent; at != 0; at = nodes_[at].parent) {
      if (is_inline(nodes_[at].element)) continue;
      const std::int64_t score = final_score(at);
      if (score < least) break;
      if (score > last) {
        found = at;
        break;
      }
      last = score;
    }
    // An ancestor with nothing but the article in it: hardly any other text, and no menu.
    for (std::uint32_t at = nodes_[found].parent; at != 0; at = nodes_[at].parent) {
      if (plain(at) > plain(found) + plain(found) / 50) break;
      if (sums(at).linked > sums(found).linked + sums(found).text / 10) break;
      found = at;
    }
    return found;
  }

  /// Whether an element contains the page's only headline, and so the whole article.
  [[nodiscard]] bool is_whole(std::uint32_t index) const { return sums(0).headings == 1 && sums(index).headings == 1; }

  /// Returns a larger element, if the text is divided into sections: then an ancestor has much more text and hardly any
  /// links.
  [[nodiscard]] std::uint32_t widen(std::uint32_t best) {
    good_text_.assign(nodes_.size(), 0);
    for (auto index = static_cast<std::uint32_t>(nodes_.size()); index-- > 1;) {
      if (layout_.is_dropped(index)) continue;
      constexpr std::uint32_t k_a_sentence = 60;
      const bool is_good =
          sums(index).inline_text >= k_a_sentence && is_paragraph(index) && layout_.link_density(index) < 250;
      if (is_good && !sums(index).has_blocks) good_text_[index] += sums(index).inline_text;
      good_text_[nodes_[index].parent] += good_text_[index];
    }
    std::uint32_t found = best;
    for (std::uint32_t at = nodes_[best].parent; at != 0; at = nodes_[at].parent) {
      if (is_whole(found)) break;
      if (good_text_[at] * std::uint64_t{2} >= good_text_[found] * std::uint64_t{3} && layout_.link_density(at) < 300)
        found = at;
    }
    return found;
  }

  /// Whether a text is one short sentence at least.
  static bool is_sentence(std::string_view text) {
    constexpr std::ptrdiff_t k_few_spaces = 3;
    if (std::count(text.begin(), text.end(), ' ') < k_few_spaces) return false;
    for (const std::string_view mark : {"\"", "”", "’", ")", " "}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
  }

  /// Whether a block before the text has only sentences: the first paragraph is often in an element of its own.
  [[nodiscard]] bool is_first_paragraph(std::uint32_t index) const {
    const Sums& own = sums(index);
    constexpr unsigned k_not_text = k_bad | k_apart | k_comments | k_byline | k_dateline | k_consent;
    constexpr std::uint32_t k_longest = 300;
    const bool may_be_short = own.linked == 0 && own.text > k_shortest_paragraph && own.text < k_longest &&
                              own.headings == 0 && own.fields == 0 && (nodes_[index].hints & k_not_text) == 0;
    if (may_be_short && has_headline_before(index) && is_sentence(text_of(source_, nodes_[index]))) return true;
    return good_text_[index] * std::uint64_t{10} >= own.text * std::uint64_t{9} && own.text > 80 && own.commas > 0 &&
           layout_.link_density(index) < 100;
  }

  [[nodiscard]] bool has_headline_before(std::uint32_t index) const {
    return first_headline_ != 0 && first_headline_ < index;
  }

  [[nodiscard]] std::vector<std::uint32_t> with_siblings(std::uint32_t best) const {
    std::vector<std::uint32_t> roots;
    if (is_whole(best)) return {best};
    const std::uint32_t parent = nodes_[best].parent;
    const std::int64_t threshold = std::max<std::int64_t>(10 * k_point, final_score(best) / 5);
    for (std::uint32_t at = parent + 1; at < nodes_[parent].next; at = nodes_[at].next) {
      if (layout_.is_dropped(at)) continue;
      const bool is_alike = nodes_[at].hints == nodes_[best].hints && nodes_[best].element == nodes_[at].element;
      const std::int64_t bonus = is_alike && (nodes_[best].hints & k_good) != 0 ? final_score(best) / 5 : 0;
      bool belongs = at == best || final_score(at) + bonus >= threshold || (at < best && is_first_paragraph(at));
      if (!belongs && (nodes_[at].element == Element::p || nodes_[at].element == Element::blockquote)) {
        const std::uint32_t density = layout_.link_density(at);
        belongs = (sums(at).text > 80 && density < 250) || (sums(at).text > 0 && density == 0 && sums(at).commas > 0);
      }
      if (belongs) roots.push_back(at);
    }
    return with_blocks_between(roots);
  }

  /// Adds the headings, lists, tables and short paragraphs between the siblings that are the text.
  [[nodiscard]] std::vector<std::uint32_t> with_blocks_between(const std::vector<std::uint32_t>& roots) const {
    constexpr std::uint32_t k_most_links = 600; // of a thousand characters
    constexpr unsigned k_not_text = k_bad | k_apart | k_comments | k_byline | k_dateline | k_consent;
    std::vector<std::uint32_t> all;
    for (std::size_t number = 0; number < roots.size(); ++number) {
      all.push_back(roots[number]);
      const std::uint32_t end = number + 1 < roots.size() ? roots[number + 1] : 0;
      for (std::uint32_t at = nodes_[roots[number]].next; at < end; at = nodes_[at].next) {
        const Element element = nodes_[at].element;
        if (!keeps_its_tag(element) || (nodes_[at].hints & k_not_text) != 0 || layout_.is_dropped(at)) continue;
        const bool is_list = element == Element::ul || element == Element::ol; // of links, perhaps, but in the text
        if (is_list || layout_.link_density(at) < k_most_links) all.push_back(at);
      }
    }
    return all;
  }

  /// Adds the footnotes after the text.
  void add_notes(std::vector<std::uint32_t>& roots) const {
    for (std::uint32_t index = nodes_[roots.back()].next; index < nodes_.size(); ++index) {
      const bool has_notes = (nodes_[index].hints & k_notes) != 0 && !layout_.is_dropped(index);
      if (!has_notes || sums(index).text == 0) continue;
      roots.push_back(index);
      index = nodes_[index].next - 1;
    }
  }

  /// Returns the cell that has all of the text of a layout table.
  [[nodiscard]] std::uint32_t inside_layout_table(std::uint32_t root) const {
    std::uint32_t found = root;
    for (std::uint32_t at = root + 1; at < nodes_[root].next;) {
      const bool is_all =
          !layout_.is_dropped(at) && sums(at).text * std::uint64_t{50} >= sums(root).text * std::uint64_t{49};
      if (!is_all || is_inline(nodes_[at].element)) {
        at = nodes_[at].next;
        continue;
      }
      if (is_cell(nodes_[at].element)) found = at;
      ++at;
    }
    return found;
  }

  Layout& layout_;
  const std::vector<Node>& nodes_;
  std::string_view source_;
  const Facts& facts_;
  std::uint32_t region_ = 0;
  bool is_story_ = false;
  std::uint32_t first_headline_ = 0; // before the element with the best score; 0 if there is none
  std::vector<std::int64_t> scores_;
  std::vector<std::uint8_t> is_scored_;
  std::vector<std::uint32_t> good_text_; // size of good paragraphs in an element and its descendants
};

} // namespace

Body find_body(Layout& layout, std::string_view source, const Facts& facts) {
  return BodyFinder(layout, source, facts).find();
}

} // namespace lede::formats::page
