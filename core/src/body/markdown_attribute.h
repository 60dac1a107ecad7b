// Addresses, titles and languages as md4c hands them: pieces of text and character references.
#pragma once

#include <md4c.h>

#include <string>

namespace lede::body {

[[nodiscard]] std::string read_attribute(const MD_ATTRIBUTE& attribute);

/// A link's address. A backslash in it is one, to Markdown; to a URL parser it would be another slash.
[[nodiscard]] std::string read_address(const MD_ATTRIBUTE& attribute);

} // namespace lede::body
