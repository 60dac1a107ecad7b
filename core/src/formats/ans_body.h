// The content elements of Arc ANS.
#pragma once

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::ans {

// ans_pictures.cpp

/// @return whether there is an address.
[[nodiscard]] bool read_image(json::Value value, Image& image, Report& report);
void read_gallery(json::Value value, BodyBuilder& body, Report& report);

/// Adds the headline and description of a gallery as a paragraph.
/// @param story whose headline and lead are not said again; null for a gallery in the text.
void add_gallery_words(json::Value gallery, const Article* story, BodyBuilder& body, Report& report);
/// Adds all pictures of a gallery except the first, which is the main picture, and its words.
void read_rest_of_gallery(json::Value gallery, const Article& story, BodyBuilder& body, Report& report);
/// Adds the description and credit of a film as a paragraph.
void add_film_words(json::Value film, BodyBuilder& body, Report& report);

// ans_body.cpp

/// Adds the lead art: all pictures of a gallery except the first, or a film without its picture.
void read_lead_art(json::Value value, const Article& story, BodyBuilder& body, Report& report);
/// Adds the film or sound of a document of that type. @param has_still whether its picture is shown elsewhere.
void read_medium(json::Value value, bool has_still, BodyBuilder& body, Report& report);
/// @param list of a story.
void read_elements(json::Value list, BodyBuilder& body, Report& report);

} // namespace lede::formats::ans
