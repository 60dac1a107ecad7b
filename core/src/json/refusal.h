// Inputs that are refused before the first token is read.
#pragma once

#include <optional>
#include <string_view>

#include "lede/render.h"

namespace lede::json {

/// Returns why the input is refused: it is too large, compressed, in another encoding, or empty.
[[nodiscard]] std::optional<Error> refusal_of(std::string_view bytes);

} // namespace lede::json
