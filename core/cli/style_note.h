// A note for a user whose page will lack styles.
#pragma once

#include <string>

#include "lede/render.h"

namespace lede::cli {

/// Returns what the page lacks of its styles, and what to do; empty if it lacks none.
/// @param output the file that was written.
/// @param html its content.
[[nodiscard]] std::string note_on_styles(const RenderOptions& options, const std::string& output,
                                         const std::string& html);

} // namespace lede::cli
