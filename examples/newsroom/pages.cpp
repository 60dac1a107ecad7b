// Pages and files. All markup is written by Lede's core: this server has none of its own, but for the few tags of
// oEmbed.
#include <string>

#include "lede/render.h"
#include "log.h"
#include "site.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_file_bytes = 32 * 1024 * 1024;
constexpr std::int64_t k_default_width = 640; // pixels
constexpr const char* k_style_url = "/dist/lede.css";
// A drawing that is opened by itself runs nothing.
constexpr const char* k_file_policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
// The one file that is a page with scripts, and is for other sites to frame. What it may load it says itself, as its
// owner has to be able to change that; a header could only take away from it.
constexpr const char* k_frame_path = "/dist/frame.html";
constexpr const char* k_frame_policy = "object-src 'none'; base-uri 'none'; frame-ancestors *";

// 64 bits of FNV-1a: tells one version of a file from another, and protects nothing.
std::string tag_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  return "\"" + std::to_string(hash) + "\"";
}

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
  Json page{{"language", "vi"}, {"headline", settings_.title}, {"latest", Json::array()}};
  for (const std::shared_ptr<const Article>& article : library_.list()) {
    page["latest"].push_back({{"headline", article->headline}, {"url", settings_.origin + "/articles/" + article->id}});
    if (!article->published.empty()) page["latest"].back()["published"] = article->published;
  }
  answer_page(exchange, 200, notice(page));
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
  answer_page(exchange, 200, std::move(result.value().html));
}

void Site::serve_article(Exchange& exchange, const Article& article) {
  exchange.route = "article";
  if (exchange.request.method == "OPTIONS") return answer_preflight(exchange, "GET, HEAD", false);
  require_reading(exchange);
  allow_anybody(exchange);
  exchange.response.status = 200;
  exchange.response.set_header("Cache-Control", "no-store");
  exchange.response.set_header("Vary", "Accept-Encoding");
  exchange.response.set_content(article_json(article), "application/json; charset=utf-8");
}

void Site::serve_received(Exchange& exchange, const Article& article) {
  exchange.route = "received";
  require_reading(exchange);
  const bool is_vietnamese = article.language.starts_with("vi");
  const std::string back = "[" + std::string(is_vietnamese ? "Trở lại bài viết" : "Back to the article") + "](" +
                           settings_.origin + "/articles/" + article.id + ")";
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
  const std::optional<std::string> bytes = read_whole(file.path, k_most_file_bytes);
  if (!bytes) throw Refusal(404, "not-found", "there is nothing at this address");
  allow_anybody(exchange);
  const std::string tag = tag_of(*bytes);
  exchange.response.set_header("Cache-Control", "no-cache");
  exchange.response.set_header("ETag", tag);
  exchange.response.set_header("Vary", "Accept-Encoding");
  exchange.response.set_header("Content-Security-Policy",
                               exchange.request.path == k_frame_path ? k_frame_policy : k_file_policy);
  exchange.response.status = 304;
  if (exchange.request.get_header_value("If-None-Match") == tag) return;
  exchange.response.status = 200;
  exchange.response.set_content(*bytes, file.type);
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
  if (origin_of(url) == settings_.origin) {
    const std::string path(path_of(url));
    constexpr std::string_view k_folder = "/articles/";
    article = path.starts_with(k_folder) ? library_.find(path.substr(k_folder.size())) : library_.find_by_path(path);
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
  const bool is_well = std::string_view(store) == "ok";
  answer_json(exchange, is_well ? 200 : 503,
              {{"status", is_well ? "ok" : "degraded"}, {"store", store}, {"database", store_.database_name()}});
}

} // namespace newsroom
