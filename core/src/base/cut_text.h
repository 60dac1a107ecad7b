// Excerpts that a system has cut off.
#pragma once

#include <string_view>

namespace lede {

/// Returns a text without the signs that it was cut: "[…]" at its end, a link to the article ("Continue reading"), and
/// the note of its source ("The post … appeared first on …"). A text without such signs is returned whole.
[[nodiscard]] std::string_view without_cut(std::string_view text);

} // namespace lede
