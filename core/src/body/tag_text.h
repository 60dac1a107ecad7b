// Functions on a start tag's attributes, for the readers of frames, late pictures and styles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "html/token.h"

namespace lede::body {

/// Returns an attribute's value without the white space around it; empty if the tag has no such attribute.
[[nodiscard]] std::string_view value_of(const html::StartTag& tag, std::string_view name);
[[nodiscard]] bool has_attribute(const html::StartTag& tag, std::string_view name);

/// The text with its ASCII letters in lower case.
[[nodiscard]] std::string lowered(std::string_view text);
/// Whether the text is a file name or a code and not words for readers: "IMG_1234", "pastedGraphic.png", "undefined".
[[nodiscard]] bool is_file_name(std::string_view text);
/// Whether the text may be an address to load: it is not empty, not `data:`, `about:`, `javascript:` or a fragment, and
/// not a template with `{…}`.
[[nodiscard]] bool is_address(std::string_view text);

/// The meaningful declarations of an author's `style` attribute.
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
  Parts parts = Parts::nothing; ///< How `display` separates the element's content from the content around it.
};
/// Reads the few declarations that change the meaning of a text. The style itself is never written.
[[nodiscard]] AuthorStyle read_style(const html::StartTag& tag);

/// Returns the address of the background picture that the element's style or a script sets; empty if there is none.
[[nodiscard]] std::string background_of(const html::StartTag& tag);
/// Whether a picture is decoration: it is hidden from screen readers, or no larger than an icon.
[[nodiscard]] bool is_decoration(const html::StartTag& tag);

/// Whether the author hides the element: by `hidden`, or by a style with the same effect.
[[nodiscard]] bool is_hidden(const html::StartTag& tag);
/// Whether nobody can see the element: it is hidden, or at most one pixel wide or high.
[[nodiscard]] bool is_invisible(const html::StartTag& tag);

} // namespace lede::body
