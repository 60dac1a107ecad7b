// Languages as documents and systems name them.
#pragma once

#include <string>
#include <string_view>

namespace lede {

/// Whether a tag by its form may be a name all the same: "English" has the form of a tag, and no language has it.
[[nodiscard]] inline bool may_be_language_name(std::string_view tag) noexcept {
  const std::size_t end = tag.find('-');
  const std::size_t size = end == std::string_view::npos ? tag.size() : end;
  return size > 3;
}

/// The BCP 47 tag that is meant: "en_US", "vi_VN.UTF-8", "English", "Tiếng Việt", "deu".
/// @return the text itself where it is a tag already; empty where it names no language.
[[nodiscard]] std::string read_language_name(std::string_view text);

} // namespace lede
