// What site generators, wikis and note takers write beside Markdown: attributes
// in braces, containers, alerts, tables of contents, links in double brackets,
// and the modules and components of MDX.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Turns what means something into Markdown or HTML, and leaves the rest out,
/// with a warning wherever a reader of the original sees more. Code stays as it
/// is, and so does a text that has nothing of these.
void read_dialects(json::Value from, Text& markdown, Report& report);

} // namespace lede::formats
