// Excerpts that systems write by themselves repeat how the text begins; such a lead would stand on the page twice.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Clears the lead if the body begins with its words, whatever their markup; a cut at the end ("[…]") does not count.
void drop_repeated_lead(Article& article);

} // namespace lede::formats
