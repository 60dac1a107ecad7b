// `lede check`: what an archive would lose, format by format, without writing pages.
#pragma once

#include "arguments.h"

namespace lede::cli {

/// @return the exit status: 0, or 1 if a document was refused or could not be read, or if `--strict` and something was
/// lost.
[[nodiscard]] int run_check(const Arguments& arguments);

} // namespace lede::cli
