// A text that is sanitized has no page, so it links no style sheet.
// refused: style_url
#include "lede/render.h"

namespace lede {

void sanitize_with_styles(std::string_view markup) {
#ifdef LEDE_CONTROL
  static_cast<void>(sanitize(markup, {}));
#else
  SanitizeOptions options;
  options.style_url = "lede.css";
  static_cast<void>(sanitize(markup, options));
#endif
}

} // namespace lede
