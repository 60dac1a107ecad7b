// Converts the text of an agency's article, NITF or XHTML, into HTML and the media between it.
// @see https://iptc.org/standards/nitf/
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml.h"

namespace lede::formats {

/// A picture, film or sound, or the HTML between two of those.
struct NitfPart {
  std::string html;       ///< HTML in which every text is escaped. If empty, the part is a medium.
  std::uint32_t from = 0; ///< Its first node.
  std::string url, type, alt, caption, credit, width, height;
};

/// Calls `put` for each field of a part, with the field's name in the documents of news_xml.h.
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

/// Returns the parts of an element's content. Of unknown elements, the text is kept.
[[nodiscard]] std::vector<NitfPart> read_nitf_body(const Xml& xml, std::uint32_t element);

/// Returns the first child with that name in any namespace, or Xml::k_none.
[[nodiscard]] std::uint32_t find_local(const Xml& xml, std::uint32_t parent, std::string_view name);
/// Does `find_local` for each name of a path: "body.head hedline hl1".
[[nodiscard]] std::uint32_t find_local_path(const Xml& xml, std::uint32_t parent, std::string_view path);
/// Returns the text of an element with white space collapsed.
[[nodiscard]] std::string line_of(const Xml& xml, std::uint32_t element);

/// Returns the bylines of a head on one line: each author may have one.
[[nodiscard]] std::string bylines_in(const Xml& xml, std::uint32_t head);

} // namespace lede::formats
