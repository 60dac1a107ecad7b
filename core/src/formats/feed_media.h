// Pictures, sounds and films that a feed's entry has beside its text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "formats/feed_export.h"
#include "formats/xml_members.h"

namespace lede::formats {

class FeedMedia : protected XmlMembers {
 protected:
  /// All three must outlive it.
  FeedMedia(const Xml& xml, std::string_view bytes, Report& report) : XmlMembers(xml, bytes, report), export_(xml) {}
  ~FeedMedia() = default;

  /// Writes the member `media` of an item.
  void read_media(std::uint32_t item);
  /// Writes the member `transcript` of an item: a text, or the address of one.
  /// @see https://podcasting2.org/docs/podcast-namespace/tags/transcript
  void read_transcript(std::uint32_t item);

  /// Writes the text of an element; nothing if there is no such element.
  void put_text(std::string_view key, std::uint32_t from);
  /// Returns the first child with one of these names, of which earlier ones take precedence; or Xml::k_none.
  [[nodiscard]] std::uint32_t find_first(std::uint32_t parent, std::initializer_list<std::string_view> names) const;

  bool is_export_ = false; // it is WordPress' export
  std::string base_;       // of addresses
  FeedExport export_;

  /// Whether an entry's content is a picture, a sound or a film at an address.
  /// @see https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2
  [[nodiscard]] bool is_medium_elsewhere(std::uint32_t content) const;

 private:
  /// Writes the featured picture and the podcast file of an exported post.
  void read_export_media(std::uint32_t item);
  /// Writes the picture of an `<image>` with an address or a `<url>` in it, which some newsrooms add to their items.
  void put_picture_element(std::uint32_t element);
  /// Returns the content of a group that is named the default, or the widest picture; else the first content, or
  /// Xml::k_none.
  [[nodiscard]] std::uint32_t find_largest_content(std::uint32_t group) const;
  void put_medium(std::uint32_t medium, std::uint32_t around);
  const std::string& text_of(std::uint32_t element);

  bool is_first_ = true; // no medium of the item has been written
  std::uint32_t read_element_ = Xml::k_none;
  std::string read_text_; // of that element
};

} // namespace lede::formats
