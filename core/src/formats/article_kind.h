// Publishers' values beside the text: the kind of article, who may read it, the reading time.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

void set_label(Article& article, ArticleLabel label);
void unset_label(Article& article, ArticleLabel label);

/// Sets the label for a kind of article by a format's name for it: "OpinionNewsArticle", "Op-Ed", "tone/comment". Other
/// names are ignored.
void read_kind(std::string_view name, Article& article);

/// Reads a reading time: 5, "5", "5 min read", "PT5M". @return minutes; 0 if the value is not a reading time.
[[nodiscard]] std::int64_t reading_minutes(json::Value value);

/// Reads corrections or other notes by the newsroom: a text, an object with a text and a date, or a list of them.
/// @param type as in `Note::type`.
void read_newsroom_notes(json::Value value, std::string_view type, Article& article, Report& report);

} // namespace lede::formats
