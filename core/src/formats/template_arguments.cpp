#include "formats/template_arguments.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/words.h"

namespace lede::formats::template_tags {

std::string_view skip_spaces(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

std::string_view take_word(std::string_view& rest) {
  rest = skip_spaces(rest);
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with('`');
  const bool is_address = rest.starts_with("https://") || rest.starts_with("http://"); // which may have a query
  const std::size_t end =
      is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(is_address ? " \t\r\n" : " \t\r\n=");
  const std::string_view word = is_quoted ? rest.substr(1, end - 1) : rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + (is_quoted ? 1 : 0));
  return word;
}

std::string_view argument(std::string_view rest, std::string_view names) {
  while (!skip_spaces(rest).empty()) {
    const std::size_t before = rest.size();
    const std::string_view word = take_word(rest);
    if (!skip_spaces(rest).starts_with('=')) {
      if (names.empty() && !word.empty()) return word;
      if (rest.size() == before) break;
      continue;
    }
    rest = skip_spaces(rest).substr(1);
    const std::string_view value = take_word(rest);
    if (!names.empty() && has_word(names, word)) return value;
  }
  return {};
}

std::string_view title_in(std::string_view rest) {
  if (const std::string_view title = argument(rest, "title summary heading header label caption name"); !title.empty())
    return title;
  while (!skip_spaces(rest).empty()) {
    const bool is_quoted = skip_spaces(rest).front() == '"';
    const std::size_t before = rest.size();
    const std::string_view word = take_word(rest);
    if (skip_spaces(rest).starts_with('=')) {
      rest = skip_spaces(rest).substr(1);
      take_word(rest);
    } else if (is_quoted && !word.empty() &&
               (word.find(' ') != std::string_view::npos || ascii::to_upper(word[0]) == word[0])) {
      return word;
    }
    if (rest.size() == before) break;
  }
  return {};
}

std::string_view quoted_person(std::string_view arguments) {
  if (arguments.find('=') != std::string_view::npos) return argument(arguments, "author cite source by name");
  std::string_view person = ascii::trim(arguments.substr(0, arguments.find("http")), " \t\r\n,");
  if (person.size() > 1 && person.front() == '"' && person.back() == '"') person = person.substr(1, person.size() - 2);
  return person;
}

std::string_view words_behind(std::string_view arguments, std::string_view word) {
  const std::size_t at = arguments.find(word);
  if (word.empty() || at == std::string_view::npos) return {};
  const std::string_view rest = arguments.substr(at + word.size());
  const std::size_t begin = rest.find_first_not_of("0123456789 \t\r\n");
  const bool is_text = begin != std::string_view::npos && rest.find_first_of("=\"'") == std::string_view::npos;
  return is_text ? ascii::trim(rest.substr(begin), " \t\r\n") : std::string_view();
}

Call as_call(std::string_view tag) {
  const std::size_t open = tag.find('(');
  const std::string_view name = tag.substr(0, open);
  const bool is_call = open != std::string_view::npos && tag.ends_with(')') && !name.empty() &&
                       name.find_first_of(" \t\r\n=|.\"'") == std::string_view::npos;
  return is_call ? Call{name, tag.substr(open + 1, tag.size() - open - 2)} : Call{};
}

std::string_view second_text(std::string_view arguments) {
  std::string_view rest = skip_spaces(arguments);
  for (int count = 0; count < 2; ++count) {
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return {};
    const std::size_t end = rest.find(rest.front(), 1);
    if (end == std::string_view::npos) return {};
    if (count == 1) return rest.substr(1, end - 1);
    rest = skip_spaces(rest.substr(end + 1));
    if (rest.starts_with(',')) rest = skip_spaces(rest.substr(1));
  }
  return {};
}

} // namespace lede::formats::template_tags
