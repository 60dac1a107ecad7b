// Reads addresses, sizes and meaningful styles from a start tag's attributes.
#include "body/tag_text.h"

#include "base/ascii.h"
#include "base/picture_address.h"
#include "base/text.h"
#include "base/words.h"

namespace lede::body {
namespace {

using ascii::is_digit;

/// Whether a size is at most one pixel: "0", "1", "1px", "0.5". "100%" and "auto" are not.
bool is_at_most_a_pixel(std::string_view size) {
  if (size.empty() || (size.front() != '0' && size.front() != '1')) return false;
  const bool is_one = size.front() == '1';
  size.remove_prefix(1);
  if (size.starts_with('.')) {
    size.remove_prefix(1);
    while (!size.empty() && is_digit(size.front())) size.remove_prefix(1);
  }
  return size.empty() || size == "px" || (size == "%" && !is_one);
}

void read_weight(std::string_view value, AuthorStyle& style) {
  const bool is_number = !value.empty() && is_digit(value.front());
  style.is_bold = value == "bold" || value == "bolder" || (is_number && value.size() == 3 && value >= "600");
  style.is_not_bold = value == "normal" || value == "lighter" || (is_number && value.size() == 3 && value < "600");
}

void read_declaration(std::string_view name, std::string_view value, AuthorStyle& style) {
  const auto says = [&](std::string_view word) { return value.find(word) != std::string_view::npos; };
  if (name == "display") {
    const bool is_block = value == "block" || value == "flex" || value == "grid" || value == "table";
    style.is_hidden = style.is_hidden || value == "none";
    if (is_block || value == "list-item") style.parts = AuthorStyle::Parts::lines;
    if (value.starts_with("inline-") || value == "table-cell") style.parts = AuthorStyle::Parts::words;
  } else if (name == "visibility")
    style.is_hidden = style.is_hidden || value == "hidden";
  else if (name == "font-weight")
    read_weight(value, style);
  else if (name == "font-style") {
    style.is_italic = value == "italic" || value.starts_with("oblique");
    style.is_not_italic = value == "normal";
  } else if (name == "text-decoration" || name == "text-decoration-line") {
    style.is_underlined = says("underline");
    style.is_struck = says("line-through");
  } else if (name == "vertical-align") {
    style.is_raised = value == "super";
    style.is_lowered = value == "sub";
  }
}

/// `url("a.jpg")` → `a.jpg`
std::string_view without_url_function(std::string_view value) {
  constexpr std::string_view k_function = "url(";
  value.remove_prefix(k_function.size());
  value = ascii::trim(value.substr(0, value.find(')')));
  if (value.empty() || (value.front() != '"' && value.front() != '\'')) return value;
  value.remove_prefix(1);
  return value.substr(0, value.find_first_of("'\""));
}

} // namespace

std::string lowered(std::string_view text) {
  std::string out(text);
  lower_ascii(out);
  return out;
}

std::string_view value_of(const html::StartTag& tag, std::string_view name) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return ascii::trim(attribute.value);
  }
  return {};
}

bool has_attribute(const html::StartTag& tag, std::string_view name) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return true;
  }
  return false;
}

bool is_file_name(std::string_view text) {
  text = ascii::trim(text);
  if (is_picture_file(text)) return true;
  bool has_code = false; // words have no underscores and no digits
  for (const char character : text) {
    const bool is_code = is_digit(character) || character == '_';
    if (!is_code && !ascii::is_letter(character) && character != '-' && character != '.') return false;
    has_code = has_code || is_code;
  }
  const bool has_letter_and_code = has_code && !text.empty() && text.find_first_of("_-.") != std::string_view::npos;
  return has_letter_and_code ||
         has_word("image img photo picture thumbnail audio-thumbnail logo icon undefined null", lowered(text));
}

bool is_address(std::string_view text) {
  text = ascii::trim(text);
  if (text.empty() || text.front() == '#' || text.find_first_of("{}<>\"") != std::string_view::npos) return false;
  const std::string start = lowered(text.substr(0, 11));
  for (const std::string_view scheme : {"data:", "about:", "javascript:", "blob:", "mailto:"}) {
    if (start.starts_with(scheme)) return false;
  }
  return text.find_first_of("/.") != std::string_view::npos;
}

AuthorStyle read_style(const html::StartTag& tag) {
  AuthorStyle style;
  std::string_view raw = value_of(tag, "style");
  if (raw.empty()) return style;
  const std::string text = lowered(raw);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view declaration = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = declaration.substr(colon + 1);
    value = ascii::trim(value.substr(0, value.find('!'))); // "!important" changes nothing here
    read_declaration(ascii::trim(declaration.substr(0, colon)), value, style);
  }
  return style;
}

std::string background_of(const html::StartTag& tag) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    std::string_view address;
    if (attribute.name == "style") {
      const std::string style = lowered(attribute.value);
      const std::size_t background = style.find("background-image:");
      const std::size_t url = background == std::string::npos ? background : style.find("url(", background);
      if (url == std::string::npos) continue;
      address = without_url_function(attribute.value.substr(url));
    } else if (attribute.name == "data-bg" || attribute.name.starts_with("data-background") ||
               attribute.name == "data-bg-src") {
      address = ascii::trim(attribute.value);
      if (address.starts_with("url(")) address = without_url_function(address);
    }
    const bool is_web = is_web_address(address) || address.starts_with("//");
    if (is_address(address) && (is_web || is_picture_file(address))) return std::string(address);
  }
  return {};
}

bool is_decoration(const html::StartTag& tag) {
  const auto is_small = [](std::string_view size) {
    std::size_t digits = 0;
    while (digits < size.size() && is_digit(size[digits])) ++digits;
    return digits == 1 || (digits == 2 && size.substr(0, 2) <= "64");
  };
  const std::string_view role = value_of(tag, "role");
  return value_of(tag, "aria-hidden") == "true" || role == "presentation" || role == "none" ||
         (is_small(value_of(tag, "width")) && is_small(value_of(tag, "height")));
}

bool is_hidden(const html::StartTag& tag) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    // Browsers show `hidden=until-found` when the reader searches for its text.
    if (attribute.name == "hidden") return lowered(attribute.value) != "until-found";
    if (attribute.name == "style") {
      if (read_style(tag).is_hidden) return true;
    }
  }
  return false;
}

bool is_invisible(const html::StartTag& tag) {
  return is_at_most_a_pixel(value_of(tag, "width")) || is_at_most_a_pixel(value_of(tag, "height")) || is_hidden(tag);
}

} // namespace lede::body
