#include "body/markdown_attribute.h"

#include <string_view>

#include "body/markdown_source.h"
#include "html/character_references.h"

namespace lede::body {

std::string read_attribute(const MD_ATTRIBUTE& attribute) {
  std::string value;
  if (attribute.text == nullptr) return value;
  value.reserve(attribute.size);
  for (unsigned index = 0; attribute.substr_offsets[index] < attribute.size; ++index) {
    const MD_OFFSET begin = attribute.substr_offsets[index];
    const std::string_view piece(attribute.text + begin, attribute.substr_offsets[index + 1] - begin);
    const std::size_t before = value.size();
    const bool is_reference = attribute.substr_types[index] == MD_TEXT_ENTITY;
    if (is_reference && html::decode_reference(piece, html::ReferenceContext::text, value) == piece.size()) continue;
    value.resize(before); // md4c reads all of "&copyfoo;" as one reference; only its beginning is one
    value += piece;
  }
  show_hidden(value);
  return value;
}

std::string read_address(const MD_ATTRIBUTE& attribute) {
  std::string address = read_attribute(attribute);
  if (address.find('\\') == std::string::npos) return address;
  std::string encoded;
  for (const char character : address) {
    if (character == '\\')
      encoded += "%5C";
    else
      encoded += character;
  }
  return encoded;
}

} // namespace lede::body
