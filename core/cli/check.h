// `lede check`: reports the losses of an archive by format, without writing pages.
#pragma once

#include "arguments.h"

namespace lede::cli {

/// @return the exit status: 0, or 1 if a document was refused or could not be read, or, with `--strict`, if something
/// was lost.
[[nodiscard]] int run_check(const Arguments& arguments);

} // namespace lede::cli
