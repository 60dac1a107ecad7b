// Pictures in leads.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Moves the picture at the beginning of a lead to its place, since a lead is words: one that the article shows anyway
/// is removed, another becomes the main picture or, beside a main picture, the text's first block. A picture that is
/// anything but plain, or whose caption may be in the lead, stays.
void settle_lead_pictures(Article& article);

} // namespace lede::formats
