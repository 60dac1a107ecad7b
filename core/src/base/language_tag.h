// Language tags. @see https://www.rfc-editor.org/info/bcp47
#pragma once

#include <string_view>

namespace lede {

/// Whether the tag has the form of a BCP 47 tag: a language of 2 to 8 letters (or a private "x-…"), then subtags of 1
/// to 8 letters and digits. Whether its subtags are registered is not looked up.
[[nodiscard]] bool is_language_tag(std::string_view tag) noexcept;

} // namespace lede
