// The end of the page.
#include "components/footer.h"

#include "base/text.h"

namespace lede {
namespace {

using i18n::Label;

// Publishers give an address ("https://creativecommons.org/…") or words ("CC BY 4.0").
void write_license(const Page& page, const Text& license) {
  if (license.empty()) return;
  const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "license");
  if (is_web_address(license.value)) {
    if (const HtmlWriter::Scope link = open_link(page, license, LinkRelation::license))
      return write_words(page, Label::footer_license);
  }
  page.writer.text(page.labels.text(Label::footer_license));
  page.writer.text(": ");
  page.writer.text(license.value);
}

} // namespace

void write_footer(const Page& page, const Article& article) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope footer = writer.part(Element::footer, "footer");
  write_license(page, article.license);
  // "#top" is the top of the document for every browser, without an element of that id, and from inside a shadow root,
  // where a link to an id would find nothing. @see https://html.spec.whatwg.org/#select-the-indicated-part
  const HtmlWriter::Scope paragraph = writer.part(Element::p, "top");
  const HtmlWriter::Scope link = writer.scope(Element::a);
  writer.attribute(UrlAttribute::href, page.urls.same_page("top"));
  write_words(page, Label::footer_top);
}

} // namespace lede
