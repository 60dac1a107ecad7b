// JSON Feed 1.0 and 1.1: a feed, or an item of one.
#include <cstddef>

#include "base/rest_data.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using enum Field::Kind;

LEDE_REST_DATA constexpr Field k_author_fields[] = {
    {"name", text, offsetof(Author, name)},
    {"url", text, offsetof(Author, url)},
    {"avatar", text, offsetof(Author, image)},
};
LEDE_REST_DATA constexpr Shape k_author = {k_author_fields, true};

void read_authors(Value value, void* member, Report& report) {
  const Field list = {{}, value.is(Kind::array) ? items : only_item, 0, &k_author};
  read_field(value, member, list, report);
}

void read_tags(Value value, void* member, Report& report) {
  read_names(value, *static_cast<std::vector<Link>*>(member), {"name"}, report);
}

LEDE_REST_DATA constexpr Field k_item_fields[] = {
    {"id", id, offsetof(Article, id)},
    {"url", text, offsetof(Article, url)},
    {"title", text, offsetof(Article, headline)},
    {"summary", text, offsetof(Article, lead)},
    {"image", text, offsetof(Article, image) + offsetof(Image, url)},
    {"date_published", date, offsetof(Article, published)},
    {"date_modified", date, offsetof(Article, modified)},
    {"authors", other, offsetof(Article, authors), nullptr, read_authors},
    {"tags", other, offsetof(Article, tags), nullptr, read_tags},
    {"language", language, offsetof(Article, language)},
};
// 1.0 has one `author`; the body is chosen below.
LEDE_REST_DATA constexpr Shape k_item = {
    k_item_fields, Foreign{"author content_html content_text banner_image external_url attachments"}};

bool is_feed(Value root) { return text_at(root, "version").find("jsonfeed.org/version/") != std::string_view::npos; }

Likeness recognise(Value root) {
  if (is_feed(root)) return Likeness::certain;
  return root.find("content_html") || root.find("content_text") ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  if (!is_feed(root)) return;
  for (const Value item : root.find("items").children()) items.push_back(item);
}

/// Items without a member of their own have the feed's.
Value inherited(Value item, Value feed, std::initializer_list<std::string_view> names) {
  if (find_any(item, names)) return {};
  return is_feed(feed) ? find_any(feed, names) : Value();
}

void read(Value item, Value root, Article& article, Report& report) {
  if (is_feed(item)) return; // one without items is no article of its own name
  read_object(item, &article, k_item, report);
  if (article.authors.empty()) {
    if (const Value author = find(item, "author")) read_authors(author, &article.authors, report);
  }
  if (const Value author = inherited(item, root, {"authors", "author"})) {
    read_authors(author, &article.authors, report);
  }
  read_language(inherited(item, root, {"language"}), article.language, report);
  if (article.image.empty()) read_string(find(item, "banner_image"), article.image.url, report);

  BodyBuilder body(article.body, report);
  const Value html = find(item, "content_html");
  const Value text = find(item, "content_text");
  if (html && expect(html, Kind::string, report) && !(text && html.text().empty())) {
    body.add_html(html);
  } else if (text && expect(text, Kind::string, report)) {
    body.add_text(text);
  }
}

} // namespace

LEDE_REST_DATA constexpr Format k_json_feed = {"json-feed", "jsonfeed", recognise, read, list};

} // namespace lede::formats
