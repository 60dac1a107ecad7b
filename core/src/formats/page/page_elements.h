// What kinds of elements a page is made of.
#pragma once

#include <string_view>

#include "html/token.h"

namespace lede::formats::page {

/// Formatting in a line of text, which says nothing about where the text belongs.
[[nodiscard]] bool is_unmarked(Element element);
/// What stands in a line of text: it neither ends a paragraph nor is ended by a block's end tag.
[[nodiscard]] bool is_inline(Element element);
[[nodiscard]] bool is_cell(Element element);
[[nodiscard]] bool is_of_table(Element element);
/// Which element the items, rows and cells of a list or table are looked for in; `unknown` for others.
[[nodiscard]] Element container_of(Element element);
/// Whether an element that is open ends where `next` begins.
[[nodiscard]] bool is_ended_by(Element open, Element next);
/// What is beside the article by its element alone.
[[nodiscard]] bool is_apart(Element element);
[[nodiscard]] bool is_apart_role(std::string_view role);
/// What is no text for readers.
[[nodiscard]] bool is_unseen(Element element);
/// The hints in the name of an element that HTML does not have.
[[nodiscard]] unsigned hints_of_custom(std::string_view name);
/// The hints in classes of several words: "sr-only".
[[nodiscard]] unsigned hints_of_phrase(std::string_view names);
/// How the text of an element that holds no tags is read.
[[nodiscard]] html::TextState raw_state(Element element);

} // namespace lede::formats::page
