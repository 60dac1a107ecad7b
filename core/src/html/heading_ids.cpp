// Gives the headings of a finished body ids made of their words, so that addresses (`page#lede-what-happened`) and a
// host's table of contents can lead to them.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/limits.h"
#include "base/text.h"
#include "html/html_writer.h"

namespace lede {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view k_id = " id=\"";
constexpr int k_most_equal = 20; // further headings with the same words get no id

std::size_t length_of_character(unsigned char first) {
  if (first < 0xC0) return 1;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// Whether a character is a letter or a digit, in any script. All characters of Unicode's blocks of punctuation and
/// symbols are neither.
bool is_letter(std::string_view character) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(character[index]); };
  switch (byte(0)) {
    case 0xC2: return false;                                                // U+0080 to U+00BF
    case 0xE2: return byte(1) >= 0xB0;                                      // U+2000 to U+2BFF
    case 0xE3: return byte(1) != 0x80;                                      // U+3000 to U+303F
    case 0xEF: return byte(1) < 0xB8 || byte(1) == 0xB9 || byte(1) == 0xBA; // fullwidth forms, variation selectors
    case 0xF0: return byte(1) != 0x9F;                                      // emoji
    default: return true;
  }
}

/// Returns the words of a heading with hyphens between them. ASCII letters become lower case.
/// @param content finished markup. The text in `<sup>` is a footnote's number.
std::string slug_of(std::string_view content) {
  constexpr std::size_t k_longest = 64; // bytes, approximately; a character is never cut
  std::string slug;
  bool hyphen_due = false;
  while (!content.empty() && slug.size() < k_longest) {
    std::size_t size = length_of_character(static_cast<unsigned char>(content.front()));
    if (content.front() == '<') {
      if (content.starts_with("<sup")) content.remove_prefix(std::min(content.find("</sup"), content.size() - 1));
      size = content.find('>') + 1;
    } else if (content.front() == '&') {
      size = content.find(';') + 1;
      hyphen_due = true;
    } else if (size == 1 ? ascii::is_alphanumeric(content.front()) : is_letter(content.substr(0, size))) {
      if (hyphen_due && !slug.empty()) slug += '-';
      hyphen_due = false;
      if (size == 1)
        slug += ascii::to_lower(content.front());
      else
        slug += content.substr(0, size);
    } else if (content.front() != '\'' && !content.starts_with("\u2019")) { // an apostrophe does not separate words
      hyphen_due = true;
    }
    content.remove_prefix(size);
  }
  return slug;
}

/// In finished markup, `<` and a bare `>` occur only in tags.
class HeadingIds {
 public:
  HeadingIds(std::string_view html, std::string_view prefix) : html_(html), prefix_(prefix) {}

  std::string run() {
    std::string out;
    std::size_t copied = 0;
    std::size_t count = 0;
    for (std::size_t at = next_heading(0); at != npos && count < limits::max_heading_ids; at = next_heading(at + 1)) {
      const std::size_t name_end = at + 3;
      const std::size_t tag_end = html_.find('>', at);
      const std::string_view tag = html_.substr(at, tag_end - at);
      if (tag.find(" id=\"") != npos || tag.find(" class=\"lede-") != npos) continue; // has an id, or is a component's
      if (count++ == 0) note_used_ids();
      const std::size_t content = tag_end + 1;
      const std::string id = unused_id(slug_of(html_.substr(content, html_.find("</h", content) - content)));
      if (id.empty()) continue;
      if (!k_is_small_build && copied == 0) out.reserve(html_.size() + html_.size() / 16); // mostly enough
      out += html_.substr(copied, name_end - copied);
      out += concat({" id=\"", id, "\""});
      copied = name_end;
    }
    if (copied > 0) out += html_.substr(copied);
    return out;
  }

 private:
  std::size_t next_heading(std::size_t from) const {
    for (std::size_t at = from; (at = next_h(at)) < html_.size(); ++at) {
      if (html_[at + 2] >= '1' && html_[at + 2] <= '6') return at;
    }
    return npos;
  }

  std::size_t next_h(std::size_t from) const {
    return k_is_small_build ? html_.find("<h", from) : find_pair(html_, from, '<', 'h');
  }

  /// The offset of the next k_id.
  std::size_t next_id(std::size_t from) const {
    if (k_is_small_build) return html_.find(k_id, from);
    for (std::size_t at = from; (at = find_pair(html_, at, '=', '"')) < html_.size(); ++at) {
      const std::size_t end = at + 2;
      if (html_.substr(0, end).ends_with(k_id)) return end - k_id.size();
    }
    return npos;
  }

  void note_used_ids() {
    for (std::size_t at = 0; used_.size() < limits::max_heading_ids && (at = next_id(at)) != npos;) {
      at += k_id.size();
      used_.emplace_back(html_.substr(at, html_.find('"', at) - at));
    }
  }

  /// @return nothing for a heading without words, and for words that too many headings have.
  std::string unused_id(const std::string& slug) {
    if (slug.empty()) return {};
    const std::string first = concat({prefix_, slug});
    std::string id = first;
    for (int number = 2; is_used(id); ++number) {
      if (number == k_most_equal) return {};
      id = concat({first, "-", decimal(number)});
    }
    used_.push_back(id);
    return id;
  }

  bool is_used(const std::string& id) const { return std::find(used_.begin(), used_.end(), id) != used_.end(); }

  std::string_view html_;
  std::string_view prefix_;
  std::vector<std::string> used_;
};

} // namespace

SafeHtml HtmlWriter::with_heading_ids(SafeHtml html, std::string_view prefix) {
  std::string changed = HeadingIds(html.view(), prefix).run();
  return changed.empty() ? std::move(html) : SafeHtml(std::move(changed));
}

SafeHtml HtmlWriter::without_element(SafeHtml html, std::size_t begin, std::size_t end) {
  std::string text = std::move(html).release();
  return SafeHtml(text.erase(begin, end - begin));
}

} // namespace lede
