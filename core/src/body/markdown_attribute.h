// Addresses, titles and languages from md4c, which passes them as pieces of text and character references.
#pragma once

#include <md4c.h>

#include <string>

namespace lede::body {

[[nodiscard]] std::string read_attribute(const MD_ATTRIBUTE& attribute);

/// Returns a link's address with its backslashes percent-encoded: Markdown keeps them, but URL parsers read them as
/// slashes.
[[nodiscard]] std::string read_address(const MD_ATTRIBUTE& attribute);

} // namespace lede::body
