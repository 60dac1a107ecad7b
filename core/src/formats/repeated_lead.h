// Generated excerpts repeat the beginning of the text, so such a lead would be on the page twice. Words that newsrooms
// have written are on the page once, or their loss is reported.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Clears the lead if the body begins with its words, in any markup. A sign of a cut at the end ("[…]") is ignored.
/// @param only_if_cut keep leads without such a sign, which newsrooms have written themselves.
void drop_repeated_lead(Article& article, bool only_if_cut);

/// Tells that another lead than the article's is not shown, unless its words are in that lead or in the text.
/// @param name of its field. Descriptions are for search engines, which read them elsewhere.
void warn_of_second_lead(std::string_view name, json::Value lead, const Article& article, Report& report);

/// Tells that another headline than the article's is not shown, unless its words are in that headline.
void warn_of_second_headline(json::Value headline, const Article& article, Report& report);

} // namespace lede::formats
