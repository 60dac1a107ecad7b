// Languages as documents and systems name them.
#pragma once

#include <string>
#include <string_view>

namespace lede {

/// Whether a text that has the form of a tag may be a name. "English" has the form of a tag, but it is no language's
/// tag.
[[nodiscard]] inline bool may_be_language_name(std::string_view tag) noexcept {
  const std::size_t end = tag.find('-');
  const std::size_t size = end == std::string_view::npos ? tag.size() : end;
  return size > 3;
}

/// Returns the BCP 47 tag for a locale, a name or a code: "en_US", "vi_VN.UTF-8", "English", "Tiếng Việt", "deu".
/// @return the text itself if it is a tag; empty if it names no language.
[[nodiscard]] std::string read_language_name(std::string_view text);

} // namespace lede
