// The name of the newspaper, above a page.
#include "output/masthead.h"

#include <optional>

namespace lede::output {

// A function of its own, since few pages are documents of their own.
void write_masthead(const Page& page) {
  const HtmlWriter::Scope header = page.writer.scope(Element::header, "masthead");
  const std::optional<SafeUrl> home = UrlPolicy::host_address(page.options.site_url);
  HtmlWriter::Scope link;
  if (home && !page.options.site_url.empty()) {
    link = page.writer.scope(Element::a);
    page.writer.attribute(UrlAttribute::href, *home);
  }
  page.writer.text(page.options.site_name);
}

} // namespace lede::output
