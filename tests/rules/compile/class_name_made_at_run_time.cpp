// Class names and `::part()` names are literals: no document can reach them.
// refused: no matching function
#include <string>

#include "html/html_writer.h"

namespace lede {

void put(HtmlWriter& writer, const std::string& name) {
#ifdef LEDE_CONTROL
  writer.open(Element::p, "kicker");
  writer.text(name);
#else
  writer.open(Element::p, name.c_str());
#endif
}

} // namespace lede
