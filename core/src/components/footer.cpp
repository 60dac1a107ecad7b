// The end of the page.
#include "components/footer.h"

namespace lede {
namespace {

using i18n::Label;

bool looks_like_address(std::string_view text) {
  return text.substr(0, 8) == "https://" || text.substr(0, 7) == "http://";
}

// Publishers give an address ("https://creativecommons.org/…") or words ("CC BY 4.0").
void write_license(HtmlWriter& writer, const Text& license, const ComponentContext& context) {
  if (license.empty()) return;
  writer.open_part(Element::p, "license");
  const bool is_link = looks_like_address(license.value) && open_link(writer, license, context, LinkRelation::license);
  if (is_link) {
    write_words(writer, Label::footer_license, context);
    writer.close();
  } else {
    writer.text(context.labels.text(Label::footer_license));
    writer.text(": ");
    writer.text(license.value);
  }
  writer.close();
}

} // namespace

void write_footer(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  writer.open_part(Element::footer, "footer");
  write_license(writer, article.license, context);
  // "#top" is the top of the document for every browser, without an element of that id, and from inside a shadow root,
  // where a link to an id would find nothing. @see https://html.spec.whatwg.org/#select-the-indicated-part
  writer.open_part(Element::p, "top");
  writer.open(Element::a);
  writer.attribute(UrlAttribute::href, context.urls.same_page("top"));
  write_words(writer, Label::footer_top, context);
  writer.close();
  writer.close();
  writer.close();
}

} // namespace lede
