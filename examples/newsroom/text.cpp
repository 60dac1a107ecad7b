// Small things about text, each without the process's locale.
#include "text.h"

#include <locale.h>
#include <sys/random.h>
#include <wchar.h>
#include <wctype.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <stdexcept>

namespace newsroom {
namespace {

constexpr std::size_t k_longest_number = 15;
constexpr std::size_t k_longest_token = 64;
constexpr std::size_t k_token_bytes = 24;
constexpr std::string_view k_word_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

char lower(char character) noexcept {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

int hex_value(char character) noexcept {
  if (character >= '0' && character <= '9') return character - '0';
  const char letter = lower(character);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::tm broken_down(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  gmtime_r(&time, &parts);
  return parts;
}

} // namespace

bool is_word(char character) noexcept { return k_word_characters.find(character) != std::string_view::npos; }

bool equals_ignoring_case(std::string_view left, std::string_view right) noexcept {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view k_space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(k_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(k_space) - begin + 1);
}

std::optional<std::int64_t> parse_number(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > k_longest_number) return std::nullopt;
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_token(std::string_view text, std::size_t shortest) noexcept {
  return text.size() >= shortest && text.size() <= k_longest_token && std::all_of(text.begin(), text.end(), is_word);
}

std::string make_token() {
  std::array<unsigned char, k_token_bytes> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("the system gives no random numbers");
  }
  std::string token;
  for (std::size_t index = 0; index < bytes.size(); index += 3) {
    const std::uint32_t group =
        (std::uint32_t{bytes[index]} << 16U) | (std::uint32_t{bytes[index + 1]} << 8U) | bytes[index + 2];
    for (const unsigned shift : {18U, 12U, 6U, 0U}) token += k_word_characters[(group >> shift) & 0x3fU];
  }
  return token;
}

bool same_secret(std::string_view given, std::string_view expected) noexcept {
  unsigned difference = given.size() == expected.size() ? 0U : 1U;
  for (std::size_t index = 0; index < given.size(); ++index) {
    const char other = expected.empty() ? '\0' : expected[index % expected.size()];
    difference |= static_cast<unsigned char>(given[index]) ^ static_cast<unsigned char>(other);
  }
  return difference == 0 && !expected.empty();
}

// @see https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf table 3-7
std::size_t read_character(std::string_view text, std::uint32_t& character) noexcept {
  const auto byte = [&](std::size_t index) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[index]));
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) {
    character = first;
    return 1;
  }
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < size) return 0;
  character = first & (0x7fU >> size);
  for (std::size_t index = 1; index < size; ++index) {
    if ((byte(index) & 0xc0U) != 0x80U) return 0;
    character = (character << 6U) | (byte(index) & 0x3fU);
  }
  const bool is_short = (size == 3 && character < 0x800) || (size == 4 && character < 0x10000);
  const bool is_surrogate = character >= 0xd800 && character <= 0xdfff;
  return is_short || is_surrogate || character > 0x10ffff ? 0 : size;
}

void append_character(std::string& text, std::uint32_t character) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (character < 0x80) return add(character);
  if (character < 0x800) {
    add(0xc0U | (character >> 6U));
  } else if (character < 0x10000) {
    add(0xe0U | (character >> 12U));
    add(0x80U | ((character >> 6U) & 0x3fU));
  } else {
    add(0xf0U | (character >> 18U));
    add(0x80U | ((character >> 12U) & 0x3fU));
    add(0x80U | ((character >> 6U) & 0x3fU));
  }
  add(0x80U | (character & 0x3fU));
}

namespace {

// The C library's tables, whatever the locale of the process is; null if it has none.
locale_t unicode() noexcept {
  static const locale_t k_unicode = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return k_unicode;
}

// In columns of a terminal; negative: the C library does not know the character.
int width_of(std::uint32_t character) noexcept {
  if (unicode() == nullptr) return 1;
  const locale_t before = ::uselocale(unicode());
  const int width = ::wcwidth(static_cast<wchar_t>(character));
  ::uselocale(before);
  return width;
}

// Whether Unicode has no such character yet. New pictures and ideographs come each year, sooner than a C library that
// knows them.
bool is_unassigned(std::uint32_t character) noexcept {
  const bool may_be_new =
      (character >= 0x1f000 && character <= 0x1faff) || (character >= 0x20000 && character <= 0x3ffff);
  return !may_be_new && width_of(character) < 0;
}

} // namespace

bool has_no_width(std::uint32_t character) noexcept { return width_of(character) == 0; }

std::string fold_case(std::string_view text) {
  const locale_t letters = unicode();
  std::string folded;
  while (!text.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = read_character(text, character);
    if (size == 0) {
      folded += text.front();
    } else if (character < 0x80 || letters == nullptr) {
      append_character(folded, static_cast<std::uint32_t>(character < 0x80 ? lower(static_cast<char>(character))
                                                                           : static_cast<int>(character)));
    } else {
      append_character(folded, ::towlower_l(static_cast<wint_t>(character), letters));
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return folded;
}

std::optional<std::size_t> count_characters(std::string_view text, std::string_view allowed_controls) {
  std::size_t count = 0;
  while (!text.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = read_character(text, character);
    if (size == 0) return std::nullopt;
    const bool is_control = character < 0x20 || (character >= 0x7f && character < 0xa0);
    if (is_control && allowed_controls.find(text.front()) == std::string_view::npos) return std::nullopt;
    const bool ends_line = character == 0x2028 || character == 0x2029;
    if (ends_line && allowed_controls.find('\n') == std::string_view::npos) return std::nullopt;
    text.remove_prefix(size);
    ++count;
  }
  return count;
}

bool has_visible(std::string_view text) noexcept {
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
  };
  // White space, and characters without a shape: fillers, joiners, marks of direction, selectors, and those Unicode
  // leaves to private agreements or to nobody.
  constexpr Range k_invisible[] = {
      {0x00, 0x20},     {0x7f, 0xa0},        {0xad, 0xad},       {0x34f, 0x34f},
      {0x61c, 0x61c},   {0x115f, 0x1160},    {0x1680, 0x1680},   {0x17b4, 0x17b5},
      {0x180b, 0x180f}, {0x2000, 0x200f},    {0x2028, 0x202f},   {0x205f, 0x206f},
      {0x2800, 0x2800}, {0x3000, 0x3000},    {0x3164, 0x3164},   {0xfe00, 0xfe0f},
      {0xfeff, 0xfeff}, {0xffa0, 0xffa0},    {0xe0000, 0xe0fff}, {0x300, 0x36f}, // marks without a letter below them
      {0xfff0, 0xffff}, {0xe000, 0xf8ff},    {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a},
      {0xfdd0, 0xfdef}, {0xf0000, 0x10ffff},
  };
  while (!text.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = read_character(text, character);
    if (size == 0) return false;
    const bool is_listed = std::any_of(std::begin(k_invisible), std::end(k_invisible), [=](const Range& range) {
      return character >= range.first && character <= range.last;
    });
    const bool is_nobodys = (character & 0xfffeU) == 0xfffeU;
    if (!is_listed && !is_nobodys && !has_no_width(character) && !is_unassigned(character)) return true;
    text.remove_prefix(size);
  }
  return false;
}

std::string decode_url(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (text[index] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[index] == '%' && index + 2 < text.size() && hex_value(text[index + 1]) >= 0 &&
               hex_value(text[index + 2]) >= 0) {
      decoded += static_cast<char>(hex_value(text[index + 1]) * 16 + hex_value(text[index + 2]));
      index += 2;
    } else {
      decoded += text[index];
    }
  }
  return decoded;
}

std::string encode_url(std::string_view text) {
  constexpr std::string_view k_hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char character : text) {
    if (is_word(character)) {
      encoded += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    encoded += '%';
    encoded += k_hex[byte >> 4U];
    encoded += k_hex[byte & 0xfU];
  }
  return encoded;
}

Form parse_form(std::string_view body, std::size_t most) {
  Form form;
  while (!body.empty() && form.size() < most) {
    const std::size_t end = std::min(body.find('&'), body.size());
    const std::string_view field = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (field.empty()) continue;
    const std::size_t equals = std::min(field.find('='), field.size());
    form.emplace_back(decode_url(field.substr(0, equals), true),
                      decode_url(field.substr(std::min(equals + 1, field.size())), true));
  }
  return form;
}

std::optional<std::string> find_field(const Form& form, std::string_view name) {
  for (const auto& [key, value] : form) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char character : text) {
    switch (character) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += character;
    }
  }
  return escaped;
}

std::string_view origin_of(std::string_view url) noexcept {
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return {};
  const std::size_t end = std::min(url.find_first_of("/?#", scheme), url.size());
  return end == scheme ? std::string_view() : url.substr(0, end);
}

std::string_view path_of(std::string_view url) noexcept {
  const std::string_view rest = url.substr(origin_of(url).size());
  return rest.substr(0, std::min(rest.find_first_of("?#"), rest.size()));
}

std::string canonical_origin(std::string_view origin) {
  std::string canonical(origin);
  std::transform(canonical.begin(), canonical.end(), canonical.begin(), lower);
  const std::string_view port = canonical.starts_with("https:") ? ":443" : ":80";
  if (canonical.ends_with(port)) canonical.resize(canonical.size() - port.size());
  return canonical;
}

bool is_same_origin(std::string_view left, std::string_view right) {
  return canonical_origin(left) == canonical_origin(right);
}

std::int64_t seconds_of(std::string_view date) {
  // 2021-07-13T18:03:05+07:00: each number at its place; missing ones at the end are 0.
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    if (at + size <= date.size()) std::from_chars(date.data() + at, date.data() + at + size, value);
    return value;
  };
  std::tm parts{};
  parts.tm_year = number(0, 4) - 1900;
  parts.tm_mon = number(5, 2) - 1;
  parts.tm_mday = number(8, 2);
  if (parts.tm_mday == 0) return 0;
  const bool has_time = date.size() > 10 && (date[10] == 'T' || date[10] == ' ');
  std::int64_t offset = 0;
  if (has_time) {
    parts.tm_hour = number(11, 2);
    parts.tm_min = number(14, 2);
    if (date.size() > 16 && date[16] == ':') parts.tm_sec = number(17, 2);
    const std::size_t sign = date.find_first_of("+-", 16);
    if (sign != std::string_view::npos) {
      offset = (number(sign + 1, 2) * 60 + number(sign + 4, 2)) * 60 * (date[sign] == '-' ? -1 : 1);
    }
  }
  return timegm(&parts) - offset;
}

std::int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string format_time(std::int64_t seconds) {
  const std::tm parts = broken_down(seconds);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string format_minute(std::int64_t seconds) {
  const std::tm parts = broken_down(seconds);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts)};
}

std::string format_http_date(std::int64_t seconds) {
  // In the C locale, which this program never leaves, the names are the required English ones.
  const std::tm parts = broken_down(seconds);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

} // namespace newsroom
