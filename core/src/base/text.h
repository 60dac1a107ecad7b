// Joins texts. One function is smaller than the code that each std::string operator+ would generate.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace lede {

[[nodiscard]] std::string concat(std::initializer_list<std::string_view> parts);

/// A name from the document in double quotes; a long name is cut.
[[nodiscard]] std::string quote(std::string_view name);

/// The name of a tag for a message that puts it between < and >; an ellipsis if it is too long for one.
[[nodiscard]] std::string_view shown_name(std::string_view name);

/// Whether a text is nothing but spaces: also no-break and ideographic ones, which editors leave behind.
/// @param text well-formed UTF-8.
[[nodiscard]] bool is_blank(std::string_view text);

/// Whether the text begins with "https://" or "http://", in lower case.
[[nodiscard]] bool is_web_address(std::string_view text);

/// Appends a number in decimal digits.
void append_integer(std::string& out, std::int64_t number);
[[nodiscard]] std::string decimal(std::int64_t number);

} // namespace lede
