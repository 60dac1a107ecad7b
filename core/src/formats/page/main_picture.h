// Finds the article's main picture on the page.
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

/// Removes the main picture from the beginning of a text, since Lede shows it above. It is the picture that the page's
/// meta elements or JSON-LD name. @param body updated.
[[nodiscard]] MainPicture take_main_picture(Layout& layout, std::string_view source, const Facts& facts, Body& body);

/// Returns the part of a picture's address that is the same for all sizes: "bridge" of "/p/bridge-1024x768.jpg?w=3".
[[nodiscard]] std::string_view picture_key(std::string_view url);

} // namespace lede::formats::page
