// Pictures of template tags and components in Markdown, with their words.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// The words of a picture. Each may be empty.
struct FigureWords {
  std::string_view title;
  std::string_view caption;
  std::string_view credit;
  std::string_view credit_address; ///< What the credit leads to.
  std::string_view link = {};      ///< What the picture leads to.
  bool is_markdown = false;        ///< The words are.
};

/// Appends a picture with its words.
void append_figure(std::string& out, std::string_view address, std::string_view alt, const FigureWords& words);

} // namespace lede::formats
