#include "formats/odd_markup.h"

#include <cstddef>
#include <string_view>

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool has(std::string_view text, std::string_view part) { return text.find(part) != npos; }

/// Writes over a part of a text; the rest of the part becomes spaces before its last character.
void overwrite(std::string& html, std::size_t at, std::size_t size, std::string_view text) {
  std::string filled(text.substr(0, text.size() - 1));
  filled.append(size - text.size(), ' ');
  filled += text.back();
  html.replace(at, size, filled);
}

void open_empty_frames(std::string& html) {
  constexpr std::size_t k_longest_content = 1000; // bytes
  constexpr std::string_view k_closing = "</iframe>";
  for (std::size_t at = html.find("<iframe"); at != npos; at = html.find("<iframe", at + 1)) {
    const std::string_view tag = tag_at(html, at);
    bool leads_nowhere = has(tag, " src=\"\"");
    for (const std::string_view other : {"//", "data-", "srcdoc", "hidden", "style"})
      leads_nowhere = leads_nowhere && !has(tag, other);
    if (!leads_nowhere) continue;
    const std::size_t inside = at + tag.size();
    const std::string_view content = std::string_view(html).substr(inside, k_longest_content);
    const std::size_t end = content.find(k_closing);
    if (end == npos || !content.starts_with("<a href=\"http")) continue;
    overwrite(html, at, tag.size(), "<p>");
    overwrite(html, inside + end, k_closing.size(), "</p>");
  }
}

/// WordPress' file has its name and a button, which styles would set apart.
void part_buttons(std::string& html) {
  constexpr std::string_view k_between = "</a><a ";
  constexpr std::string_view k_class = " class=\"";
  for (std::size_t at = html.find(k_between); at != npos; at = html.find(k_between, at + 1)) {
    const std::size_t begin = at + std::string_view("</a>").size();
    const std::string_view tag = tag_at(html, begin);
    const std::size_t name = tag.find(k_class);
    const std::size_t end = name == npos ? npos : tag.find('"', name + k_class.size());
    if (end == npos || !has(tag.substr(name, end - name), "button")) continue;
    std::string apart = " ";
    apart.append(tag.substr(0, name)).append(" ").append(tag.substr(end + 1));
    overwrite(html, begin, tag.size(), apart);
  }
}

} // namespace

std::string_view tag_at(std::string_view html, std::size_t at) {
  constexpr std::size_t k_longest_tag = 4000; // bytes
  char quote = '\0';
  const std::string_view rest = html.substr(at, k_longest_tag);
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (quote != '\0') {
      if (rest[i] == quote) quote = '\0';
    } else if (rest[i] == '>') {
      return rest.substr(0, i + 1);
    } else if (rest[i] == '"' || rest[i] == '\'') {
      quote = rest[i];
    } else if (rest[i] == '<') {
      break;
    }
  }
  return {};
}

void settle_odd_markup(std::string& html) {
  open_empty_frames(html);
  part_buttons(html);
}

} // namespace lede::formats
