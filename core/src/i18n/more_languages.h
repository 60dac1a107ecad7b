// The languages that most pages do not speak: all but Vietnamese and English.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::i18n {

// Packed, each in its own file. `more_language` is the way to them.
extern const std::string_view k_arabic;
extern const std::string_view k_german;
extern const std::string_view k_spanish;
extern const std::string_view k_french;
extern const std::string_view k_hebrew;
extern const std::string_view k_hindi;
extern const std::string_view k_indonesian;
extern const std::string_view k_japanese;
extern const std::string_view k_korean;
extern const std::string_view k_portuguese;
extern const std::string_view k_russian;
extern const std::string_view k_thai;
extern const std::string_view k_simplified_chinese;
extern const std::string_view k_traditional_chinese;

/// The packed text of the language at `index` of those in language.cpp's list that are not built in.
[[nodiscard]] std::string_view more_language(std::size_t index) noexcept;

} // namespace lede::i18n
