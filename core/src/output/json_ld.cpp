// schema.org's NewsArticle.
#include "output/json_ld.h"

#include <optional>
#include <string_view>

#include "base/date_time.h"
#include "html/plain_text.h"
#include "json/writer.h"

namespace lede::output {
namespace {

constexpr int k_most_images = 10; // of a gallery of five hundred, these are enough to be found by

class JsonLd {
 public:
  explicit JsonLd(const UrlPolicy& urls) : urls_(urls) {}

  void write_article(const Article& article, const RenderedArticle& rendered, bool with_rating);
  [[nodiscard]] std::string take() && { return std::move(json_).take(); }

 private:
  void member(std::string_view name, std::string_view text) {
    if (!text.empty()) json_.member(name, text);
  }
  void begin_thing(std::string_view type) {
    json_.begin_object();
    json_.member("@type", type);
  }
  void named_thing(std::string_view key, std::string_view type, std::string_view name) {
    if (name.empty()) return;
    json_.key(key);
    begin_thing(type);
    json_.member("name", name);
    json_.end_object();
  }
  /// Empty where the policy refuses it. Pictures are `resource`; addresses of pages are `endpoint`, which lets http and
  /// https pass and nothing else, of any host.
  [[nodiscard]] std::string allowed(const Text& url, UrlUse use) const {
    if (url.empty()) return {};
    const UrlPolicy::Judgement judgement = urls_.allow(url.value, use);
    return judgement.url ? std::string(judgement.url->view()) : std::string();
  }
  void date(std::string_view name, const Text& date) {
    if (const std::optional<DateTime> value = parse_date_time(date.value)) json_.member(name, value->serialise());
  }
  void pixels(std::string_view name, int count) {
    if (count <= 0) return;
    json_.key(name);
    json_.integer(count);
  }
  void image(const Image& image, const SafeHtml* caption);
  void images(const Article& article, const SafeHtml& caption);
  void rating(const Rating& rating);
  void authors(const Article& article);
  void page(const Text& address);
  void keywords(const Article& article);
  void license(const Text& license);

  const UrlPolicy& urls_;
  json::Writer json_;
  int images_ = 0;
};

void JsonLd::write_article(const Article& article, const RenderedArticle& rendered, bool with_rating) {
  json_.begin_object();
  json_.member("@context", "https://schema.org");
  json_.member("@type", "NewsArticle");
  member("headline", article.headline.value);
  member("description", plain_text(rendered.lead));
  date("datePublished", article.published);
  date("dateModified", article.modified);
  authors(article);
  named_thing("publisher", "Organization", article.source.value);
  images(article, rendered.caption);
  page(article.canonical.empty() ? article.url : article.canonical);
  member("inLanguage", article.language.value);
  member("articleSection", article.section.name.empty() ? article.kicker.value : article.section.name.value);
  keywords(article);
  license(article.license);
  if (with_rating) rating(article.rating);
  json_.end_object();
}

void JsonLd::image(const Image& image, const SafeHtml* caption) {
  const std::string url = allowed(image.url, UrlUse::resource);
  if (url.empty() || images_ == k_most_images) return;
  if (images_++ == 0) {
    json_.key("image");
    json_.begin_array();
  }
  begin_thing("ImageObject");
  json_.member("url", url);
  pixels("width", image.width);
  pixels("height", image.height);
  if (caption != nullptr) member("caption", plain_text(*caption));
  member("creditText", image.note.value);
  json_.end_object();
}

/// The main picture first, then those of the body.
void JsonLd::images(const Article& article, const SafeHtml& caption) {
  image(article.image, &caption);
  for (const Block& block : article.body) {
    if (block.kind == BlockKind::image) image(block, nullptr);
    if (block.kind != BlockKind::gallery) continue;
    for (const Image& picture : block.items) image(picture, nullptr);
  }
  if (images_ > 0) json_.end_array();
}

void JsonLd::rating(const Rating& rating) {
  if (rating.count <= 0) return;
  json_.key("aggregateRating");
  begin_thing("AggregateRating");
  json_.key("ratingValue");
  json_.thousandths(rating.value_thousandths);
  json_.key("ratingCount");
  json_.integer(rating.count);
  json_.key("bestRating");
  json_.integer(rating.best);
  json_.key("worstRating");
  json_.integer(0);
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
    member("url", allowed(author.url, UrlUse::endpoint));
    member("image", allowed(author.image, UrlUse::resource));
    json_.end_object();
  }
  json_.end_array();
}

void JsonLd::page(const Text& address) {
  const std::string url = allowed(address, UrlUse::endpoint);
  if (url.empty()) return;
  json_.member("url", url);
  json_.key("mainEntityOfPage");
  begin_thing("WebPage");
  json_.member("@id", url);
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
  if (!license.empty() && url::parse(license.value, nullptr))
    return member("license", allowed(license, UrlUse::endpoint));
  named_thing("license", "CreativeWork", license.value);
}

} // namespace

std::string write_json_ld(const Article& article, const RenderedArticle& rendered, const UrlPolicy& urls,
                          bool with_rating) {
  JsonLd json_ld(urls);
  json_ld.write_article(article, rendered, with_rating);
  return std::move(json_ld).take();
}

} // namespace lede::output
