// The pictures, sounds and films of an item of ninjs, and of the items that belong to it.
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::ninjs {

/// Reads the best rendition of a picture. @return whether there is one.
bool read_picture(json::Value item, Image& image, Report& report);

/// Reads who made a picture, or the agency's line about it.
void read_credit(json::Value item, Image& image, Report& report);

/// Adds a sound or a film.
void add_medium(json::Value item, BodyBuilder& body);

/// Reads the items that belong to an item: the main picture, films, galleries, related articles.
/// @param main_item of a package, with items of its own. @param markup of the body, which may contain some of them.
void read_associations(json::Value item, json::Value main_item, std::string_view markup, Article& article,
                       BodyBuilder& body, Report& report);

} // namespace lede::formats::ninjs
