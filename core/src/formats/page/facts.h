// A page's facts about its article, other than JSON-LD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/page/layout.h"

namespace lede::formats::page {

struct Facts {
  std::string headline;
  std::string heading; ///< The first visible h1, which may differ from the headline.
  std::string lead;
  std::string section;
  std::string published;
  std::string modified;
  std::string picture;
  std::string url;
  std::string base;
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<std::uint32_t> taken; ///< Elements whose text is among the facts.
  std::uint32_t lead_node = 0;      ///< The element of the lead.
};

[[nodiscard]] Facts find_facts(const Layout& layout, std::string_view source);

} // namespace lede::formats::page
