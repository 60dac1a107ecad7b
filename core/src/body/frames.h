// Frames: films, posts, maps and charts that a document embeds from another site, in all forms that systems write.
#pragma once

#include <optional>
#include <string>

#include "html/token.h"

namespace lede::body {

struct Frame {
  std::string address; ///< The page for readers if it is known, else the frame's own address; empty: none.
  std::string title;   ///< In the author's words; empty: none.
  bool is_visible = true;
  bool is_film = false;    ///< For a box: a film, so the box's picture alone does not replace it.
  bool is_picture = false; ///< For a box: a picture, which is shown if the box is empty otherwise.
};

/// Reads `<iframe>`, `<embed>`, `<object>`, the elements of AMP and those of editors (`<oembed url>`,
/// `<lite-youtube>`).
/// @return nothing for any other element.
[[nodiscard]] std::optional<Frame> read_frame(const html::StartTag& tag);

/// Reads a box that a script would fill. Its attributes name the content: `<div class="fb-post" data-href>`, `<div
/// class="infogram-embed" data-id>`, `<video data-account data-video-id>`. The address of a link may be relative.
/// @param in_quote whether the tag is in a quotation. There, a link without words is a post.
/// @return nothing if no attribute names anything.
[[nodiscard]] std::optional<Frame> read_box(const html::StartTag& tag, bool in_quote);

/// Reads a `<script>` whose address or attributes name an embed: a post of Telegram, a film, a chart.
/// @return nothing for any other script.
[[nodiscard]] std::optional<Frame> read_script(const html::StartTag& tag);

} // namespace lede::body
