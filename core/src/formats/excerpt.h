// Excerpts that a system generated from the first words of the text.
#pragma once

#include <string_view>

namespace lede::formats {

/// Whether a text contains its excerpt, so that an article with both would repeat it. Generated endings of the excerpt
/// ("[…]", "The post … appeared first on …") are ignored.
/// @param body,excerpt HTML or text.
[[nodiscard]] bool begins_with_excerpt(std::string_view body, std::string_view excerpt);

} // namespace lede::formats
