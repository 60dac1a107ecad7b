// Markdown of site generators and content systems, with their extensions.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Converts the template tags and extensions in a block of Markdown, or removes and reports them. @param value from
/// which the block was made. @param from_system whether the text may begin with front matter, which is then dropped:
/// content systems have its fields beside the text, too.
void expand_markdown(json::Value value, Block& block, bool from_system, Report& report);

} // namespace lede::formats
