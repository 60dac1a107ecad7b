// JSON-LD as pages have it, which is not always JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/json_ld_script.h"

namespace lede::formats {

struct RepairedJson {
  std::string text;                 ///< What is no JSON is blank, so that places stay the same, or nearly so.
  std::vector<JsonLdScript> values; ///< Where each value stands in it; at most 20.
  std::string changes;              ///< What was changed, in words.
};

/// Makes JSON of what people and templates write: `//` and `/* */` comments, a comma behind the last thing, texts in
/// single quotes, quotes in a text that are not escaped, names without quotes, several objects one after the other.
[[nodiscard]] RepairedJson repair_json(std::string_view text);

} // namespace lede::formats
