// Structured logs: a JSON object a line, on standard error. No address, token or text of a reader is ever in them.
#pragma once

#include <string_view>

#include "exchange.h"

namespace newsroom {

enum class Level { info, warning, error };

/// @param fields what stands behind "time", "level" and "event".
void log(Level level, std::string_view event, const Json& fields = Json::object());

} // namespace newsroom
