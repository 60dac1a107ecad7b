// Formats of a body alone: editors' formats say how a body is written, and every newsroom puts its own fields around
// it. What those are mostly called is read; the rest is reported.
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// The member that is a body: one of the usual names, else the first that is one.
[[nodiscard]] json::Value find_body(json::Value article, bool (*is_body)(json::Value));

/// The usual fields around a body.
void read_around(json::Value object, json::Value body, Article& article, Report& report);

/// The words of rich text, of Contentful's or Sanity's kind.
[[nodiscard]] std::string words_of_rich_text(json::Value value);

/// A picture: its address, or an object with it under one of the usual names, or the first of a list of those.
[[nodiscard]] bool read_any_picture(json::Value value, Image& image, Report& report);

} // namespace lede::formats
