// Small things about text: numbers, names, UTF-8, forms, times, tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsroom {

/// A letter or digit of ASCII, `-` or `_`.
[[nodiscard]] bool is_word(char character) noexcept;
[[nodiscard]] bool equals_ignoring_case(std::string_view left, std::string_view right) noexcept;
/// Without spaces, tabs and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// Digits alone, at most 15 of them; nothing else.
[[nodiscard]] std::optional<std::int64_t> parse_number(std::string_view digits) noexcept;

/// What names a voter or a request: `shortest` to 64 characters of `is_word`.
[[nodiscard]] bool is_token(std::string_view text, std::size_t shortest) noexcept;
/// 192 random bits, as 32 characters of `is_word`.
[[nodiscard]] std::string make_token();
/// Compares in constant time.
[[nodiscard]] bool same_secret(std::string_view given, std::string_view expected) noexcept;

/// How many characters (code points) a text has; nothing if it is not UTF-8, or has controls other than those in
/// `allowed_controls`. Unless LF is among these, Unicode's own line ends are refused, too.
[[nodiscard]] std::optional<std::size_t> count_characters(std::string_view text, std::string_view allowed_controls);
/// Reads the well-formed character at the beginning. @return its bytes; 0 if there is none.
std::size_t read_character(std::string_view text, std::uint32_t& character) noexcept;
/// Appends a character as UTF-8.
void append_character(std::string& text, std::uint32_t character);
/// In small letters, of every script that has them. What is not UTF-8 stays as it is.
[[nodiscard]] std::string fold_case(std::string_view text);
/// With each Latin letter and its marks as one character, as far as Unicode has it (NFC). What is not UTF-8 stays.
[[nodiscard]] std::string composed(std::string_view text);
/// Whether a character adds nothing to the width of a line: marks of all scripts, which need a letter below them, and
/// format characters.
[[nodiscard]] bool has_no_width(std::uint32_t character) noexcept;
/// Whether it has more than white space and characters without a shape.
[[nodiscard]] bool has_visible(std::string_view text) noexcept;

/// `application/x-www-form-urlencoded`.
using Form = std::vector<std::pair<std::string, std::string>>;
/// @param most fields that are read; the rest is ignored.
[[nodiscard]] Form parse_form(std::string_view body, std::size_t most = 16);
/// The first field of that name, or nothing.
[[nodiscard]] std::optional<std::string> find_field(const Form& form, std::string_view name);
/// Text for a query or a form: everything but `is_word` escaped.
[[nodiscard]] std::string encode_url(std::string_view text);
/// The text with percent escapes decoded; a "%" without an escape stays.
[[nodiscard]] std::string decode_url(std::string_view text, bool plus_is_space);

/// The text escaped for HTML, between tags or in a quoted attribute.
[[nodiscard]] std::string escape_html(std::string_view text);

/// "https://news.example" of an absolute http(s) URL, empty for anything else.
[[nodiscard]] std::string_view origin_of(std::string_view url) noexcept;
/// An origin as browsers write it: in lower case, without the scheme's own port.
[[nodiscard]] std::string canonical_origin(std::string_view origin);
/// Whether two origins are the same, whatever the case of the host and with or without the scheme's own port.
[[nodiscard]] bool is_same_origin(std::string_view left, std::string_view right);
/// What follows the origin, without query and fragment.
[[nodiscard]] std::string_view path_of(std::string_view url) noexcept;

[[nodiscard]] std::int64_t now_seconds();
/// RFC 3339 in UTC.
[[nodiscard]] std::string format_time(std::int64_t seconds);
/// For people: day and minute in UTC, "2026-01-02 03:04 UTC".
[[nodiscard]] std::string format_minute(std::int64_t seconds);
/// Seconds since 1970 of an RFC 3339 date, with or without a time and an offset; 0 if it is not a date.
[[nodiscard]] std::int64_t seconds_of(std::string_view date);
/// As the field Date has it.
[[nodiscard]] std::string format_http_date(std::int64_t seconds);

} // namespace newsroom
