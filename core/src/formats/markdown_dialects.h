// Extensions of Markdown by site generators, wikis and note-taking programs: attributes in braces, containers, alerts,
// tables of contents, links in double brackets, and the modules and components of MDX.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Converts extensions with visible content into Markdown or HTML and removes the others. Warns if readers of the
/// original would see more. Code, and texts without extensions, are not changed.
void read_dialects(json::Value from, Text& markdown, Report& report);

} // namespace lede::formats
