// What a start tag says in its attributes, read as plain text: for the readers of frames, late pictures and styles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "html/token.h"

namespace lede::body {

/// The value of an attribute, without the white space around it; empty if the tag has no such attribute.
[[nodiscard]] std::string_view value_of(const html::StartTag& tag, std::string_view name);
[[nodiscard]] bool has_attribute(const html::StartTag& tag, std::string_view name);

/// The text with its ASCII letters in lower case.
[[nodiscard]] std::string lowered(std::string_view text);

/// Whether the text names an image file: it ends in the extension of one, before any query or fragment.
[[nodiscard]] bool has_image_extension(std::string_view text);
/// Whether the text is the name of a file or a code, and not words for a reader: "IMG_1234", "pastedGraphic.png".
[[nodiscard]] bool is_file_name(std::string_view text);
/// Whether a script could load the text: it is neither empty nor `data:`, `about:`, `javascript:` or a fragment, and no
/// template with `{…}` in it.
[[nodiscard]] bool is_address(std::string_view text);

/// What the author's `style` says about the element itself.
struct AuthorStyle {
  enum class Parts : std::uint8_t { nothing, words, lines };
  bool is_hidden = false; ///< `display: none` or `visibility: hidden`
  bool is_bold = false;
  bool is_not_bold = false;
  bool is_italic = false;
  bool is_not_italic = false;
  bool is_underlined = false;
  bool is_struck = false;
  bool is_raised = false;
  bool is_lowered = false;
  Parts parts = Parts::nothing; ///< How `display` parts what is in the element from what is around it.
};
/// Reads the few declarations that change what a text means. The style itself is never written.
[[nodiscard]] AuthorStyle read_style(const html::StartTag& tag);

/// The address of a picture that the element's style, or a script, sets behind it; empty: there is none.
[[nodiscard]] std::string background_of(const html::StartTag& tag);
/// Whether a drawing says nothing: it is hidden from those who listen, or no larger than an icon.
[[nodiscard]] bool is_decoration(const html::StartTag& tag);

/// Whether the tag's author hides the element: `hidden`, or a style that does the same.
[[nodiscard]] bool is_hidden(const html::StartTag& tag);
/// Whether nobody can see the element: it is hidden, or at most one pixel wide or high.
[[nodiscard]] bool is_invisible(const html::StartTag& tag);

} // namespace lede::body
