// schema.org's NewsArticle.
#include "output/json_ld.h"

#include <optional>
#include <string_view>

#include "base/date_time.h"
#include "html/plain_text.h"
#include "json/writer.h"

namespace lede::output {
namespace {

class JsonLd {
 public:
  explicit JsonLd(const UrlPolicy& urls) : urls_(urls) {}

  void write_article(const Article& article, const RenderedArticle& rendered);
  [[nodiscard]] std::string take() && { return std::move(json_).take(); }

 private:
  void member(std::string_view name, std::string_view text) {
    if (!text.empty()) json_.member(name, text);
  }
  void begin_thing(std::string_view type) {
    json_.begin_object();
    json_.member("@type", type);
  }
  // Of these uses, this is the one that lets http and https pass and nothing else.
  void url(std::string_view name, const Text& url) {
    if (url.empty()) return;
    const UrlPolicy::Judgement judgement = urls_.allow(url.value, UrlUse::resource);
    if (judgement.url) json_.member(name, judgement.url->view());
  }
  void date(std::string_view name, const Text& date) {
    if (const std::optional<DateTime> value = parse_date_time(date.value)) json_.member(name, value->serialise());
  }
  void pixels(std::string_view name, int count) {
    if (count <= 0) return;
    json_.key(name);
    json_.integer(count);
  }
  void image(const Image& image, const SafeHtml& caption);
  void authors(const Article& article);
  void publisher(const Text& source);
  void page(const Text& address);
  void keywords(const Article& article);
  void license(const Text& license);

  const UrlPolicy& urls_;
  json::Writer json_;
};

void JsonLd::write_article(const Article& article, const RenderedArticle& rendered) {
  json_.begin_object();
  json_.member("@context", "https://schema.org");
  json_.member("@type", "NewsArticle");
  member("headline", article.headline.value);
  member("description", plain_text(rendered.lead));
  date("datePublished", article.published);
  date("dateModified", article.modified);
  authors(article);
  publisher(article.source);
  image(article.image, rendered.caption);
  page(article.canonical.empty() ? article.url : article.canonical);
  member("inLanguage", article.language.value);
  member("articleSection", article.section.name.empty() ? article.kicker.value : article.section.name.value);
  keywords(article);
  license(article.license);
  json_.end_object();
}

void JsonLd::image(const Image& image, const SafeHtml& caption) {
  if (image.empty() || !urls_.allow(image.url.value, UrlUse::resource).url) return;
  json_.key("image");
  begin_thing("ImageObject");
  url("url", image.url);
  pixels("width", image.width);
  pixels("height", image.height);
  member("caption", plain_text(caption));
  member("creditText", image.note.value);
  json_.end_object();
}

void JsonLd::authors(const Article& article) {
  if (article.authors.empty()) return;
  json_.key("author");
  json_.begin_array();
  for (const Author& author : article.authors) {
    begin_thing("Person");
    member("name", author.name.value);
    member("jobTitle", author.note.value);
    url("url", author.url);
    url("image", author.image);
    json_.end_object();
  }
  json_.end_array();
}

void JsonLd::publisher(const Text& source) {
  if (source.empty()) return;
  json_.key("publisher");
  begin_thing("Organization");
  member("name", source.value);
  json_.end_object();
}

void JsonLd::page(const Text& address) {
  if (address.empty() || !urls_.allow(address.value, UrlUse::resource).url) return;
  url("url", address);
  json_.key("mainEntityOfPage");
  begin_thing("WebPage");
  url("@id", address);
  json_.end_object();
}

void JsonLd::keywords(const Article& article) {
  if (article.tags.empty()) return;
  json_.key("keywords");
  json_.begin_array();
  for (const Link& tag : article.tags) json_.string(tag.name.value);
  json_.end_array();
}

/// "CC BY 4.0" is a name, and only looks like the address of a page beside the article's.
void JsonLd::license(const Text& license) {
  if (license.empty()) return;
  if (url::parse(license.value, nullptr)) return url("license", license);
  json_.key("license");
  begin_thing("CreativeWork");
  member("name", license.value);
  json_.end_object();
}

} // namespace

std::string write_json_ld(const Article& article, const RenderedArticle& rendered, const UrlPolicy& urls) {
  JsonLd json_ld(urls);
  json_ld.write_article(article, rendered);
  return std::move(json_ld).take();
}

} // namespace lede::output
