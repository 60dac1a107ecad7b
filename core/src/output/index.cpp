// A page of links to rendered articles, in the looks of an article.
#include "output/index.h"

#include <optional>
#include <string_view>

#include "components/footer.h"
#include "output/assets.h"
#include "output/document_head.h"

namespace lede::output {
namespace {

void write_direction(HtmlWriter& writer, std::string_view language) {
  if (!language.empty()) writer.attribute(Attribute::lang, language);
  writer.attribute(Attribute::dir, i18n::is_right_to_left(language) ? Literal("rtl") : Literal("ltr"));
}

void write_head(const Page& page, std::string_view title) {
  const HtmlWriter::Scope head = page.writer.scope(Element::head);
  write_head_start(page.writer, title);
  write_styles(page);
}

/// A link, or its text alone if the host may not link to the address.
/// @param relation of the page that it leads to; empty: none.
void write_host_link(HtmlWriter& writer, const std::string& address, std::string_view text, Literal relation) {
  const std::optional<SafeUrl> url = UrlPolicy::host_address(address);
  HtmlWriter::Scope link;
  if (url && !address.empty()) {
    link = writer.scope(Element::a);
    writer.attribute(UrlAttribute::href, *url);
    if (!relation.empty()) writer.attribute(Attribute::rel, relation);
  }
  writer.text(text);
}

void write_entry(const Page& page, const IndexEntry& entry) {
  HtmlWriter& writer = page.writer;
  const About& about = entry.about;
  const HtmlWriter::Scope line = writer.part(Element::li, "line");
  // The words of the date stay those of the index, and are marked if the entry is in another language.
  const bool is_foreign = !about.language.empty() && !i18n::same_language(about.language, page.language);
  if (is_foreign) write_direction(writer, about.language);
  write_host_link(writer, entry.url, about.headline.empty() ? entry.url : about.headline, "");
  writer.text(" ");
  const std::optional<DateTime> published = parse_date_time(about.published);
  if (!published) return;
  const std::string_view language = is_foreign ? std::string_view(about.language) : page.language;
  const Page in_entry{.writer = writer,
                      .urls = page.urls,
                      .labels = page.labels,
                      .options = page.options,
                      .report = page.report,
                      .language = language};
  write_time(in_entry, *published, DateForm::brief);
}

/// Page numbers, which need no words.
void write_neighbours(const Page& page, const IndexPage& index) {
  if (index.previous_url.empty() && index.next_url.empty()) return;
  HtmlWriter& writer = page.writer;
  const auto number = static_cast<std::int64_t>(index.number);
  const HtmlWriter::Scope line = writer.scope(Element::p);
  if (!index.previous_url.empty()) {
    write_host_link(writer, index.previous_url, page.labels.number(number - 1), "prev");
    writer.text(" · ");
  }
  writer.element(Element::b, "number", page.labels.number(number));
  if (!index.next_url.empty()) {
    writer.text(" · ");
    write_host_link(writer, index.next_url, page.labels.number(number + 1), "next");
  }
}

void write_list(const Page& page, const std::vector<IndexEntry>& entries) {
  const HtmlWriter::Scope list = page.writer.scope(Element::ul, "lines");
  mark_as_list(page);
  for (const IndexEntry& entry : entries) write_entry(page, entry);
}

void write_story(const Page& page, const IndexPage& index, const std::vector<IndexEntry>& entries) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope story = writer.part(Element::div, "story");
  {
    const HtmlWriter::Scope header = writer.part(Element::header, "header");
    const HtmlWriter::Scope headline = writer.part(Element::h1, "headline");
    writer.text(index.title);
  }
  write_list(page, entries);
  write_neighbours(page, index);
}

} // namespace

void write_index_page(const Page& page, const IndexPage& index, const std::vector<IndexEntry>& entries) {
  HtmlWriter& writer = page.writer;
  writer.doctype();
  const HtmlWriter::Scope html = writer.scope(Element::html);
  write_direction(writer, page.language);
  write_head(page, index.title);
  const HtmlWriter::Scope body = writer.scope(Element::body, "page");
  const HtmlWriter::Scope main = writer.scope(Element::main);
  const HtmlWriter::Scope article = writer.scope(Element::div);
  writer.attribute(Attribute::class_, "lede");
  const HtmlWriter::Scope frame = writer.scope(Element::div, "frame");
  write_story(page, index, entries);
  write_footer(page, Article());
}

} // namespace lede::output
