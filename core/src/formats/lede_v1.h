// Lede's own article format, version 1.
#pragma once

#include "formats/format.h"

namespace lede::formats {

extern const Format k_lede_v1;

} // namespace lede::formats
