// Functions with which the readers of template tags, components and Markdown's dialects write their results.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Appends a text, escaped for HTML or an attribute.
void append_escaped_text(std::string& out, std::string_view text);
/// Appends a film of YouTube, or of Vimeo if `name` says so (in any letter case).
/// @return false, and nothing appended, if the id cannot be one.
bool append_film(std::string& out, std::string_view name, std::string_view id, std::string_view title = {});
/// The words of a picture. Each may be empty.
struct FigureWords {
  std::string_view title;
  std::string_view caption;
  std::string_view credit;
  std::string_view credit_address; ///< What the credit leads to.
};

/// Appends a picture with its words.
void append_figure(std::string& out, std::string_view address, std::string_view alt, const FigureWords& words);
/// Appends a paragraph with a link to content that the original page would embed.
void append_link(std::string& out, std::string_view address, std::string_view text);

} // namespace lede::formats
