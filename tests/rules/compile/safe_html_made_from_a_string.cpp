// Only HtmlWriter makes markup, also where someone asks for it by name.
// refused: private
#include <string>
#include <utility>

#include "html/html_writer.h"

namespace lede {

SafeHtml make(HtmlWriter writer, std::string text) {
#ifdef LEDE_CONTROL
  (void)text;
  return std::move(writer).finish();
#else
  (void)writer;
  return SafeHtml(std::move(text));
#endif
}

} // namespace lede
