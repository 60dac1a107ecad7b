// Finds an article's text on a page: where the page marks it, else where paragraphs with commas stand close together
// and links do not; the idea is Arc90's, as Readability describes it. What stands in the text and does not belong to
// it, such as lists of other stories, is left out.
#include "formats/page/body.h"

#include <algorithm>

#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

constexpr std::int64_t k_point = 1000; // scores are whole numbers, so that every build finds the same
constexpr std::uint32_t k_shortest_paragraph = 25;

bool is_heading_element(Element element) { return element >= Element::h1 && element <= Element::h6; }

std::int64_t weight_of(const Node& node) {
  std::int64_t weight = 0;
  if ((node.hints & (k_bad | k_apart | k_comments)) != 0) weight -= 25;
  if ((node.hints & (k_good | k_body)) != 0) weight += 25;
  return weight;
}

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
    if (roots.empty()) roots = densest();
    for (const std::uint32_t index : facts_.taken) drop(index);
    for (const std::uint32_t root : roots) drop_repeated(root);
    layout_.add_up();
    for (const std::uint32_t root : roots) clean(root);
    layout_.add_up();
    for (const std::uint32_t root : roots) drop_empty_sections(root);
    layout_.add_up();
    for (const std::uint32_t root : roots) {
      if (layout_.is_dropped(root)) continue;
      body.text += layout_.sums(root).text;
      body.linked += layout_.sums(root).linked;
      add_parts(root, body.parts);
    }
    return body;
  }

 private:
  [[nodiscard]] const Sums& sums(std::uint32_t index) const { return layout_.sums(index); }

  void drop(std::uint32_t index) {
    if (!layout_.is_dropped(index)) layout_.drop(index);
  }

  /// Of an element's text, what is no link.
  [[nodiscard]] std::uint32_t plain(std::uint32_t index) const { return sums(index).text - sums(index).linked; }

  // Where the page says that its text is

  std::vector<std::uint32_t> marked() {
    std::vector<std::uint32_t> roots;
    std::uint32_t longest = 0;
    std::uint32_t end = 0;
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if ((nodes_[index].hints & k_body) == 0 || layout_.is_dropped(index) || index < end) continue;
      if (sums(index).text == 0) continue; // a meta element, say
      roots.push_back(index);
      end = nodes_[index].next;
      longest = std::max(longest, plain(index));
    }
    constexpr std::uint32_t k_enough = 100;
    if (longest >= k_enough && longest * std::uint64_t{4} >= plain(0)) return roots;
    roots.clear();
    for (const Element element : {Element::article, Element::main}) {
      const std::uint32_t index = main_one(element);
      if (index != 0) {
        region_ = index;
        if (layout_.link_density(index) < 400) return {index};
      }
    }
    return roots;
  }

  /// The element of that name that holds most of what is on the page; 0 if none does.
  [[nodiscard]] std::uint32_t main_one(Element element) const {
    std::uint32_t best = 0;
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if (nodes_[index].element != element || layout_.is_dropped(index)) continue;
      if (best == 0 || plain(index) > plain(best)) best = index;
    }
    return best != 0 && plain(best) * std::uint64_t{2} >= plain(0) ? best : 0;
  }

  // Where text is densest

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
      default: return is_heading_element(node.element);
    }
  }

  void score_paragraph(std::uint32_t index) {
    const Sums& own = sums(index);
    const std::int64_t score = (2 + std::int64_t{own.has_blocks ? nodes_[index].commas : own.commas} +
                                std::min<std::int64_t>(3, own.inline_text / 100)) *
                               k_point;
    // Text between blocks is a paragraph in its element; other elements are paragraphs in the one around them.
    std::uint32_t at = own.has_blocks ? index : nodes_[index].parent;
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
    best = climb(best);
    return with_siblings(best);
  }

  /// An element around the best one may hold as good ones beside it, or nothing else.
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
    // Nothing but the article is in it.
    for (std::uint32_t at = nodes_[found].parent; at != 0; at = nodes_[at].parent) {
      if (plain(at) > plain(found) + plain(found) / 50) break;
      found = at;
    }
    return found;
  }

  [[nodiscard]] std::vector<std::uint32_t> with_siblings(std::uint32_t best) const {
    std::vector<std::uint32_t> roots;
    const std::uint32_t parent = nodes_[best].parent;
    const std::int64_t threshold = std::max<std::int64_t>(10 * k_point, final_score(best) / 5);
    for (std::uint32_t at = parent + 1; at < nodes_[parent].next; at = nodes_[at].next) {
      if (layout_.is_dropped(at)) continue;
      const bool is_alike = nodes_[at].hints == nodes_[best].hints && nodes_[best].element == nodes_[at].element;
      const std::int64_t bonus = is_alike && (nodes_[best].hints & k_good) != 0 ? final_score(best) / 5 : 0;
      bool belongs = at == best || final_score(at) + bonus >= threshold;
      if (!belongs && (nodes_[at].element == Element::p || nodes_[at].element == Element::blockquote)) {
        const std::uint32_t density = layout_.link_density(at);
        belongs = (sums(at).text > 80 && density < 250) || (sums(at).text > 0 && density == 0 && sums(at).commas > 0);
      }
      if (belongs) roots.push_back(at);
    }
    return roots;
  }

  // What is in the text and does not belong to it

  /// The headline stands above the text already.
  void drop_repeated(std::uint32_t root) {
    const std::string headline = letters_of(facts_.headline);
    int looked_at = 0;
    for (std::uint32_t index = root; index < nodes_[root].next && looked_at < 20; ++index) {
      if (!is_heading_element(nodes_[index].element) || layout_.is_dropped(index)) continue;
      ++looked_at;
      constexpr std::uint32_t k_longest = 400;
      constexpr std::uint32_t k_most_bytes = 20'000;
      if (sums(index).text > k_longest || nodes_[index].end - nodes_[index].begin > k_most_bytes) continue;
      const std::string text = letters_of(text_of(source_, nodes_[index]));
      const bool repeats =
          !text.empty() && (text == headline || (nodes_[index].element <= Element::h2 && text.size() > 15 &&
                                                 headline.find(text) != std::string::npos));
      if (repeats || (nodes_[index].element == Element::h1 && looked_at == 1)) drop(index);
    }
  }

  void clean(std::uint32_t root) {
    for (std::uint32_t index = root + 1; index < nodes_[root].next; ++index) {
      if (!layout_.is_dropped(index) && is_beside(index)) drop(index);
    }
  }

  /// Whether a block in the text looks like something else: more links, pictures or fields than words.
  [[nodiscard]] bool is_beside(std::uint32_t index) const {
    const Node& node = nodes_[index];
    const Sums& own = sums(index);
    switch (node.element) {
      case Element::div:
      case Element::section:
      case Element::ul:
      case Element::ol:
      case Element::table:
      case Element::form:
      case Element::fieldset:
      case Element::header:
      case Element::dl:
      case Element::article:
      case Element::unknown: break;
      case Element::footer:
      case Element::aside: return true;
      default: return is_heading_element(node.element) && (node.hints & (k_apart | k_comments)) != 0;
    }
    if ((node.hints & k_body) != 0) return false;
    const std::int64_t weight = weight_of(node);
    constexpr std::uint32_t k_many_commas = 10;
    if (own.commas >= k_many_commas) return false;
    if (weight < 0) return own.pictures == 0 || own.text > 0;
    const bool is_list = node.element == Element::ul || node.element == Element::ol || own.items * 40U > own.text;
    const std::uint32_t density = layout_.link_density(index);
    if (own.fields > 0 && own.fields * 3 > own.paragraphs) return true;
    if (is_list && own.text > 0) return density > (node.element == Element::table ? 500U : 600U) && own.pictures == 0;
    return density > (weight > 0 ? 500U : 250U);
  }

  /// A heading over nothing, as "Related stories" is when they are gone, goes too.
  void drop_empty_sections(std::uint32_t root) {
    std::uint32_t heading = 0;
    bool has_lost = false;
    for (std::uint32_t index = root + 1; index < nodes_[root].next; ++index) {
      const Node& node = nodes_[index];
      if (layout_.is_dropped(index)) {
        has_lost = has_lost || node.text > 0;
        continue;
      }
      if (is_heading_element(node.element)) {
        if (heading != 0 && has_lost) drop(heading);
        heading = index;
        has_lost = false;
        index = node.next - 1;
      } else if (node.text > 0 || node.element == Element::img || node.element == Element::iframe) {
        heading = 0;
      }
    }
    if (heading != 0) drop(heading);
  }

  // The parts that are left

  static bool keeps_its_tag(Element element) {
    switch (element) {
      case Element::p:
      case Element::pre:
      case Element::blockquote:
      case Element::figure:
      case Element::ul:
      case Element::ol:
      case Element::dl:
      case Element::table: return true;
      default: return is_heading_element(element);
    }
  }

  void add_parts(std::uint32_t root, std::vector<Range>& parts) const {
    const Node& node = nodes_[root];
    const bool is_whole = keeps_its_tag(node.element);
    std::uint32_t begin = is_whole ? node.begin : node.content_begin;
    const std::uint32_t end = is_whole ? node.end : node.content_end;
    for (std::uint32_t index = root + 1; index < node.next;) {
      if (!layout_.is_dropped(index)) {
        ++index;
        continue;
      }
      if (nodes_[index].begin > begin) parts.push_back({begin, nodes_[index].begin});
      begin = std::max(begin, nodes_[index].end);
      index = nodes_[index].next;
    }
    if (end > begin) parts.push_back({begin, end});
  }

  Layout& layout_;
  const std::vector<Node>& nodes_;
  std::string_view source_;
  const Facts& facts_;
  std::uint32_t region_ = 0;
  std::vector<std::int64_t> scores_;
  std::vector<std::uint8_t> is_scored_;
};

} // namespace

Body find_body(Layout& layout, std::string_view source, const Facts& facts) {
  return BodyFinder(layout, source, facts).find();
}

void cut_out(Body& body, const Node& node) {
  for (std::size_t index = 0; index < body.parts.size(); ++index) {
    Range& part = body.parts[index];
    if (node.begin < part.begin || node.begin >= part.end) continue;
    const Range behind = {std::min(node.end, part.end), part.end};
    part.end = node.begin;
    if (behind.end > behind.begin)
      body.parts.insert(body.parts.begin() + static_cast<std::ptrdiff_t>(index) + 1, behind);
    return;
  }
}

} // namespace lede::formats::page
