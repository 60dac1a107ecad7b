// The strings of a document with the names of their members, read by simple rules: of JSON, and of the lines before a
// Markdown text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lede::cli {

struct NamedText {
  std::string key;
  std::string value;
  std::size_t renditions = 0; ///< The number of the renditions that it is in; 0: of none.
  bool is_text = false;       ///< It is a part of the text, however short it is.
};

[[nodiscard]] inline bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/// Appends a code point in UTF-8.
void append_code_point(std::string& out, std::uint32_t code);

/// @return the strings in JSON, decoded, except names.
[[nodiscard]] std::vector<NamedText> texts_of_json(std::string_view json);

/// Whether a document is a feed in XML: RSS or Atom.
[[nodiscard]] bool is_feed(std::string_view document);

/// @return the elements of a feed's items with their markup, and their attributes as addresses.
[[nodiscard]] std::vector<NamedText> texts_of_feed(std::string_view xml);

/// @return the elements of a document in XML that have text; `is_text` says which are paragraphs, headings and the
/// like.
[[nodiscard]] std::vector<NamedText> texts_of_xml(std::string_view xml);

/// Returns the offset behind front matter, which stands between lines of `---` or `+++`; 0 if there is none.
[[nodiscard]] std::size_t end_of_front_matter(std::string_view document);

/// @return the values of the lines, with the name before `:` or `=`. A line without a name goes on with the text.
[[nodiscard]] std::vector<NamedText> texts_of_front_matter(std::string_view lines);

} // namespace lede::cli
