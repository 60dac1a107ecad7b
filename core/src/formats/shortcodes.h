// Code for templates in texts: Hugo's and Jekyll's tags in Markdown, WordPress' in HTML.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Films, figures and code become what they mean; other tags are left out, with a warning each. What is between them
/// and what is code of the article itself stays. A text without such tags is not changed.
void expand_template_tags(json::Value from, Text& markdown, Report& report);

/// `[caption]` becomes a figure, `[embed]` a link, `[video]` a film. Of others the tags are left out and the text
/// between two of them is kept, with a warning for each name. What only looks like one ("[sic]") stays.
void expand_shortcodes(Text& html, Report& report);

} // namespace lede::formats
