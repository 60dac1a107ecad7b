// Not even a constant: markup is written element by element.
// refused: SafeHtml
#include "html/html_writer.h"

namespace lede {

void put(HtmlWriter& writer) {
#ifdef LEDE_CONTROL
  writer.append(SafeHtml());
#else
  writer.append("<hr>");
#endif
}

} // namespace lede
