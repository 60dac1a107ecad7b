// What publishers say of an article beside its text, in words of their own: what kind it is, who may read it, how long
// that takes.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

void set_label(Article& article, ArticleLabel label);

/// A kind of article by a name that formats have for it: "OpinionNewsArticle", "Op-Ed", "tone/comment". Other names say
/// nothing.
void read_kind(std::string_view name, Article& article);

/// 5, "5", "5 min read", "PT5M".
/// @return minutes, 0 if the value says nothing of the kind.
[[nodiscard]] std::int64_t reading_minutes(json::Value value);

/// A correction or another note of the newsroom: a text, or an object with a text and a date; or a list of them.
/// @param type as in `Note::type`.
void read_newsroom_notes(json::Value value, std::string_view type, Article& article, Report& report);

} // namespace lede::formats
