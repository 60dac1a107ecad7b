// Removes elements that do not belong to an article's text: a repeated headline, lists of links, forms.
#include "formats/page/body_cleaner.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/page/label_cleaner.h"
#include "formats/page/labels.h"
#include "formats/page/link_targets.h"
#include "formats/page/names.h"
#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

/// Whether two headlines are similar: their common beginning and end are half of the longer one, or one is in the
/// other.
bool is_like(const std::string& one, const std::string& other) {
  const std::size_t most = std::min(one.size(), other.size());
  std::size_t front = 0;
  while (front < most && one[front] == other[front]) ++front;
  std::size_t back = 0;
  while (back < most - front && one[one.size() - 1 - back] == other[other.size() - 1 - back]) ++back;
  return (front + back) * 2 >= std::max(one.size(), other.size()) || one.find(other) != std::string::npos;
}

class Cleaner {
 public:
  Cleaner(Layout& layout, std::uint32_t root, std::string_view source, const Facts& facts)
      : layout_(layout), nodes_(layout.page().nodes), root_(root), source_(source), facts_(facts) {}

  /// Drops a headline that is repeated in the text.
  void drop_repeated_headline() {
    constexpr int k_most = 20;
    const std::string headline = letters_of(facts_.headline);
    int looked_at = 0;
    for (std::uint32_t index = root_; index < nodes_[root_].next && looked_at < k_most; ++index) {
      if (!is_heading(nodes_[index].element) || layout_.is_dropped(index)) continue;
      if (repeats(index, headline, looked_at == 0)) {
        if (looked_at == 0) drop_labels_above(index);
        layout_.drop(index);
      }
      ++looked_at;
    }
  }

  /// @return how many characters of links an author has put into the text: in cards, and below a heading for sources.
  std::uint32_t drop_blocks_beside_the_text() {
    if ((nodes_[root_].hints & k_notes) != 0) return 0;
    find_last_text();
    find_previous();
    for (std::uint32_t index = root_ + 1; index < nodes_[root_].next; ++index) {
      const bool are_notes = (nodes_[index].hints & k_notes) != 0; // mostly links
      if (!are_notes && is_card(index)) keep_links(index);
      if (are_notes || is_card(index)) {
        index = nodes_[index].next - 1;
      } else if (!layout_.is_dropped(index) && is_beside(index)) {
        layout_.drop(index);
      }
    }
    return own_links_;
  }

  /// Drops headings without content, such as "Related stories" after those were dropped.
  void drop_headings_over_nothing() {
    std::uint32_t heading = 0;
    bool has_lost = false;
    for (std::uint32_t index = root_ + 1; index < nodes_[root_].next; ++index) {
      const Node& node = nodes_[index];
      if (layout_.is_dropped(index)) {
        has_lost = has_lost || node.text > 0;
      } else if (is_heading(node.element)) {
        if (heading != 0 && has_lost) layout_.drop(heading);
        heading = index;
        has_lost = false;
        index = node.next - 1;
      } else if (node.text > 0 || node.element == Element::img || node.element == Element::iframe) {
        heading = 0;
      }
    }
    constexpr std::uint32_t k_a_label = 40;
    if (heading != 0 && (has_lost || sums(heading).text < k_a_label)) layout_.drop(heading);
  }

 private:
  /// Finds the end of the text, and its long paragraphs. Lists of links after it lead to other pages; those before it
  /// may belong to the text.
  void find_last_text() {
    constexpr std::uint32_t k_a_sentence = 60;
    constexpr std::uint32_t k_a_paragraph = 200;
    for (std::uint32_t index = root_; index < nodes_[root_].next; ++index) {
      const bool is_text = !layout_.is_dropped(index) && !sums(index).has_blocks && !is_inline(nodes_[index].element) &&
                           sums(index).inline_text >= k_a_sentence && layout_.link_density(index) < 500;
      if (is_text) last_text_ = index;
      const bool is_long = is_text && nodes_[index].element == Element::p && sums(index).inline_text >= k_a_paragraph &&
                           layout_.link_density(index) < 250;
      paragraphs_.push_back((paragraphs_.empty() ? 0 : paragraphs_.back()) + (is_long ? 1U : 0U));
    }
  }

  void find_previous() {
    previous_.assign(nodes_[root_].next - root_, 0);
    for (std::uint32_t index = root_ + 1; index < nodes_[root_].next; ++index) {
      const std::uint32_t next = nodes_[index].next;
      if (next < nodes_[root_].next && nodes_[next].parent == nodes_[index].parent) previous_[next - root_] = index;
    }
  }

  /// Whether a block has one paragraph, as the block before or after it, which is text: all of the text is in such
  /// blocks, and this paragraph is a link.
  [[nodiscard]] bool is_paragraph_among_others(std::uint32_t index) const {
    const Node& node = nodes_[index];
    if (sums(index).paragraphs != 1 || sums(index).pictures != 0) return false;
    const auto is_text_alike = [&](std::uint32_t other) {
      constexpr std::uint32_t k_a_sentence = 60;
      return nodes_[other].element == node.element && nodes_[other].hints == node.hints &&
             sums(other).paragraphs == 1 && sums(other).text >= k_a_sentence && layout_.link_density(other) < 250;
    };
    const std::uint32_t previous = previous_[index - root_];
    const bool has_next = node.next < nodes_[root_].next && nodes_[node.next].parent == node.parent;
    return (previous != 0 && is_text_alike(previous)) || (has_next && is_text_alike(node.next));
  }

  /// Counts the paragraphs of a block that are longer than the text below a headline in a list of stories.
  [[nodiscard]] std::uint32_t paragraphs_in(std::uint32_t index) const {
    return paragraphs_[nodes_[index].next - 1 - root_] - paragraphs_[index - 1 - root_];
  }

  [[nodiscard]] const Sums& sums(std::uint32_t index) const { return layout_.sums(index); }

  [[nodiscard]] bool repeats(std::uint32_t index, const std::string& headline, bool is_first) const {
    constexpr std::uint32_t k_longest = 400;
    constexpr std::uint32_t k_most_bytes = 20'000;
    constexpr std::size_t k_shortest_part = 15;
    const Node& node = nodes_[index];
    if (sums(index).text > k_longest || node.end - node.begin > k_most_bytes) return false;
    const std::string text = letters_of(text_of(source_, node));
    if (text.empty()) return false;
    const bool is_part =
        node.element <= Element::h2 && text.size() > k_shortest_part && headline.find(text) != std::string::npos;
    return text == headline || is_part || (is_first && node.element == Element::h1 && is_like(text, headline));
  }

  /// Drops labels above the headline: text that is not a sentence, such as breadcrumbs or a byline.
  void drop_labels_above(std::uint32_t headline) {
    constexpr std::uint32_t k_a_label = 100;
    for (std::uint32_t index = root_ + 1; index < headline;) {
      const bool is_around = nodes_[index].next > headline;
      const Sums& own = sums(index);
      const bool is_picture = own.pictures > 0 && own.linked == 0;
      const bool is_label = !is_around && own.text > 0 && own.text < k_a_label && !is_picture;
      if (is_label && !layout_.is_dropped(index)) layout_.drop(index);
      index = is_around ? index + 1 : nodes_[index].next;
    }
  }

  /// Counts the links of an element, unless they are in one that was counted.
  void keep_links(std::uint32_t index) {
    if (index < end_of_links_) return;
    end_of_links_ = nodes_[index].next;
    own_links_ += layout_.sums(index).linked;
  }

  /// Whether an element is a card that an author has put into the text: a bookmark, a file, a button. Most are links.
  [[nodiscard]] bool is_card(std::uint32_t index) const {
    const Node& node = nodes_[index];
    if (node.element != Element::div && node.element != Element::figure) return false;
    const std::string_view tag = source_.substr(node.begin, node.content_begin - node.begin);
    const auto has = [&](std::string_view name) { return tag.find(name) != std::string_view::npos; };
    return ((has("\"kg-card") || has(" kg-card")) && !has("kg-signup")) || has("\"wp-block-file");
  }

  /// Whether a block looks foreign to the text: it has more links or form fields than words.
  [[nodiscard]] bool is_beside(std::uint32_t index) {
    const Node& node = nodes_[index];
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
      case Element::unknown: return (node.hints & k_body) == 0 && !layout_.is_in_line(index) && is_made_of_links(index);
      case Element::footer:
      case Element::aside: return sums(index).text * std::uint64_t{2} < sums(root_).text;
      default: return is_heading(node.element) && (node.hints & (k_apart | k_comments)) != 0;
    }
  }

  /// Whether a block consists mostly of links, by its link density.
  [[nodiscard]] bool is_made_of_links(std::uint32_t index) {
    constexpr std::uint32_t k_many_commas = 10; // commas, as in sentences
    constexpr std::uint32_t k_short = 250;
    constexpr std::uint32_t k_characters_an_item = 40;
    constexpr std::uint32_t k_part_of_the_text = 2; // long paragraphs
    const Node& node = nodes_[index];
    const Sums& own = sums(index);
    const std::uint32_t density = layout_.link_density(index);
    const bool is_inside_text = index < last_text_ && own.pictures == 0 && own.teasers == 0;
    if (node.element == Element::table && own.cells >= 4 && (own.has_header_cells || is_inside_text)) return false;
    if (own.commas >= k_many_commas || is_paragraph_among_others(index)) return false;
    if (paragraphs_in(index) >= k_part_of_the_text) return false; // the links are in another block in it
    if (is_list_of_sources(index)) {
      keep_links(index);
      return false;
    }
    const int weight = weight_of(node);
    if (weight < 0) return density > 350 || own.text < k_short;
    if (own.fields > 0 && own.fields * 3 > own.paragraphs) return true;
    if (node.element == Element::ul || node.element == Element::ol) return density > 600 && index > last_text_;
    if (!own.has_blocks) return density > 800; // a paragraph in another element
    if (own.items * k_characters_an_item > own.text || node.element == Element::table) return density > 600;
    return density > (weight > 0 || paragraphs_in(index) > 0 ? 500U : 250U);
  }

  /// Whether a heading above the links of a block, or in it, says that they are the article's sources, and one of them
  /// leads to another site.
  [[nodiscard]] bool is_list_of_sources(std::uint32_t index) const {
    std::uint32_t heading = previous_[index - root_];
    if (heading == 0 || !is_heading(nodes_[heading].element)) {
      for (heading = index + 1; heading < nodes_[index].next; ++heading) {
        if (is_heading(nodes_[heading].element)) break;
        if (nodes_[heading].text != 0) return false;
      }
    }
    if (heading >= nodes_[root_].next || !is_heading(nodes_[heading].element)) return false;
    if (!is_title_of_sources(letters_of(text_of(source_, nodes_[heading])))) return false;
    for (std::uint32_t at = index + 1; at < nodes_[index].next; ++at) {
      const Node& node = nodes_[at];
      if (node.element != Element::a) continue;
      const std::string_view target = href_of(source_.substr(node.begin, node.content_begin - node.begin));
      if (is_web_address(target) && !is_of_site(target, facts_.url)) return true;
    }
    return false;
  }

  Layout& layout_;
  const std::vector<Node>& nodes_;
  std::uint32_t root_;
  std::string_view source_;
  const Facts& facts_;
  std::uint32_t last_text_ = 0;
  std::uint32_t own_links_ = 0;           // characters
  std::uint32_t end_of_links_ = 0;        // the element behind the last that was counted
  std::vector<std::uint32_t> previous_;   // the sibling before each element of the root; 0 if there is none
  std::vector<std::uint32_t> paragraphs_; // the number of long paragraphs up to each element of the root
};

} // namespace

int weight_of(const Node& node) {
  constexpr int k_step = 25;
  int weight = 0;
  if ((node.hints & (k_bad | k_apart | k_comments)) != 0) weight -= k_step;
  if ((node.hints & (k_good | k_body)) != 0) weight += k_step;
  return weight;
}

std::uint32_t clean(Layout& layout, const std::vector<std::uint32_t>& roots, std::string_view source,
                    const Facts& facts) {
  for (const std::uint32_t index : facts.taken) {
    if (!layout.is_dropped(index)) layout.drop(index);
  }
  for (const std::uint32_t root : roots) Cleaner(layout, root, source, facts).drop_repeated_headline();
  layout.add_up();
  std::uint32_t links = 0;
  for (const std::uint32_t root : roots) links += Cleaner(layout, root, source, facts).drop_blocks_beside_the_text();
  layout.add_up();
  for (const std::uint32_t root : roots) drop_labels(layout, root, source, facts.url);
  layout.add_up();
  for (const std::uint32_t root : roots) Cleaner(layout, root, source, facts).drop_headings_over_nothing();
  layout.add_up();
  return links;
}

} // namespace lede::formats::page
