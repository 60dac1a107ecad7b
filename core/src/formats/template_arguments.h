// What template tags have behind their names: words, texts in quotes and named values.
#pragma once

#include <string_view>

namespace lede::formats::template_tags {

[[nodiscard]] std::string_view skip_spaces(std::string_view text);
/// Removes a word or a quoted text from the front and returns it.
std::string_view take_word(std::string_view& rest);
/// Returns the value of the first of these names (`name="…"`); if no names are given, the first unnamed word.
[[nodiscard]] std::string_view argument(std::string_view rest, std::string_view names);
/// Returns the heading of a box or a tab: a named title, or a word in quotes that is no id.
[[nodiscard]] std::string_view title_in(std::string_view rest);
/// Returns who is quoted: `author="…"`, or all words up to an address ("Ann Lee, The Bridge https://…").
[[nodiscard]] std::string_view quoted_person(std::string_view arguments);
/// Returns the words behind a file's name, as Hexo's `asset_img` has them: `steel.jpg 600 400 Steel of 1934`.
[[nodiscard]] std::string_view words_behind(std::string_view arguments, std::string_view word);

struct Call {
  std::string_view name;
  std::string_view arguments;
};
/// Reads a tag in the form of a call, as Zola has it: `youtube(id="…")`. @return no name if it is not one.
[[nodiscard]] Call as_call(std::string_view tag);

/// Returns the second of several texts in quotes, as Eleventy's `image` has its alternative text: `"a.jpg", "The
/// pier"`.
[[nodiscard]] std::string_view second_text(std::string_view arguments);

} // namespace lede::formats::template_tags
