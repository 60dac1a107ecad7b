// Pages and files. All markup is written by Lede's core: this server has none of its own, but for the few tags of
// oEmbed.
#include <algorithm>
#include <string>
#include <vector>

#include "discussion_words.h"
#include "lede/render.h"
#include "log.h"
#include "site.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::int64_t k_default_width = 640; // pixels
constexpr std::size_t k_page_size = 50;       // articles
constexpr const char* k_style_url = "/dist/lede.css";
constexpr const char* k_for_ever = "public, max-age=31536000, immutable";
// A drawing that is opened by itself runs nothing.
constexpr const char* k_file_policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
// The one file that is a page with scripts, and is for other sites to frame. What it may load it says itself, as its
// owner has to be able to change that; a header could only take away from it.
constexpr const char* k_frame_path = "/dist/frame.html";
constexpr const char* k_frame_policy = "object-src 'none'; base-uri 'none'; frame-ancestors *";

void require_reading(Exchange& exchange) {
  if (!exchange.reads()) refuse_method(exchange, "GET, HEAD");
}

} // namespace

// The article with what readers have given so far. Where the store does not answer, the article is shown without: news
// is worth reading while a database is being mended.
std::string Site::article_json(const Article& article) {
  std::string json = article.opening;
  try {
    const std::string address = settings_.origin + "/articles/" + article.id;
    if (article.has_rating) {
      Json rating = rating_json(article, store_.rating(article.id, {}));
      if (rating["value"].is_null()) rating.erase("value");
      rating["endpoint"] = address + "/rating";
      json += ",\"rating\":" + dump(rating);
    }
    if (article.has_comments) {
      Json comments = comments_json(article);
      comments["endpoint"] = address + "/comments";
      comments["url"] = address + "/discussion";
      json += ",\"comments\":" + dump(comments);
    }
  } catch (const DatabaseFailure& failure) {
    log(Level::error, "article-without-store", {{"article", article.id}, {"message", failure.what()}});
    metrics_.count_store_failure("read");
    json = article.opening;
  }
  return json + "}";
}

std::string Site::notice(const Json& article) const {
  lede::Options options;
  options.output = lede::Output::page;
  options.base_url = settings_.origin + "/";
  options.style_url = k_style_url;
  auto result = lede::render(dump(article), options);
  return result.ok() ? std::move(result.value().html) : std::string();
}

void Site::serve_index(Exchange& exchange) {
  exchange.route = "index";
  require_reading(exchange);
  const std::vector<std::shared_ptr<const Article>> articles = library_.list();
  const std::size_t pages = std::max<std::size_t>(1, (articles.size() + k_page_size - 1) / k_page_size);
  const std::string wanted = exchange.request.get_param_value("page");
  const std::int64_t number = wanted.empty() ? 1 : parse_number(wanted).value_or(0);
  if (number < 1 || static_cast<std::size_t>(number) > pages) {
    throw Refusal(404, "not-found", "there is nothing at this address");
  }
  const auto begin = static_cast<std::size_t>(number - 1) * k_page_size;
  std::vector<lede::IndexEntry> entries;
  for (std::size_t index = begin; index < std::min(articles.size(), begin + k_page_size); ++index) {
    const Article& article = *articles[index];
    entries.push_back({settings_.origin + "/articles/" + article.id,
                       {article.id, article.headline, article.published, article.language}});
  }
  const auto address_of = [&](std::int64_t page) { return settings_.origin + "/?page=" + std::to_string(page); };
  lede::IndexPage page;
  page.title = settings_.title;
  page.number = static_cast<std::size_t>(number);
  if (number > 1) page.previous_url = address_of(number - 1);
  if (page.number < pages) page.next_url = address_of(number + 1);
  lede::Options options;
  options.locale = settings_.language;
  options.style_url = k_style_url;
  answer_kept(exchange, k_page_kept, lede::write_index(page, entries, options));
}

void Site::serve_page(Exchange& exchange, const Article& article) {
  exchange.route = "page";
  require_reading(exchange);
  lede::Options options;
  options.output = lede::Output::page;
  options.style_url = k_style_url;
  options.script_url = script_url_;
  options.oembed_url = settings_.origin + "/oembed?url=" + settings_.origin + "/articles/" + article.id;
  options.report = false;
  auto result = lede::render(article_json(article), options);
  if (!result.ok()) throw std::runtime_error(article.id + ": " + result.error().message);
  answer_kept(exchange, k_page_kept, std::move(result.value().html));
}

void Site::serve_article(Exchange& exchange, const Article& article) {
  exchange.route = "article";
  if (exchange.request.method == "OPTIONS") return answer_preflight(exchange, "GET, HEAD", false);
  require_reading(exchange);
  allow_anybody(exchange);
  answer_kept(exchange, k_json_kept, article_json(article));
}

// The article's markup alone, which `<lede-article src>` verifies and shows without a renderer of its own.
void Site::serve_fragment(Exchange& exchange, const Article& article) {
  exchange.route = "fragment";
  if (exchange.request.method == "OPTIONS") return answer_preflight(exchange, "GET, HEAD", false);
  require_reading(exchange);
  allow_anybody(exchange);
  lede::Options options;
  options.report = false;
  auto result = lede::render(article_json(article), options);
  if (!result.ok()) throw std::runtime_error(article.id + ": " + result.error().message);
  answer_kept(exchange, k_fragment_kept, std::move(result.value().html));
}

void Site::serve_received(Exchange& exchange, const Article& article) {
  exchange.route = "received";
  require_reading(exchange);
  const bool is_vietnamese = article.language.starts_with("vi");
  const DiscussionWords& words = discussion_words(article.language);
  const std::string address = settings_.origin + "/articles/" + article.id;
  const std::string back =
      "[" + std::string(words.to_article) + "](" + address + ")\n\n[" + words.own + "](" + address + "/discussion/own)";
  answer_page(exchange, 200,
              notice({{"language", is_vietnamese ? "vi" : "en"},
                      {"headline", is_vietnamese ? "Cảm ơn bạn đã gửi ý kiến" : "Thank you for your comment"},
                      {"lead", is_vietnamese ? "Ý kiến của bạn đang chờ tòa soạn duyệt."
                                             : "It waits for an editor to read it."},
                      {"body", back}}));
}

void Site::serve_file(Exchange& exchange, const StaticFile& file) {
  exchange.route = "file";
  if (exchange.request.method == "OPTIONS") return answer_preflight(exchange, "GET, HEAD", false);
  require_reading(exchange);
  const std::shared_ptr<const KeptFile> kept = kept_files_.get(file.path, file.type);
  if (!kept) throw Refusal(404, "not-found", "there is nothing at this address");
  allow_anybody(exchange);
  // A folder that carries a version in its name never changes.
  const bool is_versioned = exchange.request.path.starts_with("/dist/cdn/");
  const bool is_frame = exchange.request.path == k_frame_path;
  const Kept how{file.type, is_versioned ? k_for_ever : "no-cache", is_frame ? k_frame_policy : k_file_policy};
  if (is_known(exchange, how, kept->tag)) return;
  const bool is_compressed = !kept->compressed.empty() && exchange.request.has_header(k_takes_gzip);
  if (is_compressed) exchange.response.set_header("Content-Encoding", "gzip");
  exchange.response.body = is_compressed ? kept->compressed : kept->bytes;
}

// @see https://oembed.com/
void Site::serve_oembed(Exchange& exchange) {
  exchange.route = "oembed";
  require_reading(exchange);
  allow_anybody(exchange);
  const std::string format = exchange.request.get_param_value("format");
  if (!format.empty() && format != "json") throw Refusal(501, "format-unknown", "oEmbed is given as JSON");
  const std::string url = exchange.request.get_param_value("url");
  std::shared_ptr<const Article> article;
  const std::string_view origin = origin_of(url);
  if (is_same_origin(origin, settings_.origin)) {
    const std::string path = decode_url(path_of(url), false);
    std::string_view query = std::string_view(url).substr(0, url.find('#'));
    query = query.find('?') == std::string_view::npos ? "" : query.substr(query.find('?') + 1);
    constexpr std::string_view k_folder = "/articles/";
    if (path.starts_with(k_folder)) article = library_.find(path.substr(k_folder.size()));
    if (!article) article = library_.find_by_address(path, query);
  }
  if (!article) throw Refusal(404, "not-found", "there is no such article");
  const std::int64_t width = parse_number(exchange.request.get_param_value("maxwidth")).value_or(k_default_width);
  const std::string source = escape_html(settings_.origin + "/articles/" + article->id + ".json");
  Json json;
  json["version"] = "1.0";
  json["type"] = "rich";
  json["title"] = article->headline;
  json["provider_name"] = article->source.empty() ? settings_.title : article->source;
  json["provider_url"] = settings_.origin + "/";
  json["cache_age"] = 300;
  json["width"] = std::min(width, k_default_width);
  json["height"] = nullptr; // as high as its text is
  json["html"] = "<lede-article src=\"" + source + "\"><a href=\"" + escape_html(article->url) + "\">" +
                 escape_html(article->headline) + "</a></lede-article><script async src=\"" +
                 escape_html(settings_.origin + "/dist/lede.js") + "\"></script>";
  answer_json(exchange, 200, json);
}

void Site::serve_health(Exchange& exchange) {
  exchange.route = "health";
  require_reading(exchange);
  const char* store = "ok";
  try {
    store_.check();
  } catch (const DatabaseFailure& failure) {
    log(Level::error, "unhealthy", {{"message", failure.what()}});
    store = "unavailable";
  }
  const bool has_articles = library_.is_readable();
  const bool is_well = has_articles && std::string_view(store) == "ok";
  Json health{{"status", is_well ? "ok" : "degraded"}, {"store", store}, {"database", store_.database_name()}};
  if (!has_articles) health["articles"] = "unavailable";
  answer_json(exchange, is_well ? 200 : 503, health);
}

} // namespace newsroom
