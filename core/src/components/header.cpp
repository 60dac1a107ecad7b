// The top of the article.
#include "components/header.h"

#include <optional>

#include "components/article_parts.h"

namespace lede {
namespace {

void write_dateline(const Page& page, const Article& article) {
  HtmlWriter& writer = page.writer;
  const std::optional<DateTime> published = parse_date_time(article.published.value);
  const std::optional<DateTime> modified = parse_date_time(article.modified.value);
  const Link& section = article.section;
  if (!published && !modified && section.name.empty()) return;
  const HtmlWriter::Scope dateline = writer.part(Element::p, "dateline");
  if (!section.name.empty()) {
    {
      const HtmlWriter::Scope part = writer.part(Element::span, "section");
      write_link(page, section.name, section.url);
    }
    writer.text(" ");
  }
  if (published) write_time(page, *published, DateForm::full);
  // When the article was changed, if that is another moment than its publication.
  if (modified && !(published && published->serialise() == modified->serialise())) {
    writer.text(" ");
    write_time(page, *modified, DateForm::updated);
  }
}

void write_lead(const Page& page, const Article& article, const SafeHtml& lead) {
  if (lead.empty() && article.source.empty()) return;
  const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "lead");
  // Publishers whose leads begin with the mark already would otherwise get it twice.
  if (!article.source.empty() && !lead.view().starts_with(article.source.value)) {
    write_part(page, Element::b, "source", article.source);
    if (!lead.empty()) page.writer.text(" - ");
  }
  page.writer.append(lead);
}

} // namespace

void write_header(const Page& page, const Article& article, const RenderedArticle& rendered) {
  const HtmlWriter::Scope header = page.writer.part(Element::header, "header");
  write_dateline(page, article);
  if (article.labels != 0 || !article.sponsor.name.empty() || article.reading_minutes > 0) write_labels(page, article);
  write_part(page, Element::p, "kicker", article.kicker);
  write_part(page, heading_element(page, 0), "headline", article.headline);
  write_lead(page, article, rendered.lead);
}

void write_see_also(const Page& page, const Article& article) {
  if (article.see_also.empty()) return;
  const HtmlWriter::Scope list = page.writer.part(Element::ul, "see-also");
  write_aria_label(page, i18n::Label::see_also_title);
  for (const Link& link : article.see_also) {
    const HtmlWriter::Scope item = page.writer.scope(Element::li);
    write_link(page, link.name, link.url);
  }
}

} // namespace lede
