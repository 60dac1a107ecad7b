// Words that newsrooms have written are on the page once, or their loss is reported.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Clears a lead without words (a generated "…"). Lets the lead and the main picture be shown once: in other formats
/// than our own, systems fill them with parts of the text.
void settle_lead(Article& article);

/// Whether the lead or the beginning of the text says what a text says.
[[nodiscard]] bool says(const Article& article, std::string_view html);

/// Tells that another lead than the article's is not shown, unless its words are in that lead or in the text.
/// @param name of its field. Descriptions are for search engines, which read them elsewhere.
void warn_of_second_lead(std::string_view name, json::Value lead, const Article& article, Report& report);

/// Tells that another headline than the article's is not shown, unless its words are in that headline.
void warn_of_second_headline(json::Value headline, const Article& article, Report& report);

} // namespace lede::formats
