// Excerpts that systems write by themselves repeat how the text begins; such a lead would stand on the page twice.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Clears the lead if the body begins with its words, whatever their markup; a cut at the end ("[…]") does not count.
/// @param only_if_cut a lead that shows no sign of a system is a newsroom's own, and stays.
void drop_repeated_lead(Article& article, bool only_if_cut);

} // namespace lede::formats
