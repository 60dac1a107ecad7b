// Blocks of the plug-ins in Wix's older texts, which are Draft.js. Its newer texts are Ricos (ricos.h).
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// Reads the block of a plug-in. @param type the entity's type in lower case without separators: "wixdraftpluginimage".
/// @return whether anything could be read.
[[nodiscard]] bool read_wix_plugin(std::string_view type, json::Value data, BodyBuilder& body, Report& report);

} // namespace lede::formats
