// The text of a feed's entry: plain text, escaped HTML, XHTML, WordPress' own markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/feed_media.h"

namespace lede::formats {

class FeedMarkup : protected FeedMedia {
 protected:
  /// All three must outlive it.
  FeedMarkup(const Xml& xml, std::string_view bytes, Report& report) : FeedMedia(xml, bytes, report) {}
  ~FeedMarkup() = default;

  /// Writes markup, if possible as a range of the source, so that warnings have exact places.
  void put_html(std::string_view key, std::uint32_t from);
  /// Writes the text of an entry in the markup that its element names.
  void put_body(std::string_view key, std::uint32_t element);

  std::string stated_base_; ///< The `xml:base` in effect. Unlike `base_`, it is never the feed's link.
  std::string address_;     ///< Of the current entry; relative addresses in its text start from it.

 private:
  [[nodiscard]] std::string base_of_text(std::uint32_t element) const;
  [[nodiscard]] bool is_escaped_twice(std::uint32_t element) const;
  void put_written(std::uint32_t element);
};

} // namespace lede::formats
