// Data that only WordPress' export (WXR) has: people by login, pictures by number, texts as they were typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/xml.h"

namespace lede::formats {

class FeedExport {
 public:
  /// @param xml must outlive it.
  explicit FeedExport(const Xml& xml) : xml_(xml) {}

  /// Collects people and pictures from the children of the channel.
  void collect(std::uint32_t channel);
  /// Whether an item is a published post or page, and not a draft, menu or picture. Counts the posts that are not
  /// public.
  [[nodiscard]] bool is_for_readers(std::uint32_t item);
  [[nodiscard]] std::size_t unpublished() const { return unpublished_; }

  /// Returns the display name for a login; the login itself if the export has no name for it.
  [[nodiscard]] std::string name_of(const std::string& login) const;
  /// Returns the authors whom the plug-in Co-Authors Plus has stored among the categories of an item.
  [[nodiscard]] std::vector<std::uint32_t> people_of(std::uint32_t item) const;
  /// Returns the name of such an author.
  [[nodiscard]] std::string person_name(std::uint32_t category) const;
  struct Picture {
    std::uint32_t item = Xml::k_none;
    std::uint32_t url = Xml::k_none;
    std::uint32_t caption = Xml::k_none;
    std::string alt;
  };
  /// Returns the featured picture of an item, or null.
  [[nodiscard]] const Picture* thumbnail_of(std::uint32_t item) const;
  /// Returns the first `postmeta` value of an item with that name.
  [[nodiscard]] std::string note_of(std::uint32_t item, std::string_view name) const;

  /// Puts the pictures of `[gallery ids="1,2"]` into a text as typed, as far as the export has them.
  [[nodiscard]] std::string with_galleries(std::string_view text);

  /// Converts a text as typed into markup: an empty line begins a paragraph; an address alone in a line is an embed.
  [[nodiscard]] static std::string markup_of(std::string_view text);

 private:
  [[nodiscard]] std::string figures_of(std::string_view shortcode);

  const Xml& xml_;
  std::vector<std::pair<std::string, std::string>> names_; // by login
  std::vector<std::pair<std::string, Picture>> pictures_;  // by number
  std::size_t unpublished_ = 0;
  std::size_t room_ = 1'000'000; // bytes that galleries may add to the texts
};

} // namespace lede::formats
