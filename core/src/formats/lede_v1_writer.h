// An Article as version 1 of Lede's own format.
#pragma once

#include <string>

#include "model/article.h"

namespace lede::formats {

/// Returns JSON that is read as the same article. Everything that version 1 can express is kept. Fields have a fixed
/// order, so equal articles give equal bytes. Incomplete objects (a link without a name) are left out, as the reader
/// would do.
[[nodiscard]] std::string write_lede_v1(const Article& article);

} // namespace lede::formats
