// What feeds put into the text of an entry, or leave out of it.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"

namespace lede::formats {

/// Removes the note at the end that names the source, as WordPress writes it in any language: a paragraph with two
/// links, one to the entry with its title and one to the site ("The post … appeared first on …").
/// @param title,address of the entry. @return whether there was one.
bool remove_source_note(std::string& html, std::string_view title, std::string_view address);

/// Adds the caption and credit that a feed has beside a picture to that picture in the text, if the picture has a
/// paragraph or a figure for itself. @return whether it did.
bool add_caption(std::string& html, const Image& picture);

/// Whether a text has a picture in another size: a file whose name differs only in its size ("hall-300x200.jpg").
[[nodiscard]] bool has_rendition(std::string_view html, std::string_view address);

/// Takes the first picture out of a short text. @return the picture; empty if there is none.
[[nodiscard]] Image take_picture(std::string& html);

} // namespace lede::formats
