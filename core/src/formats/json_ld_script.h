// The JSON-LD of a page.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::formats {

/// The range of the text of a `<script type="application/ld+json">`.
struct JsonLdScript {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Removes wrappers that templates write around a script's text: a comment, a CDATA section, a semicolon.
void strip_wrapper(std::string_view bytes, JsonLdScript& script);

[[nodiscard]] bool is_json_ld(const html::StartTag& tag);

/// Returns the scripts in the order of the page, at most 20.
[[nodiscard]] std::vector<JsonLdScript> find_json_ld_scripts(std::string_view page);

} // namespace lede::formats
