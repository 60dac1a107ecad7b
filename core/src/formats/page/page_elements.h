// Classes of elements on a page.
#pragma once

#include <string_view>

#include "html/token.h"

namespace lede::formats::page {

/// Whether it is a formatting element, which tells nothing about the role of its text.
[[nodiscard]] bool is_unmarked(Element element);
/// Whether it is an inline element: it does not end a paragraph, and no end tag of a block ends it.
[[nodiscard]] bool is_inline(Element element);
[[nodiscard]] bool is_cell(Element element);
[[nodiscard]] bool is_of_table(Element element);
/// Returns the list or table in which an item, row or cell belongs; `unknown` for other elements.
[[nodiscard]] Element container_of(Element element);
/// Whether the start tag of `next` ends an open element.
[[nodiscard]] bool is_ended_by(Element open, Element next);
/// Whether the element is a part of a text with its tags: a paragraph, a heading, a list, a table.
[[nodiscard]] bool keeps_its_tag(Element element);
/// Whether the element type alone says that it is not the article (`nav`, `footer` …).
[[nodiscard]] bool is_apart(Element element);
[[nodiscard]] bool is_apart_role(std::string_view role);
/// Whether the element's content is not text for readers.
[[nodiscard]] bool is_unseen(Element element);
/// Returns the hints in the name of a custom element.
[[nodiscard]] unsigned hints_of_custom(std::string_view name);
/// Returns the hints in classes of several words: "sr-only".
[[nodiscard]] unsigned hints_of_phrase(std::string_view names);
/// Whether a class, an id or a label names a player of films or sounds.
[[nodiscard]] bool names_player(std::string_view names);
/// Returns the tokenizer's state for the content of an element.
[[nodiscard]] html::TextState raw_state(Element element);

} // namespace lede::formats::page
