// Adds members to the object that is being built from an XML document.
#include "formats/xml_members.h"

#include <string>

#include "formats/nitf_body.h"

namespace lede::formats {

void XmlMembers::put(std::string_view key, std::uint32_t from, std::string_view value) {
  if (value.empty()) return;
  builder_.key(key);
  builder_.decoded(from == Xml::k_none ? 0 : xml_.node(from).begin, value);
}

void XmlMembers::put_line(std::string_view key, std::uint32_t from) {
  if (from != Xml::k_none) put(key, from, line_of(xml_, from));
}

bool XmlMembers::put_first(std::string_view key, std::uint32_t parent, std::initializer_list<std::string_view> paths) {
  for (const std::string_view path : paths) {
    const std::uint32_t found = find_local_path(xml_, parent, path);
    const std::string line = found == Xml::k_none ? std::string() : line_of(xml_, found);
    if (line.empty()) continue;
    put(key, found, line);
    return true;
  }
  return false;
}

} // namespace lede::formats
