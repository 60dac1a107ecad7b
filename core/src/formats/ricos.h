// Ricos, the rich text of Wix: a tree of nodes. A node's properties are in an object named after its type.
// @see https://dev.wix.com/docs/rest/business-solutions/blog/ricos-rich-content
#pragma once

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

[[nodiscard]] bool is_ricos(json::Value value);

void read_ricos(json::Value value, BodyBuilder& body, Report& report);

} // namespace lede::formats
