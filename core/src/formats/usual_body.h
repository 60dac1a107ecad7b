// Bodies without a declared markup: HTML, Markdown or plain text, as one text or as a list of paragraphs or blocks.
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/body.h"
#include "formats/text_kind.h"
#include "formats/usual_pieces.h"
#include "json/document.h"

namespace lede::formats {

/// Adds a body: a text, an object with a text in it, or a list of paragraphs and blocks. Parts that cannot be read are
/// reported.
void add_usual_body(json::Value value, BodyBuilder& body, Report& report);

/// Adds one block. @param type the name of the block's type; may be empty.
/// @return false if nothing of it could be read; then nothing is reported.
bool add_usual_block(json::Value block, std::string_view type, BodyBuilder& body, Report& report);

} // namespace lede::formats
