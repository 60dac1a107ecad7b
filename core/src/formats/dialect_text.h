// The small pieces of Markdown's dialects: lines and words that mean something to a site generator or a wiki.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lede/render.h"

namespace lede::formats::dialects {

/// Without the spaces around it.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Takes the letters, digits, `_` and `-` off the front, and the spaces behind them.
std::string_view take_name(std::string_view& rest);
/// "NOTE" and "note" → "Note".
void append_capitalised(std::string& out, std::string_view word);

/// Attributes as kramdown and Pandoc write them: "{: .wide}", "{#id}", "{.note width=50%}".
[[nodiscard]] bool is_attributes(std::string_view braces);
/// The id in "{#bridge .wide}" or "{: #bridge}"; empty if there is none.
[[nodiscard]] std::string_view id_in(std::string_view braces);
/// `import X from 'x'`, `export const y = …`: a line of a program, and no sentence.
[[nodiscard]] bool is_module_line(std::string_view line);

/// "[[Page|words]]" or "![[picture.png]]".
struct WikiLink {
  std::size_t end = 0; ///< Behind it; 0 if there is none.
  std::string_view page = {};
  Severity severity = Severity::cosmetic; ///< What its readers miss; cosmetic: nothing.
};
/// Reads the link at `at`, a "[" or "!", and writes its words or its picture.
[[nodiscard]] WikiLink read_wiki_link(std::string_view text, std::size_t at, std::string& out);

} // namespace lede::formats::dialects
