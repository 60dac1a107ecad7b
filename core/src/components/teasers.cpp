// The cards of related articles, and the list of the latest ones.
#include "components/teasers.h"

#include <optional>

#include "components/image.h"

namespace lede {
namespace {

using i18n::Label;

// The headline comes first in the markup, for screen readers. The style sheet shows the picture above it.
void write_card(const Page& page, const Teaser& teaser) {
  const HtmlWriter::Scope card = page.writer.part(Element::li, "card");
  {
    const HtmlWriter::Scope headline = page.writer.part(heading_element(page, 2), "card-headline");
    write_link(page, teaser.headline, teaser.url);
  }
  write_part(page, Element::p, "summary", teaser.summary);
  if (const std::optional<DateTime> published = parse_date_time(teaser.published.value)) {
    const HtmlWriter::Scope date = page.writer.scope(Element::p, "card-date");
    write_time(page, *published, DateForm::brief);
  }
  if (!teaser.image.empty()) write_image(page, teaser.image, ImageRole::thumbnail);
}

} // namespace

void write_related(const Page& page, const Article& article) {
  if (article.related.empty()) return;
  const HtmlWriter::Scope section = open_component(page, "related", Label::related_title);
  const HtmlWriter::Scope list = page.writer.scope(Element::ul, "cards");
  mark_as_list(page);
  for (const Teaser& teaser : article.related) write_card(page, teaser);
}

void write_latest(const Page& page, const Article& article) {
  if (article.latest.empty() && !article.has_latest) return;
  const HtmlWriter::Scope section = open_component(page, "latest", Label::latest_title);
  if (article.latest.empty()) return write_label(page, Element::p, "empty", Label::latest_empty);
  const HtmlWriter::Scope list = page.writer.scope(Element::ul, "lines");
  mark_as_list(page);
  for (const Teaser& teaser : article.latest) {
    const HtmlWriter::Scope line = page.writer.part(Element::li, "line");
    write_link(page, teaser.headline, teaser.url);
    page.writer.text(" ");
    write_time(page, teaser.published, DateForm::brief);
  }
}

} // namespace lede
