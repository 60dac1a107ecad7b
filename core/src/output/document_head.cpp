// The head of a whole document. @see https://ogp.me/
#include "output/document_head.h"

#include <cstdint>
#include <string>

#include "base/text.h"
#include "html/plain_text.h"
#include "output/assets.h"

namespace lede::output {
namespace {

void write_meta(HtmlWriter& writer, Attribute kind, Literal name, std::string_view content) {
  if (content.empty()) return;
  writer.open(Element::meta);
  writer.attribute(kind, name);
  writer.attribute(Attribute::content, content);
}

void write_meta_name(HtmlWriter& writer, Literal name, std::string_view content) {
  write_meta(writer, Attribute::name, name, content);
}

void write_property(HtmlWriter& writer, Literal name, std::string_view content) {
  write_meta(writer, Attribute::property, name, content);
}

// The date in the same form as in the article's <time>.
std::string moment(const Text& date) {
  const std::optional<DateTime> value = parse_date_time(date.value);
  return value ? value->serialise() : std::string();
}

// Without a warning: the article has the same URL and reports it.
std::optional<SafeUrl> judge(const Page& page, const Text& url, UrlUse use) {
  if (url.empty()) return std::nullopt;
  return page.urls.allow(url.value, use).url;
}

void write_number(HtmlWriter& writer, Literal name, std::int64_t number) {
  if (number <= 0) return;
  std::string digits;
  append_integer(digits, number);
  write_property(writer, name, digits);
}

void write_open_graph(const Page& page, const Article& article, std::string_view title, std::string_view address,
                      std::string_view description) {
  HtmlWriter& writer = page.writer;
  write_property(writer, "og:type", "article");
  write_property(writer, "og:title", title);
  write_property(writer, "og:description", description);
  write_property(writer, "og:url", address);
  write_property(writer, "og:site_name", article.source.value);
  if (const std::optional<SafeUrl> image = judge(page, article.image.url, UrlUse::resource)) {
    write_property(writer, "og:image", image->view());
    write_number(writer, "og:image:width", article.image.width);
    write_number(writer, "og:image:height", article.image.height);
    write_property(writer, "og:image:alt", article.image.alt.value);
    write_meta_name(writer, "twitter:card", "summary_large_image");
  } else {
    write_meta_name(writer, "twitter:card", "summary");
  }
  write_property(writer, "article:published_time", moment(article.published));
  write_property(writer, "article:modified_time", moment(article.modified));
  write_property(writer, "article:section", article.section.name.value);
  for (const Link& tag : article.tags) write_property(writer, "article:tag", tag.name.value);
}

// Every document needs a title, even if the article has no headline.
std::string_view title_of(const Article& article, std::string_view description) {
  if (!article.headline.empty()) return article.headline.value;
  return description.empty() ? std::string_view(article.source.value) : description;
}

// @see https://oembed.com/#section4
void write_oembed_link(const Page& page, std::string_view title) {
  HtmlWriter& writer = page.writer;
  if (page.options.oembed_url.empty()) return;
  const std::optional<SafeUrl> description = UrlPolicy::host_address(page.options.oembed_url);
  if (!description) return;
  writer.open(Element::link);
  writer.attribute(Attribute::rel, "alternate");
  writer.attribute(Attribute::type, "application/json+oembed");
  writer.attribute(UrlAttribute::href, *description);
  if (!title.empty()) writer.attribute(Attribute::title, title);
}

} // namespace

void write_head_start(HtmlWriter& writer, std::string_view title) {
  writer.open(Element::meta);
  writer.attribute(Attribute::charset, "utf-8");
  write_meta_name(writer, "viewport", "width=device-width, initial-scale=1");
  write_meta_name(writer, "color-scheme", "light dark");
  const HtmlWriter::Scope whole = writer.scope(Element::title);
  writer.text(title);
}

void write_document_head(const Page& page, const Article& article, const RenderedArticle& rendered,
                         std::string_view json_ld) {
  HtmlWriter& writer = page.writer;
  const std::string description = plain_text(rendered.lead);
  const std::string_view title = title_of(article, description);
  const HtmlWriter::Scope head = writer.scope(Element::head);
  write_head_start(writer, title);
  write_meta_name(writer, "description", description);
  const Text& own_address = article.canonical.empty() ? article.url : article.canonical;
  const std::optional<SafeUrl> address = judge(page, own_address, UrlUse::endpoint);
  if (address) {
    writer.open(Element::link);
    writer.attribute(Attribute::rel, "canonical");
    writer.attribute(UrlAttribute::href, *address);
  }
  write_oembed_link(page, title);
  write_open_graph(page, article, title, address ? address->view() : std::string_view(), description);
  write_styles(page, article, rendered);
  if (!json_ld.empty()) writer.json_script(json_ld);
}

} // namespace lede::output
