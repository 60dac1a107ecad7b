// Films in data for scripts: in a player's settings (JSON), or in a frame that a consent script has stored in Base64.
#pragma once

#include <optional>
#include <string_view>

#include "body/frames.h"
#include "html/token.h"

namespace lede::body {

/// Reads the film from the `data-…` attributes of a box: `data-setup='{"sources": […]}'`, `data-settings`,
/// `data-config` …
/// @return nothing if none of them names a film.
[[nodiscard]] std::optional<Frame> read_player_data(const html::StartTag& tag);

/// Reads the film from the text of a `<script>`: a player's settings, or a frame in Base64.
/// @return nothing for any other script.
[[nodiscard]] std::optional<Frame> read_player_script(std::string_view text);

} // namespace lede::body
