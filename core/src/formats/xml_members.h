// Adds members to the object that is being built from an XML document. The readers of feeds and of agencies' articles
// share this class.
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

  /// Adds a value that comes from an element, whose place warnings name. An empty value is not added. @param from the
  /// element, or Xml::k_none if there is none.
  void put(std::string_view key, std::uint32_t from, std::string_view value);
  /// Adds the text of an element on one line; nothing if there is no such element.
  void put_line(std::string_view key, std::uint32_t from);
  /// Adds the first text found at one of several paths below an element. @return whether there is one.
  bool put_first(std::string_view key, std::uint32_t parent, std::initializer_list<std::string_view> paths);

  const Xml& xml_;
  json::Builder builder_;
  Report& report_;
};

} // namespace lede::formats
