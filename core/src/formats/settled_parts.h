// Values of content systems that are not for readers.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Clears what systems fill in by themselves: a kicker such as "null", a slug or the headline again; a change before
/// publication; tags that are there twice. A slug becomes a tag. For formats other than our own. A time at midnight
/// stays: some systems write it for a day, but agencies' embargoes end at midnight, too.
void settle_parts(Article& article);

/// Whether the first date is before the second. False if one of them is not a date.
[[nodiscard]] bool is_before(const Text& first, const Text& second);

} // namespace lede::formats
