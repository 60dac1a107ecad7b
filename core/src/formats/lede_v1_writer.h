// An Article as version 1 of Lede's own format.
#pragma once

#include <string>

#include "model/article.h"

namespace lede::formats {

/// JSON that is read as the same article: nothing that version 1 can say is lost. The fields stand in a fixed order, so
/// equal articles give equal bytes, and what was written once is written the same again. Things that are not complete
/// (a link without a name) are left out, as they would be by reading.
[[nodiscard]] std::string write_lede_v1(const Article& article);

} // namespace lede::formats
