// Template code in texts: tags of Hugo and Jekyll in Markdown, WordPress' shortcodes in HTML.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Converts template tags for films, figures and code, and removes the others with a warning for each. Keeps text
/// between two tags, and code of the article itself. A text without such tags is not changed.
void expand_template_tags(json::Value from, Text& markdown, Report& report);

/// Converts `[caption]` to a figure, `[embed]` to a link, `[video]` to a film. Removes the tags of other shortcodes,
/// with a warning for each name, and keeps the text between two tags. Text that only looks like a shortcode ("[sic]")
/// is kept.
void expand_shortcodes(Text& html, Report& report);

} // namespace lede::formats
