// The pictures, films and sounds in the fields of a content system's article.
#pragma once

#include "base/report.h"
#include "formats/body.h"
#include "formats/usual_fields.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Reads the article's picture, and adds the other pictures, films and sounds that the text does not show.
/// @param article whose text has been read. @param body of that article.
void read_usual_media(const UsualFields& fields, Article& article, BodyBuilder& body, Report& report);

/// Reads a line of plain text, a number, or an object that has one of them.
void read_usual_line(json::Value value, Text& out, Report& report);

} // namespace lede::formats
