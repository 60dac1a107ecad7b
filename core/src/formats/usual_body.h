// Texts whose markup nobody names: HTML, Markdown or plain text, in one piece, as a list of paragraphs or of blocks.
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/body.h"
#include "formats/text_kind.h"
#include "json/document.h"

namespace lede::formats {

/// Adds HTML or text. A text with character references is decoded; markup that was escaped once too often is HTML.
void add_html_or_text(json::Value text, BodyBuilder& body);

/// Adds a body: a text, an object with a text in it, or a list of paragraphs and blocks. What cannot be read is
/// reported.
void add_usual_body(json::Value value, BodyBuilder& body, Report& report);

/// Adds one block. @param type its name, which says something of what it is; may be empty.
/// @return false where nothing of it could be read; then nothing is reported.
bool add_usual_block(json::Value block, std::string_view type, BodyBuilder& body, Report& report);

/// Adds a picture with its caption. @return false where it has no address.
bool add_picture(json::Value picture, BodyBuilder& body);

} // namespace lede::formats
