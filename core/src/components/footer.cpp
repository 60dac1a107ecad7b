// The end of the page.
#include "components/footer.h"

#include "base/text.h"

namespace lede {
namespace {

using i18n::Label;

bool looks_like_address(std::string_view text) {
  return text.substr(0, 8) == "https://" || text.substr(0, 7) == "http://";
}

// Publishers give an address ("https://creativecommons.org/…") or words ("CC BY 4.0").
void write_license(HtmlWriter& writer, const Text& license, const ComponentContext& context) {
  if (license.empty()) return;
  const std::string_view title = context.labels.text(Label::footer_license);
  writer.open(Element::p, "lede-license", "license");
  const bool is_link = looks_like_address(license.value) && open_link(writer, license, context, LinkRelation::license);
  if (is_link) {
    mark_label_language(writer, context);
    writer.text(title);
    writer.close();
  } else {
    writer.text(concat({title, ": ", license.value}));
  }
  writer.close();
}

} // namespace

void write_footer(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  writer.open(Element::footer, "lede-footer", "footer");
  write_license(writer, article.license, context);
  // "#top" is the top of the document for every browser, without an element of that id, and from inside a shadow root,
  // where a link to an id would find nothing. @see https://html.spec.whatwg.org/#select-the-indicated-part
  writer.open(Element::p, "lede-top", "top");
  writer.open(Element::a);
  writer.attribute(UrlAttribute::href, context.urls.same_page("top"));
  mark_label_language(writer, context);
  writer.text(context.labels.text(Label::footer_top));
  writer.close();
  writer.close();
  writer.close();
}

} // namespace lede
