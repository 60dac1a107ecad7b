// The ranges of a page's source that are its article's text.
#include "formats/page/body_parts.h"

#include <algorithm>
#include <string_view>

#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

/// Returns the start or the end tag of a heading.
std::string_view tag_of_heading(Element element, bool is_end) {
  constexpr std::string_view k_tags[] = {"<h1></h1>", "<h2></h2>", "<h3></h3>", "<h4></h4>", "<h5></h5>", "<h6></h6>"};
  const auto level = static_cast<std::size_t>(element) - static_cast<std::size_t>(Element::h1);
  return is_end ? k_tags[level].substr(4) : k_tags[level].substr(0, 4);
}

class Parts {
 public:
  Parts(const Layout& layout, std::vector<Range>& parts)
      : layout_(layout), nodes_(layout.page().nodes), parts_(parts) {}

  void add(std::uint32_t root) {
    const Node& node = nodes_[root];
    const bool is_whole = keeps_its_tag(node.element) && (node.hints & k_renamed) == 0;
    begin_ = is_whole ? node.begin : node.content_begin;
    for (std::uint32_t index = root + 1; index < node.next;) {
      if (heading_ != 0 && index >= nodes_[heading_].next) end_heading();
      index = visit(index);
    }
    if (heading_ != 0) end_heading();
    end_part(is_whole ? node.end : node.content_end);
  }

 private:
  /// @return the next element to visit.
  std::uint32_t visit(std::uint32_t index) {
    const Node& inner = nodes_[index];
    const bool is_dropped = layout_.is_dropped(index);
    if (is_dropped) {
      end_part(inner.begin);
      begin_ = std::max(begin_, inner.end);
      return inner.next;
    }
    if ((inner.hints & k_renamed) != 0 && heading_ == 0) {
      end_part(inner.begin);
      parts_.push_back({inner.begin, inner.begin, tag_of_heading(inner.element, false)});
      begin_ = std::max(begin_, inner.content_begin);
      heading_ = index;
    } else if ((inner.hints & (k_hidden | k_unwrap)) != 0) {
      // Of a hidden element that is the article nevertheless, only the start tag is cut out: it says `hidden`.
      end_part(inner.begin);
      begin_ = std::max(begin_, inner.content_begin);
    }
    return index + 1;
  }

  void end_heading() {
    const Node& heading = nodes_[heading_];
    end_part(heading.content_end);
    parts_.push_back({heading.content_end, heading.content_end, tag_of_heading(heading.element, true)});
    begin_ = std::max(begin_, heading.end);
    heading_ = 0;
  }

  void end_part(std::uint32_t end) {
    if (end > begin_) parts_.push_back({begin_, end});
  }

  const Layout& layout_;
  const std::vector<Node>& nodes_;
  std::vector<Range>& parts_;
  std::uint32_t begin_ = 0;   // of the part that is not added yet
  std::uint32_t heading_ = 0; // the open element that becomes a heading; 0 if there is none
};

} // namespace

void add_parts(const Layout& layout, std::uint32_t root, std::vector<Range>& parts) { Parts(layout, parts).add(root); }

void cut_out(std::vector<Range>& parts, const Node& node) {
  for (std::size_t index = 0; index < parts.size(); ++index) {
    Range& part = parts[index];
    if (node.begin < part.begin || node.begin >= part.end) continue;
    const Range behind = {std::min(node.end, part.end), part.end};
    part.end = node.begin;
    if (behind.end > behind.begin) parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(index) + 1, behind);
    return;
  }
}

} // namespace lede::formats::page
