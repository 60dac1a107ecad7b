// What can be said of an input before a single token of it is read.
#pragma once

#include <string_view>

#include "lede/render.h"

namespace lede::json {

/// Whether the input is too large, in another encoding, or empty.
/// @param error says which, where it is.
[[nodiscard]] bool is_refused_at_once(std::string_view bytes, Error& error);

} // namespace lede::json
