// The kinds of a newsroom's notes about an article, as the article format names them.
#pragma once

#include <string_view>

namespace lede {

inline constexpr std::string_view k_note_types = "correction clarification update editorsNote retraction";

} // namespace lede
