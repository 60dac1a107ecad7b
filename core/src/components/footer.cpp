// The end of the page.
#include "components/footer.h"

#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"

namespace lede {
namespace {

using i18n::Label;

/// Returns the name of the licence at a Creative Commons address: "CC BY-SA 4.0", "CC0 1.0"; empty for any other
/// address.
/// @see https://creativecommons.org/about/cclicenses/
std::string creative_commons_name(std::string_view address) {
  // "https://creativecommons.org/licenses/by-sa/4.0/", "https://creativecommons.org/publicdomain/zero/1.0/"
  if (!has_word("creativecommons.org www.creativecommons.org", word_at(address, 2, '/'))) return {};
  std::string name(word_at(address, 4, '/'));
  const std::string_view version = word_at(address, 5, '/');
  if (name == "zero")
    name = "CC0";
  else if (has_word("by by-sa by-nc by-nc-sa by-nd by-nc-nd", name))
    name = concat({"CC ", name});
  else
    return {};
  for (char& character : name) {
    if (ascii::is_letter(character)) character = static_cast<char>(character & ~0x20); // upper case
  }
  if (version.size() == 3 && ascii::is_digit(version.front())) name += concat({" ", version});
  return name;
}

// A publisher's licence is an address ("https://creativecommons.org/…") or a text ("CC BY 4.0").
void write_license(const Page& page, const Text& license) {
  if (license.empty()) return;
  const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "license");
  if (is_web_address(license.value)) {
    if (const HtmlWriter::Scope link = open_link(page, license, LinkRelation::license)) {
      write_words(page, Label::footer_license);
      const std::string name = creative_commons_name(license.value);
      if (!name.empty()) page.writer.text(concat({": ", name}));
      return;
    }
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
  // Browsers read "#top" as the top of the document if no element has that id. It works from inside a shadow root, too,
  // where a link to an id would not. @see https://html.spec.whatwg.org/#select-the-indicated-part
  const HtmlWriter::Scope paragraph = writer.part(Element::p, "top");
  const HtmlWriter::Scope link = writer.scope(Element::a);
  writer.attribute(UrlAttribute::href, page.urls.same_page("top"));
  write_words(page, Label::footer_top);
}

} // namespace lede
