// Frames: films, posts, maps and charts that a document takes from another site, however its author's system writes
// them.
#pragma once

#include <optional>
#include <string>

#include "html/token.h"

namespace lede::body {

struct Frame {
  std::string address; ///< A page for readers where the site has one, else the frame's own address; empty: none.
  std::string title;   ///< In the author's words; empty: none.
  bool is_visible = true;
  bool is_film = false;    ///< Of a box: its picture alone does not show it.
  bool is_picture = false; ///< Of a box: a picture, shown if nothing else is in the box.
};

/// Reads `<iframe>`, `<embed>`, `<object>`, the elements of AMP and those of editors (`<oembed url>`,
/// `<lite-youtube>`).
/// @return nothing for any other element.
[[nodiscard]] std::optional<Frame> read_frame(const html::StartTag& tag);

/// Reads a box that a script would fill with what its attributes name: `<div class="fb-post" data-href>`,
/// `<div class="infogram-embed" data-id>`, `<video data-account data-video-id>`.
/// @param in_quote a link without words in a quotation is a post that its script would show.
/// @return nothing if no attribute names anything.
[[nodiscard]] std::optional<Frame> read_box(const html::StartTag& tag, bool in_quote);

/// Reads a `<script>` that would write what its own address or its attributes name: a post of Telegram, a film, a
/// chart.
/// @return nothing for any other script.
[[nodiscard]] std::optional<Frame> read_script(const html::StartTag& tag);

} // namespace lede::body
