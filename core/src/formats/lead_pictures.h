// Pictures in leads.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Moves the pictures of a lead to their places, since a lead is words: a picture that the article shows anyway is
/// removed, another becomes the main picture or, beside a main picture, the text's first. Signs in a line ("smileys")
/// and pictures that link to other pages stay.
void settle_lead_pictures(Article& article);

} // namespace lede::formats
