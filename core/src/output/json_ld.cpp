// schema.org's NewsArticle.
#include "output/json_ld.h"

#include <optional>
#include <string_view>

#include "base/date_time.h"
#include "base/text.h"
#include "base/words.h"
#include "html/plain_text.h"
#include "json/writer.h"

namespace lede::output {
namespace {

constexpr int k_most_images = 10; // search engines need no more of a long gallery

// Returns schema.org's type for the article's labels; the most specific label decides. A function of its own, since
// few articles have a label.
const char* type_of(const Article& article) {
  if (article.has(ArticleLabel::sponsored)) return "AdvertiserContentArticle";
  if (article.has(ArticleLabel::satire)) return "SatiricalArticle";
  if (article.has(ArticleLabel::live)) return "LiveBlogPosting";
  if (article.has(ArticleLabel::review)) return "ReviewNewsArticle";
  if (article.has(ArticleLabel::opinion)) return "OpinionNewsArticle";
  if (article.has(ArticleLabel::analysis)) return "AnalysisNewsArticle";
  return "NewsArticle";
}

bool has_rare_members(const Article& article) {
  return article.access != Access::unset || article.reading_minutes > 0 || !article.sponsor.name.empty() ||
         !article.notes.empty() || !article.updates.empty();
}

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
  /// Returns the URL; empty if the policy refuses it. For pictures `use` is `resource`. For pages it is `endpoint`,
  /// which allows http and https on any host, and nothing else.
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
  void authors(const Article& article, const RenderedArticle& rendered);
  void page(const Text& address);
  void keywords(const Article& article);
  void license(const Text& license);
  void rare_members(const Article& article, const RenderedArticle& rendered);
  void corrections(const Article& article, const RenderedArticle& rendered);
  void updates(const Article& article, const RenderedArticle& rendered);

  const UrlPolicy& urls_;
  json::Writer json_;
  int images_ = 0;
};

void JsonLd::write_article(const Article& article, const RenderedArticle& rendered, bool with_rating) {
  json_.begin_object();
  json_.member("@context", "https://schema.org");
  json_.member("@type", article.labels == 0 ? "NewsArticle" : type_of(article));
  member("headline", article.headline.value);
  member("description", plain_text(rendered.lead));
  date("datePublished", article.published);
  date("dateModified", article.modified);
  authors(article, rendered);
  named_thing("publisher", "Organization", article.source.value);
  images(article, rendered.caption);
  page(article.canonical.empty() ? article.url : article.canonical);
  member("inLanguage", article.language.value);
  member("articleSection", article.section.name.empty() ? article.kicker.value : article.section.name.value);
  keywords(article);
  license(article.license);
  if (with_rating) rating(article.rating);
  if (has_rare_members(article)) rare_members(article, rendered);
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
  member("creditText", image.credit.value);
  json_.end_object();
}

/// Writes the main picture, then those of the body.
void JsonLd::images(const Article& article, const SafeHtml& caption) {
  image(article.image, &caption);
  for (const Block& block : article.body) {
    if (const auto* const picture = std::get_if<Image>(&block)) image(*picture, nullptr);
    const auto* const gallery = std::get_if<Gallery>(&block);
    if (gallery == nullptr) continue;
    for (const Image& picture : gallery->images) image(picture, nullptr);
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

void JsonLd::authors(const Article& article, const RenderedArticle& rendered) {
  if (article.authors.empty()) return;
  json_.key("author");
  json_.begin_array();
  for (const Author& author : article.authors) {
    begin_thing("Person");
    member("name", author.name.value);
    member("jobTitle", author.role.value);
    member("url", allowed(author.url, UrlUse::endpoint));
    member("image", allowed(author.image, UrlUse::resource));
    if (!rendered.bios.empty())
      member("description",
             plain_text_of_blocks(rendered.bios[static_cast<std::size_t>(&author - article.authors.data())]));
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

/// A licence such as "CC BY 4.0" is a name, although it would parse as a relative URL.
void JsonLd::license(const Text& license) {
  if (!license.empty() && url::parse(license.value, nullptr))
    return member("license", allowed(license, UrlUse::endpoint));
  named_thing("license", "CreativeWork", license.value);
}

void JsonLd::rare_members(const Article& article, const RenderedArticle& rendered) {
  if (article.access != Access::unset) {
    json_.key("isAccessibleForFree");
    json_.boolean(article.access == Access::free);
  }
  if (article.reading_minutes > 0) {
    std::string duration = "PT";
    append_integer(duration, article.reading_minutes);
    json_.member("timeRequired", duration + "M");
  }
  named_thing("sponsor", "Organization", article.sponsor.name.value);
  corrections(article, rendered);
  if (!article.updates.empty()) updates(article, rendered);
}

/// Writes corrections, clarifications and retractions.
void JsonLd::corrections(const Article& article, const RenderedArticle& rendered) {
  bool is_open = false;
  for (std::size_t index = 0; index < article.notes.size(); ++index) {
    const Note& note = article.notes[index];
    const bool is_correction = !note.type.empty() && has_word("correction clarification retraction", note.type.value);
    if (!is_correction || rendered.notes[index].empty()) continue;
    if (!is_open) {
      json_.key("correction");
      json_.begin_array();
    }
    is_open = true;
    begin_thing("CorrectionComment");
    member("text", plain_text_of_blocks(rendered.notes[index]));
    date("datePublished", note.published);
    json_.end_object();
  }
  if (is_open) json_.end_array();
}

void JsonLd::updates(const Article& article, const RenderedArticle& rendered) {
  json_.key("liveBlogUpdate");
  json_.begin_array();
  for (std::size_t index = 0; index < article.updates.size(); ++index) {
    const Update& update = article.updates[index];
    begin_thing("BlogPosting");
    member("headline", update.headline.value);
    date("datePublished", update.published);
    member("articleBody", plain_text_of_blocks(rendered.updates[index]));
    json_.end_object();
  }
  json_.end_array();
}

} // namespace

std::string write_json_ld(const Article& article, const RenderedArticle& rendered, const UrlPolicy& urls,
                          bool with_rating) {
  JsonLd json_ld(urls);
  json_ld.write_article(article, rendered, with_rating);
  return std::move(json_ld).take();
}

} // namespace lede::output
