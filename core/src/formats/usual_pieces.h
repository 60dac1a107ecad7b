// Pieces of a content system's body: a text without a declared markup, and a picture.
#pragma once

#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// Adds HTML. If it has no blocks, empty lines separate its paragraphs.
void add_markup(json::Value text, BodyBuilder& body);

/// Adds HTML or text. Character references in a text are decoded. Markup that was escaped twice is read as HTML.
void add_html_or_text(json::Value text, BodyBuilder& body);

/// Adds a picture with its caption. @return false if it has no address.
bool add_picture(json::Value picture, BodyBuilder& body);

} // namespace lede::formats
