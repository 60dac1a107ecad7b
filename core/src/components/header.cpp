// The top of the article.
#include "components/header.h"

#include <string>

namespace lede {
namespace {

using i18n::Label;

// When the article was changed, where that is another moment than its publication.
void write_updated(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const std::optional<DateTime> modified = parse_date_time(article.modified.value);
  if (!modified) return;
  const std::optional<DateTime> published = parse_date_time(article.published.value);
  const std::string moment = modified->serialise();
  if (published && published->serialise() == moment) return;
  writer.text(" ");
  writer.open(Element::time, "lede-updated");
  writer.attribute(Attribute::datetime, moment);
  mark_label_language(writer, context);
  writer.text(context.labels.text_with(Label::article_updated, context.labels.brief_date(*modified)));
  writer.close();
}

void write_dateline(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const bool has_date = parse_date_time(article.published.value) || parse_date_time(article.modified.value);
  if (!has_date && article.section.name.empty()) return;
  writer.open(Element::p, "lede-dateline", "dateline");
  if (!article.section.name.empty()) {
    writer.open(Element::span, "lede-section", "section");
    write_link(writer, article.section.name, article.section.url, context);
    writer.close();
    writer.text(" ");
  }
  write_time(writer, article.published, DateForm::full, context);
  write_updated(writer, article, context);
  writer.close();
}

void write_lead(HtmlWriter& writer, const Article& article, const SafeHtml& lead) {
  if (lead.empty() && article.source.empty()) return;
  writer.open(Element::p, "lede-lead", "lead");
  // Publishers whose leads begin with the mark already would otherwise get it twice.
  const bool has_mark =
      !article.source.empty() && lead.view().substr(0, article.source.value.size()) == article.source.value;
  if (!article.source.empty() && !has_mark) {
    writer.open(Element::b, "lede-source", "source");
    writer.text(article.source.value);
    writer.close();
    if (!lead.empty()) writer.text(" - ");
  }
  writer.append(lead);
  writer.close();
}

} // namespace

void write_header(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                  const ComponentContext& context) {
  writer.open(Element::header, "lede-header", "header");
  write_dateline(writer, article, context);
  if (!article.kicker.empty()) {
    writer.open(Element::p, "lede-kicker", "kicker");
    writer.text(article.kicker.value);
    writer.close();
  }
  if (!article.headline.empty()) {
    writer.open(heading_element(context, 0), "lede-headline", "headline");
    writer.text(article.headline.value);
    writer.close();
  }
  write_lead(writer, article, rendered.lead);
  writer.close();
}

void write_see_also(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.see_also.empty()) return;
  writer.open(Element::ul, "lede-see-also", "see-also");
  writer.attribute(Attribute::aria_label, context.labels.text(Label::see_also_title));
  for (const Link& link : article.see_also) {
    writer.open(Element::li);
    write_link(writer, link.name, link.url, context);
    writer.close();
  }
  writer.close();
}

} // namespace lede
