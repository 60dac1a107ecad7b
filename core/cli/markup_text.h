// The text of markup, by simple rules: character references decoded, tags removed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::cli {

[[nodiscard]] bool begins_with(std::string_view text, std::string_view name_in_lower_case);
[[nodiscard]] std::string with_references_decoded(std::string_view text);

/// Removes tags, comments, scripts and style sheets. A tag becomes a space, unless it is an inline element inside a
/// word. @param block what a tag of a block becomes.
[[nodiscard]] std::string without_tags(std::string_view html, char block = ' ');

/// Removes the paragraph at the end in which feeds name their source: its two links lead to the article and to the
/// site.
[[nodiscard]] std::string without_source_note(std::string html);

/// Removes what a page has beside its article: navigation, footers, boxes at its side, comments.
[[nodiscard]] std::string without_surroundings(std::string_view html);

/// The texts of fewer than twelve words in lists and tables of an article element: without links, which are mostly
/// those of a menu, and without buttons and forms.
[[nodiscard]] std::vector<std::string> short_texts_of_lists(std::string_view html);

} // namespace lede::cli
