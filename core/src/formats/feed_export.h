// What only WordPress' export (WXR) has: people under their logins, pictures under their numbers, texts as they were
// typed.
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

  /// Looks for people and pictures among the children of the channel.
  void collect(std::uint32_t channel);
  /// Whether an item is a post or a page, and no draft, menu or picture. Counts the posts that are not for everybody.
  [[nodiscard]] bool is_for_readers(std::uint32_t item);
  [[nodiscard]] std::size_t unpublished() const { return unpublished_; }

  /// The name that readers see: of a login, or the login itself if the export does not know it.
  [[nodiscard]] std::string name_of(const std::string& login) const;
  /// The authors whom a plug-in for several of them (Co-Authors Plus) has put among the categories of an item.
  [[nodiscard]] std::vector<std::uint32_t> people_of(std::uint32_t item) const;
  /// The name of one of them.
  [[nodiscard]] std::string person_name(std::uint32_t category) const;
  struct Picture {
    std::uint32_t item = Xml::k_none;
    std::uint32_t url = Xml::k_none;
    std::uint32_t caption = Xml::k_none;
    std::string alt;
  };
  /// The picture that an item shows first, or null.
  [[nodiscard]] const Picture* thumbnail_of(std::uint32_t item) const;
  /// What WordPress or a plug-in has noted of an item; the first note of that name.
  [[nodiscard]] std::string note_of(std::uint32_t item, std::string_view name) const;

  /// The markup of a text as its author typed it: an empty line begins a paragraph, an address alone is a film or a
  /// post.
  [[nodiscard]] static std::string markup_of(std::string_view text);

 private:
  const Xml& xml_;
  std::vector<std::pair<std::string, std::string>> names_; // by login
  std::vector<std::pair<std::string, Picture>> pictures_;  // by number
  std::size_t unpublished_ = 0;
};

} // namespace lede::formats
