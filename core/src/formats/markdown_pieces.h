// What the readers of template code, of components and of Markdown's dialects
// write in place of what they read.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Appends a text of HTML or of an attribute of it.
void append_escaped_text(std::string& out, std::string_view text);
/// The player of a film: of YouTube, or of Vimeo if the name says so, in any
/// case of its letters.
/// @return false, and nothing appended, if the id cannot be one.
bool append_film(std::string& out, std::string_view name, std::string_view id);
/// A picture with a caption below it, which may be empty.
void append_figure(std::string& out, std::string_view address, std::string_view alt, std::string_view caption);
/// A paragraph that links to what a page would have embedded.
void append_link(std::string& out, std::string_view address, std::string_view text);

} // namespace lede::formats
