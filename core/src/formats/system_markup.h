// Markup that content systems write around pictures, and around things of the page.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Makes figures and galleries of what systems write with classes (WordPress' `<div class="wp-caption">`, Blogger's
/// tables), removes share buttons and lists of other stories that plug-ins add to a text, and lets lines break that
/// editors have joined by no-break spaces.
void settle_markup(Article& article);

} // namespace lede::formats
