// Functions with which the readers of template tags, components and Markdown's dialects write their results.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Appends a text, escaped for HTML or an attribute.
void append_escaped_text(std::string& out, std::string_view text);
/// Appends a film of YouTube, or of Vimeo if `name` says so (in any letter case).
/// @param id may be the film's address. @return false, and nothing appended, if it cannot be one.
bool append_film(std::string& out, std::string_view name, std::string_view id, std::string_view title = {});
/// Appends a paragraph with a link to content that the original page would embed.
void append_link(std::string& out, std::string_view address, std::string_view text);

} // namespace lede::formats
