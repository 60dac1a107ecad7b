// Parts of bodies that content systems describe in many ways: tables, pictures, addresses.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// Writes a line of text into the open element, as HTML if it has tags.
void add_usual_line(json::Value text, BodyBuilder& body);

/// Adds a table. A cell is a text, or an object with one.
/// @param table the rows, or an object with rows and a head. @return false if there are none.
bool add_usual_table(json::Value block, json::Value table, BodyBuilder& body);

/// Returns an address, or that in a link object ({"url": …}, {"cached_url": …}); else a missing value.
[[nodiscard]] json::Value usual_address_in(json::Value value);

/// Returns the address of a film that is named by its id ("youtubeId": "dQw4w9WgXcQ"); empty if it is no id.
/// @param name of the member, in lower case.
[[nodiscard]] std::string usual_film_of(std::string_view name, std::string_view id);

/// Whether a block of unknown type is a picture, and not a page or a film, which have addresses, too.
/// @param address the block's address.
[[nodiscard]] bool is_usual_picture(json::Value block, json::Value address);

/// Whether a picture in a member of this name is not one of the text: an icon, a logo, a background, a smaller version.
[[nodiscard]] bool is_usual_decoration(std::string_view key);

/// Returns a picture that may be in a member of a list's item under any name: {"gallery_image": {"url": …}, "caption":
/// …}; a missing value if there is none.
[[nodiscard]] json::Value usual_picture_in(json::Value item);

/// Adds a gallery of all pictures in a list, each with its caption. @return false if there is none; pictures without an
/// address are reported.
bool add_usual_gallery(json::Value pictures, BodyBuilder& body, Report& report);

/// Adds the pictures of a gallery that TYPO3 lays out in rows and columns. @return whether there are any.
bool add_pictures_in(json::Value value, BodyBuilder& body);

/// Whether a member's name says that its text is visible: "leadText", "rawHtml", "quote".
[[nodiscard]] bool is_for_readers(std::string_view name);
/// Whether a member of that name may contain blocks.
[[nodiscard]] bool holds_blocks(std::string_view name);

/// Whether a text of unknown meaning is for readers: three words or more, and no code. Fewer are mostly ids, types and
/// settings: "top banner".
[[nodiscard]] bool is_usual_sentence(std::string_view text);

/// Whether a member's name says that its text is not shown as a part of the article: "placeholder", "seoDescription".
[[nodiscard]] bool is_usual_setting(std::string_view name);

/// Finds the sign with which news APIs mark a cut text: "… [+2345 chars]". @return its offset, or npos.
[[nodiscard]] std::size_t cut_sign_in(std::string_view text);

} // namespace lede::formats
