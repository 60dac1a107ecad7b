#include "formats/empty_elements.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"

namespace lede::formats {
namespace {

constexpr char k_void[] = "area base br col embed hr img input link meta param source track wbr";
constexpr char k_swallowing[] = "iframe video audio object canvas script style noscript title textarea select";
constexpr std::size_t k_longest_name = 60;  // bytes
constexpr std::size_t k_longest_tag = 4000; // bytes

/// Returns the offset after the tag that begins at `at`; 0 if it has no end.
std::size_t end_of_tag(std::string_view markup, std::size_t at) {
  char quote = '\0';
  const std::size_t end = std::min(markup.size(), at + k_longest_tag);
  for (std::size_t i = at + 1; i < end; ++i) {
    const char c = markup[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return i + 1;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '<') {
      return 0;
    }
  }
  return 0;
}

class Closer {
 public:
  Closer(std::string_view markup, MarkupKind kind) : markup_(markup), kind_(kind) {}

  std::string close() {
    std::size_t copied = 0;
    for (std::size_t at = markup_.find('<'); at != std::string_view::npos; at = markup_.find('<', at + 1)) {
      const std::string_view rest = markup_.substr(at + 1, k_longest_name);
      const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
      if (name.empty() || name.size() == rest.size() || !ascii::is_letter(name[0]) || !can_be_closed(name)) continue;
      const std::size_t end = end_of_tag(markup_, at);
      if (end == 0) continue;
      if (markup_[end - 2] == '/' &&
          (kind_ == MarkupKind::xml || (has_space_or_quote(end - 2) && !is_closed(name, end)))) {
        out_.append(markup_.substr(copied, end - 2 - copied)).append(concat({"></", name, ">"}));
        copied = end;
      }
      at = end - 1;
    }
    return std::move(out_.append(markup_.substr(copied)));
  }

 private:
  [[nodiscard]] bool can_be_closed(std::string_view name) const {
    return kind_ == MarkupKind::xml ? !has_word(k_void, name) : has_word(k_swallowing, name);
  }

  /// Whether the slash is not the end of an address without quotation marks.
  [[nodiscard]] bool has_space_or_quote(std::size_t slash) const {
    return std::string_view(" \t\r\n\"'").find(markup_[slash - 1]) != std::string_view::npos;
  }

  /// Whether an end tag follows before the next element of that name.
  [[nodiscard]] bool is_closed(std::string_view name, std::size_t from) const {
    const std::string_view rest = markup_.substr(from);
    return rest.substr(0, rest.find(concat({"<", name}))).find(concat({"</", name})) != std::string_view::npos;
  }

  std::string_view markup_;
  MarkupKind kind_;
  std::string out_;
};

} // namespace

std::string close_empty_elements(std::string_view markup, MarkupKind kind) { return Closer(markup, kind).close(); }

bool may_have_empty_elements(std::string_view markup) { return markup.find("/>") != std::string_view::npos; }

} // namespace lede::formats
