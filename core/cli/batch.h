// `lede batch`: renders many documents to files, on all cores.
#pragma once

#include "arguments.h"

namespace lede::cli {

/// @return the exit status.
[[nodiscard]] int run_batch(const Arguments& arguments);

} // namespace lede::cli
