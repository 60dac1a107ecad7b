// The JSON-LD of a page.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lede::formats {

/// Where the text of a `<script type="application/ld+json">` stands.
struct JsonLdScript {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// In the order of the page, at most 20.
[[nodiscard]] std::vector<JsonLdScript> find_json_ld_scripts(std::string_view page);

} // namespace lede::formats
