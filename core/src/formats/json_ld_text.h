// Repairs the JSON-LD of pages, which is not always valid JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/json_ld_script.h"

namespace lede::formats {

struct RepairedJson {
  std::string text;                 ///< With blanks for what is not JSON, so that places hardly change.
  std::vector<JsonLdScript> values; ///< The ranges of the values in it; at most 20.
  std::string changes;              ///< A description of the changes.
};

/// Repairs common mistakes: `//` and `/* */` comments, a comma after the last item, strings in single quotes, unescaped
/// quotes in strings, names without quotes, several objects in sequence.
[[nodiscard]] RepairedJson repair_json(std::string_view text);

} // namespace lede::formats
