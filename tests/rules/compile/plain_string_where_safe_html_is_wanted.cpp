// A plain string is not markup, however it looks.
// refused: SafeHtml
#include <string>

#include "html/html_writer.h"

namespace lede {

void put(HtmlWriter& writer, const std::string& text, const SafeHtml& html) {
#ifdef LEDE_CONTROL
  writer.append(html);
  (void)text;
#else
  writer.append(text);
  (void)html;
#endif
}

} // namespace lede
