// XML read into a flat list of nodes, for feeds and exports. Entities that a document declares are never expanded, and
// nothing outside of the document is ever looked up. What is not well-formed is read as far as its meaning is clear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/single_byte.h"
#include "lede/render.h"

namespace lede::formats {

struct XmlAttribute {
  std::string_view name; ///< As written, with its prefix.
  std::size_t begin = 0; ///< Of the value in the source.
  std::size_t size = 0;
};

enum class XmlKind : std::uint8_t { element, text, cdata };

struct XmlNode {
  XmlKind kind = XmlKind::element;
  std::string_view prefix; ///< Of a namespace that is known: "content", "dc", "atom" …, whatever the document calls it.
  std::string_view name;   ///< Without a prefix.
  std::size_t begin = 0;   ///< Of the content between the tags, or of the text.
  std::size_t end = 0;
  std::uint32_t next = 0; ///< Index one past the last descendant.
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

/// The name of a text's root element, as written: past the declaration, comments and a document type.
[[nodiscard]] std::string_view root_name_of_xml(std::string_view bytes);

class Xml {
 public:
  static constexpr std::uint32_t k_none = 0xFFFFFFFFU;

  /// @param source must outlive the tree. UTF-8, or an encoding of single_byte.h; another one is an error that names
  /// it.
  /// @return false where the text was refused; `error` says why.
  [[nodiscard]] bool read(std::string_view source, Error& error);

  /// The root element is node 0.
  [[nodiscard]] const XmlNode& node(std::uint32_t index) const { return nodes_[index]; }
  [[nodiscard]] bool is(std::uint32_t index, std::string_view qualified_name) const;
  /// The first child of an element, or its `next` where it has none.
  [[nodiscard]] std::uint32_t first_child(std::uint32_t index) const { return index + 1; }
  /// The first child of that name ("dc:creator") that has content or attributes, or k_none.
  [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view qualified_name) const;
  [[nodiscard]] bool has_child_elements(std::uint32_t index) const;
  /// The text in an element and in all elements in it, references decoded, trimmed.
  [[nodiscard]] std::string text(std::uint32_t index) const;
  /// The text of a text node, references decoded, as it stands there.
  [[nodiscard]] std::string own_text(std::uint32_t index) const;
  /// The source between the tags, as it is.
  [[nodiscard]] std::string inner(std::uint32_t index) const;
  /// @return empty where there is no such attribute.
  [[nodiscard]] std::string attribute(std::uint32_t index, std::string_view name) const;
  /// The name of an attribute, as written. @param place less than the node's `attribute_count`.
  [[nodiscard]] std::string_view attribute_name(std::uint32_t index, std::uint32_t place) const {
    return attributes_[nodes_[index].first_attribute + place].name;
  }
  /// Whether bytes of the source can be used as they are.
  [[nodiscard]] bool is_utf8() const { return !encoding_; }

 private:
  void append(std::string& out, std::size_t begin, std::size_t end, bool decodes) const;

  std::string_view source_;
  SingleByte encoding_; // none: UTF-8
  std::vector<XmlNode> nodes_;
  std::vector<XmlAttribute> attributes_;

  friend class XmlReader;
};

} // namespace lede::formats
