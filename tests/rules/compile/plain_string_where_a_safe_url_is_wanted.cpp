// An address reaches href only through the URL policy.
// refused: (SafeUrl|no matching)
#include <string>

#include "html/html_writer.h"

namespace lede {

void link(HtmlWriter& writer, const std::string& text, const SafeUrl& url) {
#ifdef LEDE_CONTROL
  writer.attribute(UrlAttribute::href, url);
  (void)text;
#else
  writer.attribute(UrlAttribute::href, text);
  (void)url;
#endif
}

} // namespace lede
