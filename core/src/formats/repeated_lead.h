// Generated excerpts repeat the beginning of the text, so such a lead would be on the page twice.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Clears the lead if the body begins with its words, in any markup. A sign of a cut at the end ("[…]") is ignored.
/// @param only_if_cut keep leads without such a sign, which newsrooms have written themselves.
void drop_repeated_lead(Article& article, bool only_if_cut);

} // namespace lede::formats
