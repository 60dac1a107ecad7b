// The top of the article.
#include "components/header.h"

#include <optional>

#include "components/article_parts.h"

namespace lede {
namespace {

void write_dateline(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const std::optional<DateTime> published = parse_date_time(article.published.value);
  const std::optional<DateTime> modified = parse_date_time(article.modified.value);
  const Link& section = article.section;
  if (!published && !modified && section.name.empty()) return;
  writer.open_part(Element::p, "dateline");
  if (!section.name.empty()) {
    writer.open_part(Element::span, "section");
    write_link(writer, section.name, section.url, context);
    writer.close();
    writer.text(" ");
  }
  if (published) write_time(writer, *published, DateForm::full, context);
  // When the article was changed, where that is another moment than its publication.
  if (modified && !(published && published->serialise() == modified->serialise())) {
    writer.text(" ");
    write_time(writer, *modified, DateForm::updated, context);
  }
  writer.close();
}

void write_lead(HtmlWriter& writer, const Article& article, const SafeHtml& lead) {
  if (lead.empty() && article.source.empty()) return;
  writer.open_part(Element::p, "lead");
  // Publishers whose leads begin with the mark already would otherwise get it twice.
  if (!article.source.empty() && !lead.view().starts_with(article.source.value)) {
    write_part(writer, Element::b, "source", article.source);
    if (!lead.empty()) writer.text(" - ");
  }
  writer.append(lead);
  writer.close();
}

} // namespace

void write_header(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                  const ComponentContext& context) {
  writer.open_part(Element::header, "header");
  write_dateline(writer, article, context);
  if (article.labels != 0 || !article.sponsor.name.empty() || article.reading_minutes > 0)
    write_labels(writer, article, context);
  write_part(writer, Element::p, "kicker", article.kicker);
  write_part(writer, heading_element(context, 0), "headline", article.headline);
  write_lead(writer, article, rendered.lead);
  writer.close();
}

void write_see_also(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.see_also.empty()) return;
  writer.open_part(Element::ul, "see-also");
  write_aria_label(writer, i18n::Label::see_also_title, context);
  for (const Link& link : article.see_also) {
    writer.open(Element::li);
    write_link(writer, link.name, link.url, context);
    writer.close();
  }
  writer.close();
}

} // namespace lede
