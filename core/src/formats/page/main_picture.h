// The article's main picture, where it stands in the page.
#pragma once

#include <string>
#include <string_view>

#include "formats/page/body.h"

namespace lede::formats::page {

struct MainPicture {
  std::string url; ///< As the page has it.
  std::string alt;
  std::string caption;
  [[nodiscard]] bool is_in_page() const { return !url.empty(); }
};

/// Takes the main picture out of the beginning of a text: Lede shows it above. It is the one that the page's meta
/// elements or its JSON-LD name.
/// @param body is found anew.
[[nodiscard]] MainPicture take_main_picture(Layout& layout, std::string_view source, const Facts& facts, Body& body);

/// What pictures in several sizes have in common: "bridge" of "/p/bridge-1024x768.jpg?w=3".
[[nodiscard]] std::string_view picture_key(std::string_view url);

} // namespace lede::formats::page
