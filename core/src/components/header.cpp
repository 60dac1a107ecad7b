// The top of the article.
#include "components/header.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "components/article_parts.h"
#include "html/typography.h"

namespace lede {
namespace {

void write_dateline(const Page& page, const Article& article) {
  HtmlWriter& writer = page.writer;
  const std::optional<DateTime> published = parse_date_time(article.published.value);
  const std::optional<DateTime> modified = parse_date_time(article.modified.value);
  const Link& section = article.section;
  const bool has_reading_time = article.reading_minutes > 0 && !has_labels(article); // beside labels if there are any
  if (!published && !modified && section.name.empty() && !has_reading_time) return;
  const HtmlWriter::Scope dateline = writer.part(Element::p, "dateline");
  if (!section.name.empty()) {
    {
      const HtmlWriter::Scope part = writer.part(Element::span, "section");
      write_link(page, section.name, section.url);
    }
    writer.text(" ");
  }
  if (published) write_time(page, *published, DateForm::full);
  // The time of the last change, if it differs from that of publication.
  if (modified && !(published && published->serialise() == modified->serialise())) {
    writer.text(" ");
    write_time(page, *modified, DateForm::updated);
  }
  if (has_reading_time) {
    if (published || modified || !section.name.empty()) writer.text(" ");
    write_reading_time(page, article);
  }
}

void write_lead(const Page& page, const Article& article, const SafeHtml& whole) {
  const std::string_view lead = article.has_in_body(PartInBody::lead) ? std::string_view() : whole.view();
  if (lead.empty() && article.source.empty()) return;
  const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "lead");
  // Some publishers' leads begin with the source mark already.
  if (!article.source.empty() && !lead.starts_with(article.source.value)) {
    write_part(page, Element::b, "source", article.source);
    const bool has_dash = page.options.typography && !has_spaced_hyphens(page.language);
    if (!lead.empty()) page.writer.text(has_dash ? Literal(" – ") : Literal(" - "));
  }
  if (!lead.empty()) page.writer.append(whole);
}

// Returns the width of a text in letters. The signs of Chinese, Japanese and Korean are as wide as two.
std::size_t width_of(std::string_view text) {
  constexpr unsigned char k_first_wide = 0xE3; // the first byte of U+3000
  std::size_t width = 0;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_continued = (byte & 0xC0) == 0x80;
    width += byte >= k_first_wide ? 2 : is_continued ? 0 : 1;
  }
  return width;
}

void write_headline(const Page& page, std::string_view headline) {
  constexpr std::size_t k_longest_large = 90; // about three lines
  if (headline.empty()) return;
  const HtmlWriter::Scope part = page.writer.scope(heading_element(page, 0));
  const bool is_long = width_of(headline) > k_longest_large;
  page.writer.attribute(Attribute::class_, is_long ? Literal("lede-headline lede-long") : Literal("lede-headline"));
  page.writer.attribute(Attribute::part, "headline");
  page.writer.text(headline);
}

} // namespace

void write_header(const Page& page, const Article& article, const RenderedArticle& rendered) {
  const HtmlWriter::Scope header = page.writer.part(Element::header, "header");
  write_dateline(page, article);
  if (has_labels(article)) write_labels(page, article);
  write_part(page, Element::p, "kicker", article.kicker);
  write_headline(page, article.headline.value);
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
