// Pictures, films and embeds of which the sanitizer has read a part. What follows decides whether they are shown: a
// picture in a `<noscript>`, a source of a player, the end of a box that a script would fill.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "body/frames.h"
#include "policy/url.h"

namespace lede::body {

/// The text of an element, which is understood when the element ends.
struct PendingText {
  std::string text;
  std::size_t offset = 0; ///< Of its first byte.

  void append(std::string_view more, std::size_t offset_of_more) {
    if (text.empty()) offset = offset_of_more;
    text += more;
  }
  [[nodiscard]] std::string take() { return std::exchange(text, std::string()); }
};

struct PendingMedia {
  static constexpr std::size_t npos = std::string::npos;

  /// Content that a `<noscript>` right after it may show instead: a picture without an address, or a frame that a
  /// script would write.
  struct MissedPicture {
    std::string alternative_text;
    std::optional<Frame> frame;
    bool is_inline_data; ///< Its address is a `data:` URL that the policy refuses.
    bool is_told;
    std::size_t offset;
    std::optional<SafeUrl> poster = std::nullopt; ///< The poster of a film that cannot be shown.
  };
  /// A player without an address of its own, and what to show if none of its sources has one.
  struct EmptyPlayer {
    std::size_t offset;
    std::optional<SafeUrl> poster;
    std::optional<Frame> link; ///< A link in its fallback content.
  };

  std::optional<MissedPicture> missed;
  std::optional<EmptyPlayer> player;
  std::optional<SafeUrl> source;     ///< From the sources of the open `<picture>`, for an `<img>` without an address.
  std::optional<Frame> object;       ///< In the `<object>` that is being removed.
  std::size_t object_offset = npos;  ///< Of an `<object>` whose removal is to be reported.
  std::optional<Frame> box;          ///< Of a box that a script would fill.
  std::size_t box_depth = 0;         ///< The size of the stack with this box.
  std::size_t embed_depth = npos;    ///< The size of the stack with an element whose text names an embed.
  PendingText embed;                 ///< That text.
  PendingText noscript;              ///< The content of the `<noscript>` that is being removed.
  PendingText script;                ///< The content of the `<script>` that is being removed.
  std::string last_address;          ///< Of the picture or frame that was written last.
  std::string address_from_noscript; ///< Of a picture that was shown from a `<noscript>`; reset by the next word.
  bool is_after_media = false;       ///< Only white space and end tags came since a picture or a frame.

  /// Forgets all. Shorter on pages than the assignment of a new one, which compares each member's state.
  void clear() {
    std::destroy_at(this);
    std::construct_at(this);
  }
};

} // namespace lede::body
