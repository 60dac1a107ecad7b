// Finds the article's text on a page: the element that the page marks, else the element with many paragraphs and few
// links. Parts of the text that do not belong to the article, such as lists of other stories, are removed.
#include "formats/page/body.h"

#include <algorithm>

#include "formats/page/body_cleaner.h"
#include "formats/page/body_parts.h"
#include "formats/page/names.h"
#include "formats/page/page_elements.h"
#include "formats/page/scores.h"

namespace lede::formats::page {
namespace {

constexpr unsigned k_not_text = k_bad | k_apart | k_comments | k_byline | k_dateline | k_consent;

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
    const std::uint32_t own_links = clean(layout_, roots, source_, facts_);
    for (std::uint32_t& root : roots) {
      if (layout_.is_dropped(root)) continue;
      root = inside_layout_table(root);
      body.text += layout_.sums(root).text;
      body.linked += layout_.sums(root).linked;
      body.teasers += layout_.sums(root).teasers;
      add_parts(layout_, root, body.parts);
    }
    body.linked -= std::min(body.linked, own_links);
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
    if (text >= k_enough && text * std::uint64_t{4} >= plain(0)) {
      add_elements_behind(roots);
      return roots;
    }
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

  /// Adds the elements of TYPO3 that follow the marked one: more text, and pictures with text beside them.
  void add_elements_behind(std::vector<std::uint32_t>& roots) const {
    const std::uint32_t parent = nodes_[roots.back()].parent;
    for (std::uint32_t at = nodes_[roots.back()].next; at < nodes_[parent].next; at = nodes_[at].next) {
      const std::string_view tag = source_.substr(nodes_[at].begin, nodes_[at].content_begin - nodes_[at].begin);
      const auto has = [&](std::string_view name) { return tag.find(name) != std::string_view::npos; };
      const bool is_list = has("latest") || has("related") || has("teaser") || has("list");
      const bool is_element =
          !is_list && (has("csc-textpic") || has("csc-default") || has("ce-textpic") || has("frame-type-text"));
      const bool is_text = layout_.link_density(at) < 150 && sums(at).teasers == 0 && sums(at).headings == 0;
      if (is_element && is_text && !layout_.is_dropped(at)) roots.push_back(at);
    }
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

  std::vector<std::uint32_t> densest() {
    scores_ = Scores(layout_, region_);
    const std::uint32_t best = scores_.best();
    if (best == 0) return {region_};
    for (std::uint32_t index = best; index-- > 1;) {
      if (nodes_[index].element == Element::h1 && !layout_.is_dropped(index)) first_headline_ = index;
    }
    return with_siblings(with_cousins(widen(climb(best))));
  }

  /// Whether a block has text, and no headline of its own: in a list of stories, each has one.
  [[nodiscard]] bool is_part_of_text(std::uint32_t index) const {
    constexpr std::uint32_t k_paragraphs = 200; // characters
    return !layout_.is_dropped(index) && scores_.good_text(index) >= k_paragraphs &&
           layout_.link_density(index) < 150 && sums(index).headings == 0 && sums(index).teasers == 0 &&
           (nodes_[index].hints & k_not_text) == 0;
  }

  /// Whether two elements have the same start tag.
  [[nodiscard]] bool are_alike(std::uint32_t one, std::uint32_t other) const {
    const auto start_tag = [&](const Node& node) {
      return source_.substr(node.begin, node.content_begin - node.begin);
    };
    return nodes_[one].element == nodes_[other].element && start_tag(nodes_[one]) == start_tag(nodes_[other]);
  }

  [[nodiscard]] bool has_part_beside(std::uint32_t index) const {
    const std::uint32_t parent = nodes_[index].parent;
    for (std::uint32_t at = parent + 1; at < nodes_[parent].next; at = nodes_[at].next) {
      if (at != index && is_part_of_text(at) && are_alike(at, index)) return true;
    }
    return false;
  }

  /// Returns the ancestor beside which others like it have more of the text, such as one of several
  /// `<div class="section">`; else the element itself.
  [[nodiscard]] std::uint32_t with_cousins(std::uint32_t best) const {
    constexpr int k_levels = 5;
    std::uint32_t at = best;
    for (int level = 0; level < k_levels && at != 0; ++level, at = nodes_[at].parent) {
      if (is_whole(at)) return best;
      if (!is_inline(nodes_[at].element) && is_part_of_text(at) && has_part_beside(at)) return at;
    }
    return best;
  }

  /// Returns an ancestor of the best element that has siblings of a similar score in it, or nothing but the best
  /// element.
  [[nodiscard]] std::uint32_t climb(std::uint32_t best) const {
    std::int64_t last = scores_.of(best);
    const std::int64_t least = last / 3;
    std::uint32_t found = best;
    for (std::uint32_t at = nodes_[best].parent; at != 0; at = nodes_[at].parent) {
      if (is_inline(nodes_[at].element)) continue;
      const std::int64_t score = scores_.of(at);
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
    std::uint32_t found = best;
    for (std::uint32_t at = nodes_[best].parent; at != 0; at = nodes_[at].parent) {
      if (is_whole(found)) break;
      if (scores_.good_text(at) * std::uint64_t{2} >= scores_.good_text(found) * std::uint64_t{3} &&
          layout_.link_density(at) < 300)
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

  /// Whether hardly anything in a block is a link, and nothing says that it is not text.
  [[nodiscard]] bool is_plain_text(std::uint32_t index) const {
    return layout_.link_density(index) < 50 && sums(index).fields == 0 && (nodes_[index].hints & k_not_text) == 0;
  }

  /// Whether a block before the text has only sentences: the first paragraph is often in an element of its own.
  [[nodiscard]] bool is_first_paragraph(std::uint32_t index) const {
    const Sums& own = sums(index);
    constexpr std::uint32_t k_longest = 300;
    const bool may_be_short = own.linked == 0 && own.text > k_shortest_paragraph && own.text < k_longest &&
                              own.headings == 0 && own.fields == 0 && (nodes_[index].hints & k_not_text) == 0;
    if (may_be_short && has_headline_before(index) && is_sentence(text_of(source_, nodes_[index]))) return true;
    return scores_.good_text(index) * std::uint64_t{10} >= own.text * std::uint64_t{9} && own.text > 80 &&
           own.commas > 0 && layout_.link_density(index) < 100;
  }

  [[nodiscard]] bool has_headline_before(std::uint32_t index) const {
    return first_headline_ != 0 && first_headline_ < index;
  }

  [[nodiscard]] std::vector<std::uint32_t> with_siblings(std::uint32_t best) const {
    std::vector<std::uint32_t> roots;
    if (is_whole(best)) return {best};
    const std::uint32_t parent = nodes_[best].parent;
    const std::int64_t threshold = std::max<std::int64_t>(10 * k_point, scores_.of(best) / 5);
    for (std::uint32_t at = parent + 1; at < nodes_[parent].next; at = nodes_[at].next) {
      if (layout_.is_dropped(at)) continue;
      const bool is_alike = nodes_[at].hints == nodes_[best].hints && nodes_[best].element == nodes_[at].element;
      const std::int64_t bonus = is_alike && (nodes_[best].hints & k_good) != 0 ? scores_.of(best) / 5 : 0;
      bool belongs = at == best || scores_.of(at) + bonus >= threshold || (at < best && is_first_paragraph(at)) ||
                     (at < best && scores_.best_inside(at) >= threshold && is_plain_text(at)) ||
                     (is_part_of_text(at) && are_alike(at, best));
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
  Scores scores_;
};

} // namespace

Body find_body(Layout& layout, std::string_view source, const Facts& facts) {
  return BodyFinder(layout, source, facts).find();
}

} // namespace lede::formats::page
