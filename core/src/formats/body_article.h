// Fields around a body. Editors' formats define only the body; each newsroom puts its own fields around it. Fields with
// usual names are read, the others reported.
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Returns the member with the body: one with a usual name, else the first that is a body.
[[nodiscard]] json::Value find_body(json::Value article, bool (*is_body)(json::Value));

/// Reads the usual fields around a body.
void read_around(json::Value object, json::Value body, Article& article, Report& report);

/// Returns the text of rich text in the format of Contentful or Sanity.
[[nodiscard]] std::string words_of_rich_text(json::Value value);

/// Reads a picture: an address, an object with an address under a usual name, or the first of a list of these.
[[nodiscard]] bool read_any_picture(json::Value value, Image& image, Report& report);

} // namespace lede::formats
