// Removes words of a page that stand in the article's text: labels of advertising and tools, links to other stories.
#include "formats/page/label_cleaner.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/page/labels.h"
#include "formats/page/link_targets.h"
#include "formats/page/names.h"
#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

/// Whether it is an element that gives its text no role: no item, term, quotation, heading or emphasis.
bool is_plain(Element element) {
  return element == Element::div || element == Element::p || element == Element::span || element == Element::section ||
         element == Element::aside || element == Element::unknown || element == Element::a;
}

/// Whether a markup has formatting elements, which are not among the elements of a page (page_elements.h).
bool has_emphasis(std::string_view markup) {
  constexpr std::string_view k_names = "b strong em i u q mark code kbd samp var cite dfn s del";
  for (std::size_t at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at + 1)) {
    const std::string_view rest = markup.substr(at + 1);
    std::string name(rest.substr(0, std::min<std::size_t>(rest.find_first_of(" \n\t\f/>"), 10)));
    lower_ascii(name);
    if (!name.empty() && has_word(k_names, name)) return true;
  }
  return false;
}

class LabelCleaner {
 public:
  LabelCleaner(Layout& layout, std::uint32_t root, std::string_view source, std::string_view address)
      : layout_(layout), nodes_(layout.page().nodes), root_(root), source_(source), address_(address) {}

  void clean() {
    for (std::uint32_t index = root_ + 1; index < nodes_[root_].next; ++index) {
      if (layout_.is_dropped(index) || !is_short(index)) continue;
      const std::string text = text_of(source_, nodes_[index]);
      if (is_foreign(index, text)) layout_.drop(index);
    }
  }

 private:
  [[nodiscard]] bool is_foreign(std::uint32_t index, std::string_view text) {
    switch (label_of(letters_of(text))) {
      case Label::tool:
        return !is_said(text) && ((is_box(index) && !leads_elsewhere(index)) || is_control_among_others(index));
      case Label::advertising: return !is_said(text) && is_box(index) && has_place_for_advertising(index);
      case Label::button: return is_box(index) && is_control(index);
      case Label::size: return is_box(index) && is_beside_size_tool(index);
      case Label::stories: return is_announcement(index) && drop_stories_after(index);
      default: return is_size_tool(index) && is_beside_size_tool(index);
    }
  }

  [[nodiscard]] const Sums& sums(std::uint32_t index) const { return layout_.sums(index); }

  [[nodiscard]] bool is_short(std::uint32_t index) const {
    constexpr std::uint32_t k_longest = 50; // characters
    constexpr std::uint32_t k_most_bytes = 1000;
    const Node& node = nodes_[index];
    const Sums& own = sums(index);
    return own.text != 0 && own.text <= k_longest && own.pictures == 0 && own.frames == 0 && own.cells == 0 &&
           node.end - node.begin <= k_most_bytes;
  }

  /// Returns the outermost element that has the same text.
  [[nodiscard]] std::uint32_t outermost(std::uint32_t index) const {
    while (nodes_[index].parent != root_ && index != root_ && sums(nodes_[index].parent).text == sums(index).text)
      index = nodes_[index].parent;
    return index;
  }

  /// Whether an element is a line in boxes of its own that give the text no role.
  [[nodiscard]] bool is_box(std::uint32_t index) const {
    const std::uint32_t outer = outermost(index);
    const Node& node = nodes_[outer];
    if (is_inline(node.element) || has_emphasis(source_.substr(node.begin, node.end - node.begin))) return false;
    for (std::uint32_t at = outer; at < nodes_[outer].next; ++at) {
      if (sums(at).text != 0 && !is_plain(nodes_[at].element)) return false;
    }
    return true;
  }

  [[nodiscard]] std::string_view target(std::uint32_t index) const {
    const Node& node = nodes_[index];
    if (node.element != Element::a) return {};
    return href_of(source_.substr(node.begin, node.content_begin - node.begin));
  }

  [[nodiscard]] bool leads_elsewhere(std::uint32_t index) const { return sums(index).linked != 0; }

  /// Whether all of a line is a link that runs a script or leads to the page itself.
  [[nodiscard]] bool is_control(std::uint32_t index) const {
    for (std::uint32_t at = index; at < nodes_[index].next; ++at) {
      if (nodes_[at].element == Element::a && sums(at).text == sums(index).text)
        return is_of_page(target(at), address_);
    }
    return false;
  }

  /// Whether an element is a link to a part of the page, and there are only such links beside it.
  [[nodiscard]] bool is_control_among_others(std::uint32_t index) const {
    const std::uint32_t parent = nodes_[index].parent;
    if (nodes_[index].element != Element::a || !is_control(index) || nodes_[parent].text != 0) return false;
    if (is_inline(nodes_[parent].element) || (!is_plain(nodes_[parent].element) && parent != root_)) return false;
    return has_only_controls(parent);
  }

  /// Whether all of the inline elements in a block are links to parts of the page.
  [[nodiscard]] bool has_only_controls(std::uint32_t block) const {
    constexpr int k_most = 200;
    int looked_at = 0;
    for (std::uint32_t at = block + 1; at < nodes_[block].next; at = nodes_[at].next) {
      if (++looked_at > k_most) return false;
      if (is_inline(nodes_[at].element) && sums(at).text != 0 && !(is_short(at) && is_control(at))) return false;
    }
    return true;
  }

  /// Whether a box, something in it, or the one behind it is named as an advertisement's.
  [[nodiscard]] bool has_place_for_advertising(std::uint32_t index) const {
    const std::uint32_t outer = outermost(index);
    const auto is_place = [this](std::uint32_t at) { return (nodes_[at].hints & k_apart) != 0; };
    for (std::uint32_t at = outer; at < nodes_[outer].next; ++at) {
      if (is_place(at)) return true;
    }
    const std::uint32_t next = nodes_[outer].next;
    return next < nodes_[root_].next && nodes_[next].parent == nodes_[outer].parent && sums(next).text == 0 &&
           is_place(next);
  }

  /// Whether an element is a link of the tool that changes the size of letters: "A+".
  [[nodiscard]] bool is_size_tool(std::uint32_t index) const {
    constexpr std::uint32_t k_longest = 3;
    if (sums(index).text > k_longest || !target(index).starts_with("javascript:")) return false;
    const std::string letters = letters_of(text_of(source_, nodes_[index]));
    return letters.find_first_not_of('a') == std::string::npos;
  }

  /// Whether the next script link after or before an element is of the tool that changes the size of letters.
  [[nodiscard]] bool is_beside_size_tool(std::uint32_t index) const {
    constexpr std::uint32_t k_near = 4;
    const auto is_script = [this](std::uint32_t at) { return target(at).starts_with("javascript:"); };
    for (std::uint32_t at = index + 1; at < nodes_[root_].next && at <= index + k_near; ++at) {
      if (is_script(at)) return is_size_tool(at);
    }
    for (std::uint32_t at = index - 1; at > root_ && at + k_near >= index; --at) {
      if (is_script(at)) return is_size_tool(at);
    }
    return false;
  }

  /// Whether an element is a heading, or a line in bold letters or without a role.
  [[nodiscard]] bool is_announcement(std::uint32_t index) const {
    const Element element = nodes_[outermost(index)].element;
    return (is_heading(element) || element == Element::p || element == Element::div) && !leads_elsewhere(index);
  }

  /// Whether all words and pictures of a block are links to other pages of the site. What is dropped counts, too.
  [[nodiscard]] bool is_made_of_stories(std::uint32_t block) const {
    bool has_words = false;
    for (std::uint32_t at = block; at < nodes_[block].next; ++at) {
      const Node& node = nodes_[at];
      const bool is_seen = node.text != 0 || node.element == Element::img;
      if (node.element == Element::iframe || node.element == Element::video || node.element == Element::audio ||
          (is_seen && (node.hints & (k_link | k_hidden)) == 0))
        return false;
      if (node.element == Element::a && (node.hints & k_link) != 0 && !is_of_site(target(at), address_)) return false;
      has_words = has_words || (node.text != 0 && (node.hints & k_link) != 0);
    }
    return has_words;
  }

  /// Drops the blocks directly behind an element that are nothing but links to other stories. @return whether there
  /// are any.
  bool drop_stories_after(std::uint32_t label) {
    const std::uint32_t outer = outermost(label);
    const std::uint32_t parent = nodes_[outer].parent;
    bool has_stories = false;
    for (std::uint32_t at = nodes_[outer].next; at < nodes_[parent].next; at = nodes_[at].next) {
      const bool is_empty = sums(at).text == 0 && sums(at).pictures == 0 && sums(at).frames == 0;
      if (is_made_of_stories(at)) {
        layout_.drop(at);
        has_stories = true;
        if (nodes_[at].element != Element::p && nodes_[at].element != Element::a) break; // a list
      } else if (!is_empty) {
        break;
      }
    }
    return has_stories;
  }

  Layout& layout_;
  const std::vector<Node>& nodes_;
  std::uint32_t root_;
  std::string_view source_;
  std::string_view address_;
};

} // namespace

void drop_labels(Layout& layout, std::uint32_t root, std::string_view source, std::string_view address) {
  if ((layout.page().nodes[root].hints & k_notes) == 0) LabelCleaner(layout, root, source, address).clean();
}

} // namespace lede::formats::page
