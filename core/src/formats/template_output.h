// What template tags of known names show.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Writes the film, the picture, the link or the words of a tag. @return whether its name is known, and it shows any.
[[nodiscard]] bool show_template_tag(std::string_view name, std::string_view arguments, std::string& out);

} // namespace lede::formats
