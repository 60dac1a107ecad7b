// Excerpts that a system wrote by itself: the first words of the text.
#pragma once

#include <string_view>

namespace lede::formats {

/// Whether a text has the words of its excerpt, so that an article with both would say them twice. Whatever an excerpt
/// ends in that no author wrote ("[…]", "The post … appeared first on …") does not count.
/// @param body,excerpt HTML or text.
[[nodiscard]] bool begins_with_excerpt(std::string_view body, std::string_view excerpt);

} // namespace lede::formats
