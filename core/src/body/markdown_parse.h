// The call of md4c. Only the markdown* files include this.
#pragma once

#include <md4c.h>

#include <string_view>

namespace lede::body {

/// Parses a text and calls `reader`, which has a function for each of md4c's callbacks.
/// @return false if a function of the reader returned a negative number, which stops the parser.
template <class Reader>
[[nodiscard]] bool parse_markdown(std::string_view markdown, Reader& reader) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->leave_block(type, detail);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->leave_span(type, detail);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* self) {
    return static_cast<Reader*>(self)->text(type, std::string_view(piece, size));
  };
  return md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &reader) == 0;
}

} // namespace lede::body
