// Posts and pages of the Ghost content API: the API's response, or a single post.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/ghost_cards.h"
#include "formats/rich_text.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr auto k_author_fields = fields_of<Author>({
    {"name", LEDE_MEMBER(Author, name), k_text},
    {"url", LEDE_MEMBER(Author, url), k_text},
    {"profile_image", LEDE_MEMBER(Author, image), k_text},
    {"bio", LEDE_MEMBER(Author, bio), k_text},
});
constexpr Shape k_author = {k_author_fields, Foreign{"*"}};

constexpr auto k_tag_fields = fields_of<Link>({
    {"name", LEDE_MEMBER(Link, name), k_text},
    {"url", LEDE_MEMBER(Link, url), k_text},
});
constexpr Shape k_tag = {k_tag_fields, Foreign{"*"}};

/// Reads tags, except internal ones, which begin with "#".
void read_tags(Value value, std::vector<Link>& tags, Report& report) {
  read_as(items(k_tag), value, tags, report);
  std::erase_if(tags, [](const Link& tag) { return tag.name.empty() || tag.name.value.starts_with('#'); });
}

void read_primary_tag(Value value, Text& kicker, Report& report) { read_string(find(value, "name"), kicker, report); }

void read_body(Value value, std::vector<Block>& blocks, Report& report) {
  if (!expect(value, Kind::string, report)) return;
  BodyBuilder(blocks, report).add_html(value);
  blank_ghost_machinery(std::get<RichText>(blocks.back()).text.value);
}

constexpr auto k_post_fields = fields_of<Article>({
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"title", LEDE_MEMBER(Article, headline), k_text},
    {"html", LEDE_MEMBER(Article, body), by<read_body>()},
    {"feature_image", inside(LEDE_MEMBER(Article, image), LEDE_MEMBER(Image, url)), k_text},
    {"feature_image_alt", inside(LEDE_MEMBER(Article, image), LEDE_MEMBER(Image, alt)), k_text},
    {"feature_image_caption", inside(LEDE_MEMBER(Article, image), LEDE_MEMBER(Image, caption)), k_html},
    {"published_at", LEDE_MEMBER(Article, published), k_date},
    {"updated_at", LEDE_MEMBER(Article, modified), k_date},
    {"url", LEDE_MEMBER(Article, url), k_text},
    {"canonical_url", LEDE_MEMBER(Article, canonical), k_text},
    {"primary_tag", LEDE_MEMBER(Article, kicker), by<read_primary_tag>()},
    {"tags", LEDE_MEMBER(Article, tags), by<read_tags>()},
    {"authors", LEDE_MEMBER(Article, authors), items(k_author)},
});
constexpr Shape k_post = {
    k_post_fields,
    Foreign{
        "uuid slug comment_id featured visibility created_at custom_excerpt excerpt codeinjection_head "
        "codeinjection_foot custom_template lexical mobiledoc type status tiers newsletter count primary_author "
        "reading_time access comments email_subject frontmatter "
        "og_image og_title og_description twitter_image twitter_title twitter_description meta_title "
        "meta_description email_only author_id locale created_by updated_by published_by feature_image_alt plaintext "
        "send_email_when_published page show_title_and_feature_image"}};

/// Returns the tables of Ghost's export; a missing value for a response of the content API.
Value export_of(Value root) {
  if (const Value tables = find_path(root, "db 0 data"); find(tables, "posts")) return tables;
  const Value tables = find(root, "data");
  return find(tables, "posts") ? tables : Value();
}

Value posts_of(Value root) {
  const Value tables = export_of(root);
  return tables ? find(tables, "posts") : find_any(root, {"posts", "pages"});
}

/// Replaces "__GHOST_URL__", which exports have instead of the site's address, by blanks. That makes the address
/// relative and keeps the places of warnings.
void blank_site(std::string& text) {
  constexpr std::string_view k_site = "__GHOST_URL__";
  for (std::size_t at = text.find(k_site); at != std::string::npos; at = text.find(k_site, at)) {
    text.replace(at, k_site.size(), k_site.size(), ' ');
  }
}

/// Whether a post is published: an export has drafts, too.
bool is_published(Value post) {
  const std::string_view status = text_at(post, "status");
  return status.empty() || status == "published";
}

Likeness recognise(Value post) {
  if (!has_any(post, "html feature_image lexical mobiledoc")) return Likeness::none;
  if (find(post, "lexical").is(Kind::string)) return Likeness::certain;
  if (has_any(post, "comment_id primary_tag primary_author feature_image codeinjection_head reading_time")) {
    return Likeness::certain;
  }
  const bool is_foreign = has_any(post, "author date image content summary description");
  return has_any(post, "published_at custom_excerpt") && !is_foreign ? Likeness::possible : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  const bool is_export = static_cast<bool>(export_of(root));
  for (const Value post : posts_of(root).children()) {
    if (!is_export || is_published(post)) items.push_back(post);
  }
}

/// Reads the tables beside the posts of an export: tags, people, and their relations to posts.
class ExportReader {
 public:
  ExportReader(Value tables, Value post, Article& article, Report& report)
      : tables_(tables), id_(find(post, "id").text()), article_(article), report_(report) {}

  void read(Value post) {
    read_links("posts_authors", "author_id", "users", article_.authors, k_author);
    if (article_.authors.empty()) add("users", find(post, "author_id").text(), article_.authors, k_author);
    read_links("posts_tags", "tag_id", "tags", article_.tags, k_tag);
    std::erase_if(article_.tags, [](const Link& tag) { return tag.name.value.starts_with('#'); });
    if (article_.kicker.empty() && !article_.tags.empty()) article_.kicker = article_.tags.front().name;
    for (const Value meta : find(tables_, "posts_meta").children()) {
      if (find(meta, "post_id").text() != id_) continue;
      read_string(find(meta, "feature_image_alt"), article_.image.alt, report_);
      read_string(find(meta, "feature_image_caption"), article_.image.caption, report_, Markup::html);
    }
  }

  /// Reports the number of drafts, once, with the first article.
  void warn_of_drafts(Value post) {
    std::int64_t drafts = 0;
    bool is_first = true;
    for (const Value other : find(tables_, "posts").children()) {
      if (!is_published(other)) ++drafts;
      if (is_published(other) && is_first) {
        if (other.origin().value_index != post.origin().value_index) return;
        is_first = false;
      }
    }
    if (drafts == 0) return;
    report_.warn(messages::drafts_not_read, {decimal(drafts)}, find(tables_, "posts").origin());
  }

 private:
  template <class Item>
  void read_links(std::string_view links, std::string_view key, std::string_view table, std::vector<Item>& items,
                  const Shape<Item>& shape) {
    for (const Value link : find(tables_, links).children()) {
      if (find(link, "post_id").text() == id_ && items.size() < limits::max_list_items)
        add(table, find(link, key).text(), items, shape);
    }
  }

  template <class Item>
  void add(std::string_view table, std::string_view id, std::vector<Item>& items, const Shape<Item>& shape) {
    if (id.empty()) return;
    for (const Value row : find(tables_, table).children()) {
      if (find(row, "id").text() != id) continue;
      if (!read_object(row, items.emplace_back(), shape, report_) || items.back().name.empty()) items.pop_back();
      return;
    }
  }

  Value tables_;
  std::string_view id_;
  Article& article_;
  Report& report_;
};

void read(Value post, Value root, Article& article, Report& report) {
  read_object(post, article, k_post, report);
  // Without HTML, read the editor's own format.
  if (is_blank(text_at(post, "html"))) {
    article.body.clear();
    const Value tree = find_any(post, {"lexical", "mobiledoc"});
    if (tree && !read_rich_text(tree, article.body, report)) {
      warn_invalid(tree, messages::ghost_tree_invalid, report);
    }
  }
  read_string(find_any(post, {"custom_excerpt", "excerpt"}), article.lead, report);
  for (Text* text : {&article.image.url, &article.canonical}) blank_site(text->value);
  for (Block& block : article.body) {
    if (Text* const text = text_of_block(block)) blank_site(text->value);
  }
  article.reading_minutes = reading_minutes(find(post, "reading_time"));
  if (has_word("members paid tiers", text_at(post, "visibility"))) article.access = Access::subscribers;
  if (const Value tables = export_of(root)) {
    ExportReader reader(tables, post, article, report);
    reader.read(post);
    reader.warn_of_drafts(post);
  }
  if (article.authors.empty()) {
    if (const Value author = find(post, "primary_author")) {
      read_object(author, article.authors.emplace_back(), k_author, report);
    }
  }
}

} // namespace

constexpr Format k_ghost = {"ghost", "", recognise, read, list};

} // namespace lede::formats
