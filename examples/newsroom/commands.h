// The commands besides serving: export or erase the data of one reader.
#pragma once

#include "settings.h"
#include "store.h"

namespace newsroom {

/// Does `settings.command`, "export" or "erase", for the reader whom the settings name. @return the exit status.
[[nodiscard]] int run_command(const Settings& settings, Store& store);

} // namespace newsroom
