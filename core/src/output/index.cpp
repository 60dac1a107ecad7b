// A page of links to rendered articles, styled like an article.
#include "output/index.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sort.h"
#include "base/text.h"
#include "components/footer.h"
#include "components/image.h"
#include "output/assets.h"
#include "output/document_head.h"
#include "output/masthead.h"

namespace lede::output {
namespace {

void write_direction(HtmlWriter& writer, std::string_view language) {
  if (!language.empty()) writer.attribute(Attribute::lang, language);
  writer.attribute(Attribute::dir, i18n::is_right_to_left(language) ? Literal("rtl") : Literal("ltr"));
}

/// The front page has the newspaper's name as its title already.
bool has_masthead(const Page& page, const IndexPage& index) {
  return !page.options.site_name.empty() && page.options.site_name != index.title;
}

void write_head(const Page& page, const IndexPage& index) {
  const HtmlWriter::Scope head = page.writer.scope(Element::head);
  write_head_start(page.writer,
                   has_masthead(page, index) ? concat({index.title, " – ", page.options.site_name}) : index.title);
  write_styles(page);
}

/// Writes a link, or its text alone if the address is not allowed. @param relation its `rel`; empty: none.
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

/// What is written of an entry.
struct Item {
  const IndexEntry& entry;
  std::string_view lead;
};

bool is_foreign(const Page& page, std::string_view language) {
  return !language.empty() && !i18n::same_language(language, page.language);
}

/// Returns the page for the words of Lede in an entry: they are in the language of the index, and marked so if the
/// entry has another language.
Page page_in(const Page& page, const IndexEntry& entry, const UrlPolicy& urls) {
  return {.writer = page.writer,
          .urls = urls,
          .labels = page.labels,
          .options = page.options,
          .report = page.report,
          .language = is_foreign(page, entry.about.language) ? std::string_view(entry.about.language) : page.language};
}

void write_entry_link(HtmlWriter& writer, const IndexEntry& entry) {
  write_host_link(writer, entry.url, entry.about.headline.empty() ? entry.url : entry.about.headline, "");
}

void write_line(const Page& page, const Item& item) {
  const IndexEntry& entry = item.entry;
  const HtmlWriter::Scope line = page.writer.part(Element::li, "line");
  if (is_foreign(page, entry.about.language)) write_direction(page.writer, entry.about.language);
  write_entry_link(page.writer, entry);
  page.writer.text(" ");
  const std::optional<DateTime> published = parse_date_time(entry.about.published);
  if (published) write_time(page_in(page, entry, page.urls), *published, DateForm::brief);
}

/// Writes an entry as a card, as components/teasers.cpp writes related articles.
void write_card(const Page& page, const Item& item) {
  const IndexEntry& entry = item.entry;
  const UrlPolicy urls(entry.url, {});
  const Page in_entry = page_in(page, entry, urls);
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope card = writer.part(Element::li, "card");
  if (is_foreign(page, entry.about.language)) write_direction(writer, entry.about.language);
  {
    const HtmlWriter::Scope headline = writer.part(Element::h2, "card-headline");
    write_entry_link(writer, entry);
  }
  if (!item.lead.empty()) {
    const HtmlWriter::Scope lead = writer.part(Element::p, "summary");
    writer.text(item.lead);
  }
  const std::optional<DateTime> published = parse_date_time(entry.about.published);
  if (published || !entry.section.empty()) {
    const HtmlWriter::Scope date = writer.scope(Element::p, "card-date");
    if (!entry.section.empty()) writer.element(Element::span, "section", entry.section);
    if (published && !entry.section.empty()) writer.text(" ");
    if (published) write_time(in_entry, *published, DateForm::brief);
  }
  if (entry.about.picture.url.empty()) return;
  Image image;
  image.url.value = entry.about.picture.url;
  image.alt.value = entry.about.picture.alt;
  image.width = entry.about.picture.width;
  image.height = entry.about.picture.height;
  write_image(in_entry, image, ImageRole::thumbnail);
}

/// Writes links to the neighbouring pages. They are numbers, so they need no translation.
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

/// Minutes since 1 March of year 0, in UTC; the smallest number if the text is not a date.
std::int64_t moment_of(const std::string& published) {
  const std::optional<DateTime> date = parse_date_time(published);
  if (!date) return std::numeric_limits<std::int64_t>::min();
  // The year begins in March, so that the leap day is the last day.
  // @see https://howardhinnant.github.io/date_algorithms.html
  const int year = date->month > 2 ? date->year : date->year - 1;
  const int month = (date->month + 9) % 12;
  const int day_of_year = (153 * month + 2) / 5 + date->day - 1;
  const std::int64_t day = std::int64_t{365} * year + year / 4 - year / 100 + year / 400 + day_of_year;
  if (!date->has_time) return day * 1440;
  return day * 1440 + date->hour * 60 + date->minute - date->offset_minutes.value_or(0);
}

std::vector<std::uint64_t> newest_first(const std::vector<IndexEntry>& entries) {
  std::vector<std::int64_t> moments;
  std::vector<std::uint64_t> order;
  for (const IndexEntry& entry : entries) {
    order.push_back(moments.size());
    moments.push_back(moment_of(entry.about.published));
  }
  sort(
      order,
      [](std::uint64_t left, std::uint64_t right, const void* context) {
        const std::vector<std::int64_t>& moment = *static_cast<const std::vector<std::int64_t>*>(context);
        return moment[left] != moment[right] ? moment[left] > moment[right] : left < right;
      },
      &moments);
  return order;
}

/// The newest is first.
std::vector<Item> items_of(const std::vector<IndexEntry>& entries, const std::vector<std::string>& leads) {
  std::vector<Item> items;
  items.reserve(entries.size());
  for (const std::uint64_t index : newest_first(entries)) items.push_back({entries[index], leads[index]});
  return items;
}

bool is_front_page(const std::vector<Item>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return !item.lead.empty() || !item.entry.about.picture.url.empty(); });
}

void write_list(const Page& page, Literal name, const std::vector<Item>& items,
                void (*write)(const Page&, const Item&)) {
  const HtmlWriter::Scope list = page.writer.scope(Element::ul, name);
  mark_as_list(page);
  for (const Item& item : items) write(page, item);
}

/// Writes links to the sections; the name of this page's section is not a link.
void write_sections(const Page& page, const std::vector<IndexSection>& sections) {
  if (sections.empty()) return;
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope list = writer.scope(Element::nav, "sections");
  for (const IndexSection& section : sections) {
    const HtmlWriter::Scope item =
        section.url.empty() ? writer.scope(Element::b) : writer.scope(Element::span, "section");
    if (is_foreign(page, section.language)) write_direction(writer, section.language);
    write_host_link(writer, section.url, section.name, "");
  }
}

void write_title(const Page& page, const IndexPage& index) {
  const HtmlWriter::Scope header = page.writer.part(Element::header, "header");
  {
    const HtmlWriter::Scope headline = page.writer.part(Element::h1, "headline");
    page.writer.text(index.title);
  }
  write_sections(page, index.sections);
}

void write_front_page(const Page& page, const IndexPage& index, const std::vector<Item>& items) {
  const HtmlWriter::Scope frame = page.writer.scope(Element::div, "front");
  write_title(page, index);
  write_list(page, "cards", items, write_card);
  write_neighbours(page, index);
  write_footer(page, Article());
}

void write_list_page(const Page& page, const IndexPage& index, const std::vector<Item>& items) {
  const HtmlWriter::Scope frame = page.writer.scope(Element::div, "frame");
  {
    const HtmlWriter::Scope story = page.writer.part(Element::div, "story");
    write_title(page, index);
    write_list(page, "lines", items, write_line);
    write_neighbours(page, index);
  }
  write_footer(page, Article());
}

} // namespace

std::string_view language_of_most(const std::vector<IndexEntry>& entries) {
  struct Count {
    std::string_view language;
    std::size_t entries;
  };
  constexpr std::size_t k_languages = 64; // bounds the time if all languages differ
  std::vector<Count> counts;
  const Count* most = nullptr;
  for (const IndexEntry& entry : entries) {
    const std::string_view language = entry.about.language;
    if (language.empty()) continue;
    std::size_t at = 0;
    while (at < counts.size() && !i18n::same_language(counts[at].language, language)) ++at;
    if (at == k_languages) continue;
    if (at == counts.size()) counts.push_back({language, 0});
    ++counts[at].entries;
  }
  for (const Count& count : counts) {
    if (most == nullptr || count.entries > most->entries) most = &count;
  }
  return most == nullptr ? std::string_view() : most->language;
}

void write_index_page(const Page& page, const IndexPage& index, const std::vector<IndexEntry>& entries,
                      const std::vector<std::string>& leads) {
  HtmlWriter& writer = page.writer;
  writer.doctype();
  const HtmlWriter::Scope html = writer.scope(Element::html);
  write_direction(writer, page.language);
  write_head(page, index);
  const HtmlWriter::Scope body = writer.scope(Element::body, "page");
  if (has_masthead(page, index)) write_masthead(page);
  const HtmlWriter::Scope main = writer.scope(Element::main);
  const HtmlWriter::Scope article = writer.scope(Element::div);
  writer.attribute(Attribute::class_, "lede");
  const std::vector<Item> items = items_of(entries, leads);
  if (is_front_page(items))
    write_front_page(page, index, items);
  else
    write_list_page(page, index, items);
}

} // namespace lede::output
