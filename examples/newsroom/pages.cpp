// Pages and files. All markup is written by Lede's core: this server has none of its own, but for the few tags of
// oEmbed.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "compression.h"
#include "discussion_words.h"
#include "lede/render.h"
#include "log.h"
#include "markup.h"
#include "site.h"
#include "text.h"
#include "voter.h"

namespace newsroom {
namespace {

constexpr std::int64_t k_default_width = 640; // pixels
constexpr std::int64_t k_least_width = 120;
constexpr std::size_t k_page_size = 50; // articles
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

// The scheme may be in capitals, too.
std::string_view origin_of_any_case(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view name = url.substr(0, scheme);
  if (!equals_ignoring_case(name, "https") && !equals_ignoring_case(name, "http")) return {};
  return url.substr(0, url.find_first_of("/?#", scheme + 3));
}

// A player asks for the part of a film that it is about to show. With If-Range it asks for the whole if the file has
// changed; our ETags are weak, and a weak one never vouches for a part. @see RFC 9110, section 13.1.5
void answer_part(Exchange& exchange) {
  if (exchange.request.method != "GET" || exchange.request.has_header("If-Range")) return;
  Body& body = exchange.response.body;
  const std::string size = std::to_string(body.size);
  const std::optional<Part> part = read_range(exchange.request.get_header_value("Range"), body.size);
  if (!part) return;
  if (part->size == 0) {
    exchange.response.set_header("Content-Range", "bytes */" + size);
    throw Refusal(416, "no-such-part", "the file has no such part");
  }
  body.begin = part->begin;
  body.size = part->size;
  exchange.response.status = 206;
  exchange.response.set_header("Content-Range", "bytes " + std::to_string(part->begin) + "-" +
                                                    std::to_string(part->begin + part->size - 1) + "/" + size);
}

} // namespace

// Returns the article with its current rating and comments. If the store does not answer, it is served without them.
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

std::string Site::rendered(const Article& article, const lede::RenderOptions& options) {
  auto result = lede::render(article_json(article), options);
  if (!result.ok()) throw std::runtime_error(article.id + ": " + result.error().message);
  return std::move(result.value().html);
}

// A page that is not an article: it has no data for search engines, which are asked not to list it.
std::string Site::notice(const Json& article) const {
  lede::RenderOptions options;
  options.base_url = settings_.origin + "/";
  options.report = false;
  Markup page;
  page.raw("<!DOCTYPE html>\n<html lang=\"").text(read_string(article, "language"));
  page.raw("\"><head><meta charset=\"utf-8\"><title>").text(read_string(article, "headline")).raw(" – ");
  page.text(settings_.title);
  page.raw(
      "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" "
      "content=\"light dark\"><meta name=\"robots\" "
      "content=\"noindex\"><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"");
  page.text(k_style_url);
  page.raw("\"></head><body class=\"lede-page lede-notice\"><header class=\"lede-masthead\"><a href=\"/\">");
  page.text(settings_.title).raw("</a></header><main>");
  const auto result = lede::render(dump(article), options);
  if (result.ok()) page.sanitized(result.value());
  page.raw("</main></body></html>\n");
  return page.take();
}

std::string Site::address_of_index(const std::string& section, std::int64_t page) const {
  std::string query;
  if (!section.empty()) query = "?section=" + encode_url(section);
  if (page > 1) query += (query.empty() ? "?page=" : "&page=") + std::to_string(page);
  return settings_.origin + "/" + query;
}

// The sections that have most of the newest articles. The section of this page has no address.
std::vector<lede::IndexSection> Site::sections_of(const Library::List& articles, const std::string& shown) const {
  constexpr std::size_t k_newest = 1000;
  constexpr std::size_t k_most_sections = 8;
  struct Count {
    const Article* first;
    std::size_t articles;
  };
  std::vector<Count> counts;
  for (std::size_t index = 0; index < std::min(articles.size(), k_newest); ++index) {
    const Article& article = *articles[index];
    if (article.section.empty()) continue;
    const auto known = std::find_if(counts.begin(), counts.end(),
                                    [&](const Count& count) { return count.first->section == article.section; });
    if (known != counts.end())
      ++known->articles;
    else
      counts.push_back({&article, 1});
  }
  if (counts.size() < 2) return {};
  std::stable_sort(counts.begin(), counts.end(),
                   [](const Count& left, const Count& right) { return left.articles > right.articles; });
  std::vector<lede::IndexSection> sections;
  for (std::size_t index = 0; index < std::min(counts.size(), k_most_sections); ++index) {
    const Article& article = *counts[index].first;
    sections.push_back(
        {article.section, article.section == shown ? "" : address_of_index(article.section, 1), article.language});
  }
  return sections;
}

void Site::serve_index(Exchange& exchange) {
  exchange.route = "index";
  require_reading(exchange);
  const std::shared_ptr<const Library::List> all = library_.list();
  const std::string section = exchange.request.get_param_value("section");
  Library::List of_section;
  if (!section.empty()) {
    std::copy_if(all->begin(), all->end(), std::back_inserter(of_section),
                 [&](const auto& article) { return article->section == section; });
  }
  const Library::List& articles = section.empty() ? *all : of_section;
  const std::size_t pages = std::max<std::size_t>(1, (articles.size() + k_page_size - 1) / k_page_size);
  const std::string wanted = exchange.request.get_param_value("page");
  const std::int64_t number = wanted.empty() ? 1 : parse_number(wanted).value_or(0);
  const bool is_unknown = !section.empty() && articles.empty();
  if (is_unknown || number < 1 || static_cast<std::size_t>(number) > pages) {
    throw Refusal(404, "not-found", "there is nothing at this address");
  }
  const auto begin = static_cast<std::size_t>(number - 1) * k_page_size;
  std::vector<lede::IndexEntry> entries;
  for (std::size_t index = begin; index < std::min(articles.size(), begin + k_page_size); ++index) {
    const Article& article = *articles[index];
    entries.push_back({settings_.origin + "/articles/" + article.id,
                       {article.id, article.headline, article.published, article.language, article.picture},
                       article.lead,
                       section.empty() ? article.section : ""});
  }
  lede::IndexPage page;
  page.title = section.empty() ? settings_.title : section;
  page.number = static_cast<std::size_t>(number);
  if (number > 1) page.previous_url = address_of_index(section, number - 1);
  if (page.number < pages) page.next_url = address_of_index(section, number + 1);
  page.sections = sections_of(*all, section);
  lede::RenderOptions options;
  options.locale = settings_.language;
  options.style_url = k_style_url;
  options.site_name = settings_.title;
  options.site_url = "/";
  answer_kept(exchange, k_page_kept, lede::write_index(page, entries, options));
}

std::string Site::key_of(const Exchange& exchange, const Article& article) {
  return std::string(exchange.route) + " " + article.id;
}

// Answers in the gateway's thread if a page was made within the last second in the encoding that the client accepts.
// Workers answer everything else.
bool Site::serve_known(Exchange& exchange) {
  struct Route {
    std::string_view extension;
    const char* name;
    const Kept& kept;
  };
  static const Route k_routes[] = {
      {"", "page", k_page_kept}, {".json", "article", k_json_kept}, {".html", "fragment", k_fragment_kept}};
  constexpr std::string_view k_folder = "/articles/";
  const std::string_view path = exchange.request.path;
  if (!path.starts_with(k_folder) || !read_cookie(exchange, k_voter_cookie, 1).empty()) return false;
  const std::string_view name = path.substr(k_folder.size());
  for (const Route& route : k_routes) {
    if (!name.ends_with(route.extension)) continue;
    const std::string id(name.substr(0, name.size() - route.extension.size()));
    const std::shared_ptr<const Article> article = library_.find_known(id);
    if (!article) continue;
    exchange.route = route.name;
    const std::shared_ptr<const KeptPage> page =
        kept_pages_.fresh(key_of(exchange, *article), article, store_.revision(article->id));
    if (!page || !page->is_compressed(exchange.encoding())) return false;
    if (reads_.take(exchange.client) > 0) return false; // a worker says so
    set_common_headers(exchange.response);
    if (!route.extension.empty()) allow_anybody(exchange);
    answer_kept(exchange, route.kept, *page);
    return true;
  }
  return false;
}

// Serves a page that is made once for all requests within a second. Readers with the cookie of voters without script
// get the current page, since another process may have received their form.
void Site::serve_kept(Exchange& exchange, const Kept& kept, const std::shared_ptr<const Article>& article,
                      const std::function<std::string()>& make) {
  require_reading(exchange);
  const bool is_now = !read_cookie(exchange, k_voter_cookie, 1).empty();
  answer_kept(exchange, kept,
              *kept_pages_.get(key_of(exchange, *article), article, store_.revision(article->id), is_now, make));
}

void Site::serve_page(Exchange& exchange, const std::shared_ptr<const Article>& article) {
  exchange.route = "page";
  serve_kept(exchange, k_page_kept, article, [&] {
    lede::RenderOptions options;
    options.output = lede::Output::page;
    options.style_url = k_style_url;
    options.script_url = script_url_;
    options.site_name = settings_.title;
    options.site_url = "/";
    options.oembed_url = settings_.origin + "/oembed?url=" + settings_.origin + "/articles/" + article->id;
    options.report = false;
    return rendered(*article, options);
  });
}

void Site::serve_article(Exchange& exchange, const std::shared_ptr<const Article>& article) {
  exchange.route = "article";
  if (exchange.request.method == "OPTIONS") return answer_preflight(exchange, "GET, HEAD", false);
  allow_anybody(exchange);
  serve_kept(exchange, k_json_kept, article, [&] { return article_json(*article); });
}

// The article's markup alone, which `<lede-article src>` verifies and shows without a renderer of its own.
void Site::serve_fragment(Exchange& exchange, const std::shared_ptr<const Article>& article) {
  exchange.route = "fragment";
  if (exchange.request.method == "OPTIONS") return answer_preflight(exchange, "GET, HEAD", false);
  allow_anybody(exchange);
  serve_kept(exchange, k_fragment_kept, article, [&] {
    lede::RenderOptions options;
    options.report = false;
    return rendered(*article, options);
  });
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
  const bool has_parts = !is_compressible(file.type); // a part of a compressed file would be of no use
  if (has_parts) exchange.response.set_header("Accept-Ranges", "bytes");
  constexpr std::int64_t k_nanoseconds = 1'000'000'000;
  if (is_known(exchange, how, kept->tag, kept->modified / k_nanoseconds)) return;
  // A client that has no ETag says the time that it was told.
  Response& response = exchange.response;
  const std::string time = exchange.request.get_header_value("If-Modified-Since");
  if (!time.empty() && !exchange.request.has_header("If-None-Match") &&
      time == response.get_header_value("Last-Modified")) {
    response.status = 304;
    return;
  }
  const Encoding encoding = exchange.encoding();
  if (const auto& compressed = kept->compressed(encoding)) {
    exchange.response.set_header("Content-Encoding", name_of(encoding));
    exchange.response.body = Body(compressed);
    return;
  }
  exchange.response.body = kept->body();
  if (has_parts) answer_part(exchange);
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
  const std::string_view origin = origin_of_any_case(url);
  if (is_same_origin(origin, settings_.origin)) {
    const std::string_view rest = std::string_view(url).substr(origin.size());
    std::string path = decode_url(rest.substr(0, rest.find_first_of("?#")), false);
    if (path.size() > 1 && path.ends_with('/')) path.pop_back(); // as people copy it
    std::string_view query = std::string_view(url).substr(0, url.find('#'));
    query = query.find('?') == std::string_view::npos ? "" : query.substr(query.find('?') + 1);
    constexpr std::string_view k_folder = "/articles/";
    if (path.starts_with(k_folder)) article = library_.find(path.substr(k_folder.size()));
    if (!article) article = library_.find_by_address(path, query);
  }
  if (!article) throw Refusal(404, "not-found", "there is no such article");
  const std::int64_t width = parse_number(exchange.request.get_param_value("maxwidth")).value_or(k_default_width);
  const std::string source = escape_html(settings_.origin + "/articles/" + article->id + ".html");
  Json json;
  json["version"] = "1.0";
  json["type"] = "rich";
  json["title"] = article->headline;
  json["provider_name"] = article->source.empty() ? settings_.title : article->source;
  json["provider_url"] = settings_.origin + "/";
  json["cache_age"] = 300;
  json["width"] = std::clamp(width, k_least_width, k_default_width);
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
