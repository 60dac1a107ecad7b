// The content elements of Arc ANS.
#pragma once

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::ans {

/// @return whether there is an address.
[[nodiscard]] bool read_image(json::Value value, Image& image, Report& report);
/// The pictures of a gallery but for the first, or a film, whose picture is the article's.
void read_lead_art(json::Value value, BodyBuilder& body, Report& report);
void read_gallery(json::Value value, BodyBuilder& body, Report& report);
/// @param list of a story.
/// The film or sound that a document is of. @param has_still its picture is shown elsewhere.
void read_medium(json::Value value, bool has_still, BodyBuilder& body, Report& report);
void read_elements(json::Value list, BodyBuilder& body, Report& report);

} // namespace lede::formats::ans
