// What feeds put into the text of an entry, or leave out of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/picture_address.h"
#include "model/article.h"

namespace lede::formats {

/// Returns the value of an attribute of a tag, decoded. @param name with a space before it: " href".
[[nodiscard]] std::string attribute_in(std::string_view tag, std::string_view name);

/// Removes the note at the end that names the source, as WordPress writes it in many languages: a paragraph of two
/// links, one to the entry with its title and one to the site, and of few words ("The post … appeared first on …").
/// A text that is nothing else is kept.
/// @param title,address of the entry. @return whether there was one.
bool remove_source_note(std::string& html, std::string_view title, std::string_view address);

/// Adds the caption and credit that a feed has beside a picture to that picture in the text, if the picture has a
/// paragraph or a figure for itself. @return whether it did.
bool add_caption(std::string& html, const Image& picture);

/// A picture in a text.
struct PictureInText {
  PictureAddress address;
  int width = 0; ///< In pixels; 0 if nothing names it.
};

/// Returns the pictures of a text, and not what only looks like one in comments and attributes.
[[nodiscard]] std::vector<PictureInText> pictures_of(std::string_view html);

/// Whether a picture is among those of a text, perhaps in another size ("hall-300x200.jpg").
[[nodiscard]] bool has_picture(const std::vector<PictureInText>& pictures, std::string_view address);

/// Whether the names of two files begin alike ("harbour-thumb", "harbour"), and are no numbers of a series.
[[nodiscard]] bool begin_alike(const PictureAddress& one, const PictureAddress& other);

/// Whether the picture of a thumbnail is among those of a text, or one of the same server whose name begins alike and
/// that is known not to be small.
[[nodiscard]] bool has_larger_picture(const std::vector<PictureInText>& pictures, std::string_view thumbnail);

} // namespace lede::formats
