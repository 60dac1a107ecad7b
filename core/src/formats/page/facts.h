// What a page says about its article, beside JSON-LD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/page/layout.h"

namespace lede::formats::page {

struct Facts {
  std::string headline;
  std::string heading; ///< The first h1 that readers see, which may say it in other words.
  std::string lead;
  std::string section;
  std::string published;
  std::string modified;
  std::string picture;
  std::string url;
  std::string base;
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<std::uint32_t> taken; ///< Elements whose text is among the facts now.
  std::uint32_t lead_node = 0;      ///< Where the lead stands on the page.
};

[[nodiscard]] Facts find_facts(const Layout& layout, std::string_view source);

/// Letters and digits alone, in lower case: to compare texts by.
[[nodiscard]] std::string letters_of(std::string_view text);

} // namespace lede::formats::page
