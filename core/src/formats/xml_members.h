// Members of the object that is being built from an XML document: what the readers of feeds and of agencies' articles
// share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "formats/xml.h"
#include "json/builder.h"

namespace lede::formats {

class XmlMembers {
 protected:
  /// All three must outlive it.
  XmlMembers(const Xml& xml, std::string_view bytes, Report& report)
      : xml_(xml), builder_(bytes, report), report_(report) {}
  ~XmlMembers() = default;

  /// A value that comes from an element; warnings name its place. An empty one is left out.
  /// @param from the element, or Xml::k_none for what no element says.
  void put(std::string_view key, std::uint32_t from, std::string_view value);
  /// The text of an element, on one line; nothing if there is no such element.
  void put_line(std::string_view key, std::uint32_t from);
  /// The first of several places below an element that has a text. @return whether there is one.
  bool put_first(std::string_view key, std::uint32_t parent, std::initializer_list<std::string_view> paths);

  const Xml& xml_;
  json::Builder builder_;
  Report& report_;
};

} // namespace lede::formats
