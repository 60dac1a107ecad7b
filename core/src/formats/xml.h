// XML read into a flat list of nodes, for feeds and exports. Entities that a document declares are never expanded, and
// nothing outside the document is loaded. Text that is not well-formed is read as far as its meaning is clear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/single_byte.h"
#include "lede/render.h"

namespace lede::formats {

struct XmlAttribute {
  std::string_view name; ///< As written, with its prefix.
  std::size_t begin = 0; ///< Offset of the value in the source.
  std::size_t size = 0;
};

enum class XmlKind : std::uint8_t { element, text, cdata };

struct XmlNode {
  XmlKind kind = XmlKind::element;
  std::string_view prefix; ///< Lede's own prefix for a known namespace: "content", "dc", "atom" …
  std::string_view name;   ///< Without a prefix.
  std::size_t begin = 0;   ///< Offset of the content between the tags, or of the text.
  std::size_t end = 0;
  std::uint32_t next = 0; ///< Index one past the last descendant.
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

/// Returns the name of the root element, as written. Skips the declaration, comments and the document type.
[[nodiscard]] std::string_view root_name_of_xml(std::string_view bytes);

class Xml {
 public:
  static constexpr std::uint32_t k_none = 0xFFFFFFFFU;

  /// @param source must outlive the tree. In UTF-8 or an encoding of single_byte.h; another encoding is an error that
  /// names it.
  /// @return why the text was refused.
  [[nodiscard]] std::optional<Error> read(std::string_view source);

  /// The root element is node 0.
  [[nodiscard]] const XmlNode& node(std::uint32_t index) const { return nodes_[index]; }
  [[nodiscard]] bool is(std::uint32_t index, std::string_view qualified_name) const;
  /// The first child of an element, or its `next` if it has none.
  [[nodiscard]] std::uint32_t first_child(std::uint32_t index) const { return index + 1; }
  /// The first child of that name ("dc:creator") that has content or attributes, or k_none.
  [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view qualified_name) const;
  [[nodiscard]] bool has_child_elements(std::uint32_t index) const;
  /// The text in an element and in all elements in it, references decoded, trimmed.
  [[nodiscard]] std::string text(std::uint32_t index) const;
  /// The text of a text node with references decoded, not trimmed.
  [[nodiscard]] std::string own_text(std::uint32_t index) const;
  /// The source between the tags, unchanged.
  [[nodiscard]] std::string inner(std::uint32_t index) const;
  /// @return empty if there is no such attribute.
  [[nodiscard]] std::string attribute(std::uint32_t index, std::string_view name) const;
  /// The name of an attribute, as written. @param place less than the node's `attribute_count`.
  [[nodiscard]] std::string_view attribute_name(std::uint32_t index, std::uint32_t place) const {
    return attributes_[nodes_[index].first_attribute + place].name;
  }
  /// Whether the source is UTF-8, so that its bytes can be used directly.
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
