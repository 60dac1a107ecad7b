// JSON Feed 1.0 and 1.1: a feed, or an item of one.
#include <cstddef>

#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/feed_values.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr auto k_author_fields = fields_of<Author>({
    {"name", LEDE_MEMBER(Author, name), k_text},
    {"url", LEDE_MEMBER(Author, url), k_text},
    {"avatar", LEDE_MEMBER(Author, image), k_text},
});
constexpr Shape k_author = {k_author_fields, true};

void read_authors(Value value, std::vector<Author>& authors, Report& report) {
  if (value.is(Kind::array)) return read_as(items(k_author), value, authors, report);
  if (!read_object(value, authors.emplace_back(), k_author, report)) authors.pop_back();
}

constexpr auto k_item_fields = fields_of<Article>({
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"url", LEDE_MEMBER(Article, url), k_text},
    {"title", LEDE_MEMBER(Article, headline), k_text},
    {"summary", LEDE_MEMBER(Article, lead), k_text},
    {"image", inside(LEDE_MEMBER(Article, image), LEDE_MEMBER(Image, url)), k_text},
    {"date_published", LEDE_MEMBER(Article, published), k_date},
    {"date_modified", LEDE_MEMBER(Article, modified), k_date},
    {"authors", LEDE_MEMBER(Article, authors), by<read_authors>()},
    {"tags", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
    {"language", LEDE_MEMBER(Article, language), k_language},
});
// Version 1.0 has a single `author`. The body is read below.
constexpr Shape k_item = {k_item_fields,
                          Foreign{"author content_html content_text banner_image external_url attachments"}};

bool is_feed(Value root) { return text_at(root, "version").find("jsonfeed.org/version/") != std::string_view::npos; }

Likeness recognise(Value root) {
  if (is_feed(root)) return Likeness::certain;
  // Fields of other systems that have a `content_html`, too.
  constexpr std::string_view k_foreign =
      "date published publishedAt published_at publishDate publish_date pubDate createdAt created_at content body "
      "excerpt description headline";
  if (has_any(root, k_foreign) || find(root, "author").is(Kind::string)) return Likeness::none;
  return root.find("content_html") || root.find("content_text") ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  if (!is_feed(root)) return;
  for (const Value item : root.find("items").children()) items.push_back(item);
}

/// Returns a member of the item, else that of the feed.
Value inherited(Value item, Value feed, std::initializer_list<std::string_view> names) {
  if (find_any(item, names)) return {};
  return is_feed(feed) ? find_any(feed, names) : Value();
}

/// Adds attachments: sounds and films are played, other files become links.
void add_attachments(Value list, std::string_view markup, BodyBuilder& body) {
  for (const Value attachment : list.children()) {
    const Value address = find(attachment, "url");
    if (!address.is(Kind::string) || markup.find(address.text()) != std::string_view::npos) continue;
    const std::string_view type = text_at(attachment, "mime_type");
    const std::string_view element = type.starts_with("audio/")   ? "audio"
                                     : type.starts_with("video/") ? "video"
                                     : type.starts_with("image/") ? "img"
                                                                  : "a";
    const std::string_view title = text_at(attachment, "title");
    if (element == "img") {
      body.start("img", address, {{"src", address.text()}, {"alt", title}});
      continue;
    }
    body.start("p", address);
    body.start(element, address, {{element == "a" ? "href" : "src", address.text()}});
    if (element == "a") body.text(title.empty() ? address.text() : title, attachment);
    body.end(element);
    body.end("p");
  }
}

void read(Value item, Value root, Article& article, Report& report) {
  if (is_feed(item)) return; // a feed without items is not an article
  read_object(item, article, k_item, report);
  if (article.authors.empty()) {
    if (const Value author = find(item, "author")) read_authors(author, article.authors, report);
  }
  if (const Value author = inherited(item, root, {"authors", "author"})) {
    read_authors(author, article.authors, report);
  }
  read_language(inherited(item, root, {"language"}), article.language, report);
  if (article.image.empty()) read_string(find(item, "banner_image"), article.image.url, report);

  // Addresses may be relative to that of the site.
  const std::string_view home = is_feed(root) ? text_at(root, "home_page_url") : std::string_view();
  for (Text* address : {&article.url, &article.image.url}) {
    if (!address->empty() && !home.empty()) address->value = resolve_address(address->value, home);
  }

  BodyBuilder body(article.body, report);
  const Value html = find(item, "content_html");
  const Value text = find(item, "content_text");
  if (html && expect(html, Kind::string, report) && !(text && html.text().empty())) {
    body.add_html(html);
  } else if (text && expect(text, Kind::string, report)) {
    body.add_text(text);
  }
  const std::string_view markup = html.is(Kind::string) ? html.text() : std::string_view();
  add_attachments(find(item, "attachments"), markup, body);
  const Value subject = find(item, "external_url");
  if (!subject.is(Kind::string) || subject.text().empty() || subject.text() == text_at(item, "url")) return;
  if (markup.find(subject.text()) != std::string_view::npos) return;
  Link& link = body.add<SeeAlso>(subject).links.emplace_back();
  read_string(subject, link.url, report);
  link.name = link.url;
}

} // namespace

constexpr Format k_json_feed = {"json-feed", "jsonfeed", recognise, read, list};

} // namespace lede::formats
