// The text of an agency's article, NITF or XHTML, as HTML and the pictures between it.
// @see https://iptc.org/standards/nitf/
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml.h"

namespace lede::formats {

/// A picture, film or sound, or a stretch of HTML between two of those.
struct NitfPart {
  std::string html;       ///< Every text in it is escaped. Empty: it is a medium.
  std::uint32_t from = 0; ///< The node that it begins with.
  std::string url, type, alt, caption, credit, width, height;
};

/// Hands each field of a part to `put`, under the name that the documents of agencies' readers give it.
template <class Put>
void put_fields(const NitfPart& part, Put put) {
  put("html", part.html);
  put("url", part.url);
  put("type", part.type);
  put("alt", part.alt);
  put("caption", part.caption);
  put("credit", part.credit);
  put("width", part.width);
  put("height", part.height);
}

/// The parts of what is in an element. Elements that are not known leave their text.
[[nodiscard]] std::vector<NitfPart> read_nitf_body(const Xml& xml, std::uint32_t element);

/// The first child with that name, whatever its namespace, or Xml::k_none.
[[nodiscard]] std::uint32_t find_local(const Xml& xml, std::uint32_t parent, std::string_view name);
/// `find_local` step by step: "body.head hedline hl1".
[[nodiscard]] std::uint32_t find_local_path(const Xml& xml, std::uint32_t parent, std::string_view path);
/// The text in an element with its white space run together.
[[nodiscard]] std::string line_of(const Xml& xml, std::uint32_t element);

} // namespace lede::formats
