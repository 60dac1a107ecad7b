// A page of links to rendered articles, in the looks of an article.
#include "output/index.h"

#include <optional>
#include <string_view>

#include "components/footer.h"
#include "output/assets.h"

namespace lede::output {
namespace {

void write_direction(HtmlWriter& writer, std::string_view language) {
  if (!language.empty()) writer.attribute(Attribute::lang, language);
  writer.attribute(Attribute::dir, i18n::is_right_to_left(language) ? "rtl" : "ltr");
}

void write_head(HtmlWriter& writer, std::string_view title, const ComponentContext& context) {
  writer.open(Element::head);
  writer.open(Element::meta);
  writer.attribute(Attribute::charset, "utf-8");
  writer.open(Element::meta);
  writer.attribute(Attribute::name, "viewport");
  writer.attribute(Attribute::content, "width=device-width, initial-scale=1");
  writer.open(Element::meta);
  writer.attribute(Attribute::name, "color-scheme");
  writer.attribute(Attribute::content, "light dark");
  writer.open(Element::title);
  writer.text(title);
  writer.close();
  write_styles(writer, context);
  writer.close();
}

/// @param relation of the page that it leads to; null: none.
void write_host_link(HtmlWriter& writer, const std::string& address, std::string_view text, const char* relation) {
  const std::optional<SafeUrl> url = UrlPolicy::host_address(address);
  if (url && !address.empty()) {
    writer.open(Element::a);
    writer.attribute(UrlAttribute::href, *url);
    if (relation != nullptr) writer.attribute(Attribute::rel, relation);
    writer.text(text);
    writer.close();
  } else {
    writer.text(text);
  }
}

void write_entry(HtmlWriter& writer, const IndexEntry& entry, const ComponentContext& context) {
  const About& about = entry.about;
  // The words of the date stay those of the index, and are marked where the entry is in another language.
  ComponentContext in_entry = context;
  writer.open_part(Element::li, "line");
  if (!about.language.empty() && !i18n::same_language(about.language, context.language)) {
    write_direction(writer, about.language);
    in_entry.language = about.language;
  }
  write_host_link(writer, entry.url, about.headline.empty() ? entry.url : about.headline, nullptr);
  writer.text(" ");
  Text published;
  published.value = about.published;
  write_time(writer, published, DateForm::brief, in_entry);
  writer.close();
}

/// Page numbers, which need no words.
void write_neighbours(HtmlWriter& writer, const IndexPage& page, const ComponentContext& context) {
  if (page.previous_url.empty() && page.next_url.empty()) return;
  const auto number = static_cast<std::int64_t>(page.number);
  writer.open(Element::p);
  if (!page.previous_url.empty()) {
    write_host_link(writer, page.previous_url, context.labels.number(number - 1), "prev");
    writer.text(" · ");
  }
  writer.element(Element::b, "number", context.labels.number(number));
  if (!page.next_url.empty()) {
    writer.text(" · ");
    write_host_link(writer, page.next_url, context.labels.number(number + 1), "next");
  }
  writer.close();
}

} // namespace

SafeHtml write_index_page(const IndexPage& page, const std::vector<IndexEntry>& entries,
                          const ComponentContext& context) {
  HtmlWriter writer;
  writer.doctype();
  writer.open(Element::html);
  write_direction(writer, context.language);
  write_head(writer, page.title, context);
  writer.open(Element::body, "page");
  writer.open(Element::main);
  writer.open(Element::div);
  writer.attribute(Attribute::class_, "lede");
  writer.open(Element::div, "frame");
  writer.open_part(Element::div, "story");
  writer.open_part(Element::header, "header");
  writer.open_part(Element::h1, "headline");
  writer.text(page.title);
  writer.close();
  writer.close();
  writer.open(Element::ul, "lines");
  writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without bullets is one
  for (const IndexEntry& entry : entries) write_entry(writer, entry, context);
  writer.close();
  write_neighbours(writer, page, context);
  writer.close();
  write_footer(writer, Article(), context);
  return std::move(writer).finish();
}

} // namespace lede::output
