// Access to the nodes of an XML document: names, texts and attributes. xml_reader.cpp builds the nodes.
#include "formats/xml.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/character_references.h"

namespace lede::formats {
std::string_view root_name_of_xml(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || bytes[first] != '<') return {};
  std::size_t at = bytes.starts_with(utf8::k_byte_order_mark) ? utf8::k_byte_order_mark.size() : 0;
  for (int steps = 0; steps < 20; ++steps) {
    at = bytes.find('<', at);
    if (at == std::string_view::npos || at + 1 == bytes.size()) return {};
    const std::string_view rest = bytes.substr(at);
    if (rest[1] != '?' && rest[1] != '!') return rest.substr(1, rest.find_first_of(" \t\r\n/>") - 1);
    const std::size_t end = rest.find(rest.starts_with("<!--") ? "-->" : ">");
    if (end == std::string_view::npos) return {};
    at += end;
  }
  return {};
}

bool Xml::is(std::uint32_t index, std::string_view qualified_name) const {
  const XmlNode& node = nodes_[index];
  const std::size_t colon = qualified_name.find(':');
  if (node.kind != XmlKind::element) return false;
  if (colon == std::string_view::npos) return node.prefix.empty() && node.name == qualified_name;
  return node.prefix == qualified_name.substr(0, colon) && node.name == qualified_name.substr(colon + 1);
}

std::uint32_t Xml::find(std::uint32_t parent, std::string_view qualified_name) const {
  if (parent == k_none) return k_none;
  for (std::uint32_t child = first_child(parent); child < nodes_[parent].next; child = nodes_[child].next) {
    const bool says_something = nodes_[child].attribute_count > 0 || nodes_[child].end > nodes_[child].begin;
    if (says_something && is(child, qualified_name)) return child;
  }
  return k_none;
}

bool Xml::has_child_elements(std::uint32_t index) const {
  for (std::uint32_t child = first_child(index); child < nodes_[index].next; child = nodes_[child].next) {
    if (nodes_[child].kind == XmlKind::element) return true;
  }
  return false;
}

void Xml::append(std::string& out, std::size_t begin, std::size_t end, bool decodes) const {
  std::size_t at = begin;
  while (at < end) {
    const char c = source_[at];
    if (decodes && c == '&') {
      // References are read as in an HTML attribute, so that "&copy=" in an address that was not escaped is kept.
      const std::size_t size =
          html::decode_reference(source_.substr(at, end - at), html::ReferenceContext::attribute, out);
      if (size == 0) out += c;
      at += size == 0 ? 1 : size;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (is_utf8() || byte < 0x80) {
      out += c;
    } else {
      encoding_.append(out, byte);
    }
    ++at;
  }
}

std::string Xml::text(std::uint32_t index) const {
  std::string out;
  if (index == k_none) return out;
  for (std::uint32_t at = index + 1; at < nodes_[index].next; ++at) {
    if (nodes_[at].kind != XmlKind::element)
      append(out, nodes_[at].begin, nodes_[at].end, nodes_[at].kind == XmlKind::text);
  }
  return utf8::repair(ascii::trim(out)); // messages quote it
}

std::string Xml::own_text(std::uint32_t index) const {
  std::string out;
  append(out, nodes_[index].begin, nodes_[index].end, nodes_[index].kind == XmlKind::text);
  return out;
}

std::string Xml::inner(std::uint32_t index) const {
  std::string out;
  append(out, nodes_[index].begin, nodes_[index].end, false);
  return out;
}

std::string Xml::attribute(std::uint32_t index, std::string_view name) const {
  std::string out;
  if (index == k_none) return out;
  const XmlNode& element = nodes_[index];
  for (std::uint32_t at = 0; at < element.attribute_count; ++at) {
    const XmlAttribute& attribute = attributes_[element.first_attribute + at];
    if (attribute.name != name) continue;
    append(out, attribute.begin, attribute.begin + attribute.size, true);
    break;
  }
  return utf8::repair(ascii::trim(out)); // messages quote it
}

} // namespace lede::formats
