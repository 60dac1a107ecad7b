// Blocks of Markdown's dialects whose content is indented: boxes, foldable boxes and tabs of MkDocs.
#pragma once

#include <string>

namespace lede::formats {

/// Converts `!!! note "Title"`, `??? note "Title"` and `=== "Tab"` with the indented lines below them to HTML around
/// these lines. Markdown alone would read the lines as code. Fenced code, and texts without such blocks, are not
/// changed.
/// @see https://squidfunk.github.io/mkdocs-material/reference/admonitions/
void read_indented_blocks(std::string& markdown);

} // namespace lede::formats
