// Definition lists of Markdown's dialects (PHP Markdown Extra, kramdown, Pandoc, Hugo).
#pragma once

#include <string>

namespace lede::formats {

/// Converts terms with definitions below them (": definition") to HTML around the words. Fenced code, and texts without
/// such lines, are not changed.
/// @see https://michelf.ca/projects/php-markdown/extra/#def-list
void read_definition_lists(std::string& markdown);

} // namespace lede::formats
