// The options of a page would be silently ignored.
// refused: (RenderOptions|no matching|no viable)
#include "lede/render.h"

namespace lede {

void sanitize_with(std::string_view markup, const RenderOptions& options) {
#ifdef LEDE_CONTROL
  static_cast<void>(render(markup, options));
#else
  static_cast<void>(sanitize(markup, options));
#endif
}

} // namespace lede
