// A pointer may be null. Text is a string literal, a string or a view.
// refused: no matching function
#include "html/html_writer.h"

namespace lede {

void put(HtmlWriter& writer) {
#ifdef LEDE_CONTROL
  writer.text("words");
#else
  writer.text(nullptr);
#endif
}

} // namespace lede
