// Small pieces of Markdown's dialects: lines and words with a meaning for site generators or wikis.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lede/render.h"

namespace lede::formats::dialects {

/// Returns the text without the spaces around it.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Removes a name (letters, digits, `_`, `-`) and the spaces after it from the front, and returns the name.
std::string_view take_name(std::string_view& rest);
/// Fenced code: the lines from "```" or "~~~" to the next fence that closes it.
class FencedCode {
 public:
  /// Reads a line without its indentation. @return whether it is a fence or in fenced code.
  bool read_line(std::string_view content);
  [[nodiscard]] bool is_open() const { return size_ > 0; }
  /// Ends the code because the block around it has ended.
  void end() { size_ = 0; }

 private:
  std::size_t size_ = 0; // of the opening fence; 0: no code is open
  char character_ = '\0';
};

/// Appends a word with a capital: "NOTE" and "note" become "Note".
void append_capitalised(std::string& out, std::string_view word);

/// Whether a text is attributes of kramdown or Pandoc: "{: .wide}", "{#id}", "{.note width=50%}".
[[nodiscard]] bool is_attributes(std::string_view braces);
/// Returns the title in `{.callout-note title="…"}`; empty if there is none.
[[nodiscard]] std::string_view title_in(std::string_view braces);
/// Returns the id in "{#bridge .wide}" or "{: #bridge}"; empty if there is none.
[[nodiscard]] std::string_view id_in(std::string_view braces);
/// Whether a place is in a heading's first or only line.
[[nodiscard]] bool is_in_heading(std::string_view text, std::size_t at);

/// The first line of an alert: "> [!NOTE] Title".
struct Alert {
  std::string_view kind = {};   ///< Empty if the line is not a definition.
  std::string_view quotes = {}; ///< What is before it: "> ".
  std::string_view title = {};
};
/// @see https://help.obsidian.md/callouts
[[nodiscard]] Alert read_alert(std::string_view line);

/// Returns the length of a picture's size before the ")" behind it: "=200x100", "=200x", "=50%x"; 0 if there is none.
[[nodiscard]] std::size_t picture_size(std::string_view text);
/// Whether a line is program code and not a sentence: `import X from 'x'`, `export const y = …`.
[[nodiscard]] bool is_module_line(std::string_view line);

/// Returns the offset after the comment ("%%draft%%") at `at`, which is a "%"; 0 if there is none. A comment of several
/// lines begins its line.
/// @see https://help.obsidian.md/syntax#Comments
[[nodiscard]] std::size_t end_of_comment(std::string_view text, std::size_t at);
/// Returns the offset after the name that a note-taking program has given to a paragraph (" ^a1b2c3" at the end of a
/// line); 0 if there is none at `at`, which is a "^".
[[nodiscard]] std::size_t end_of_block_name(std::string_view text, std::size_t at);

/// Whether a line is the mark that a site generator replaces by a table of contents. @param next the line after it.
[[nodiscard]] bool is_contents(std::string_view line, std::string_view next);
/// Whether a line explains an abbreviation to programs: "*[HTML]: Hyper Text Markup Language".
[[nodiscard]] bool is_abbreviation(std::string_view line);
/// Returns the offset behind the footnote in a text ("^[words]") at `at`, which is a "^"; 0 if there is none.
[[nodiscard]] std::size_t end_of_inline_note(std::string_view text, std::size_t at);
/// Reads a film of markdown-it ("@[youtube](id)") at `at`, which is a "@", and writes it. @return the offset behind it,
/// or 0.
[[nodiscard]] std::size_t read_film(std::string_view text, std::size_t at, std::string& out);

/// "::name[words]{id=…}" alone in a line.
struct Directive {
  bool is_directive = false;
  std::string_view name = {};
  bool is_shown = false; ///< Whether a film or a link was written; else its words were.
};
/// Reads a directive and writes its visible parts.
/// @see https://github.com/remarkjs/remark-directive
[[nodiscard]] Directive read_directive(std::string_view line, std::string& out);

/// "[[Page|words]]" or "![[picture.png]]".
struct WikiLink {
  std::size_t end = 0; ///< The offset after it; 0 if there is no link.
  std::string_view page = {};
  Severity severity = Severity::cosmetic; ///< What readers lose; `cosmetic`: nothing.
};
/// Reads the link at `at`, which is a "[" or "!", and writes its text or its picture.
[[nodiscard]] WikiLink read_wiki_link(std::string_view text, std::size_t at, std::string& out);

} // namespace lede::formats::dialects
