// Posts and pages of the Ghost content API: the answer of the API, or one post of it.
#include <cstddef>

#include "base/rest_data.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using enum Field::Kind;

LEDE_REST_DATA constexpr Field k_author_fields[] = {
    {"name", text, offsetof(Author, name)},
    {"url", text, offsetof(Author, url)},
    {"profile_image", text, offsetof(Author, image)},
};
LEDE_REST_DATA constexpr Shape k_author = {k_author_fields, Foreign{"*"}};

LEDE_REST_DATA constexpr Field k_tag_fields[] = {
    {"name", text, offsetof(Link, name)},
    {"url", text, offsetof(Link, url)},
};
LEDE_REST_DATA constexpr Shape k_tag = {k_tag_fields, Foreign{"*"}};

/// Tags that begin with "#" are the newsroom's own.
void read_tags(Value value, void* member, Report& report) {
  auto& tags = *static_cast<std::vector<Link>*>(member);
  constexpr Field k_list = {{}, items, 0, &k_tag};
  read_field(value, member, k_list, report);
  std::erase_if(tags, [](const Link& tag) { return tag.name.empty() || tag.name.value.starts_with('#'); });
}

void read_primary_tag(Value value, void* member, Report& report) {
  read_string(find(value, "name"), *static_cast<Text*>(member), report);
}

void read_body(Value value, void* member, Report& report) {
  if (!expect(value, Kind::string, report)) return;
  BodyBuilder(*static_cast<std::vector<Block>*>(member), report).add_html(value);
}

LEDE_REST_DATA constexpr Field k_post_fields[] = {
    {"id", id, offsetof(Article, id)},
    {"title", text, offsetof(Article, headline)},
    {"html", other, offsetof(Article, body), nullptr, read_body},
    {"feature_image", text, offsetof(Article, image) + offsetof(Image, url)},
    {"feature_image_alt", text, offsetof(Article, image) + offsetof(Image, alt)},
    {"feature_image_caption", html, offsetof(Article, image) + offsetof(Image, text)},
    {"published_at", date, offsetof(Article, published)},
    {"updated_at", date, offsetof(Article, modified)},
    {"url", text, offsetof(Article, url)},
    {"canonical_url", text, offsetof(Article, canonical)},
    {"primary_tag", other, offsetof(Article, kicker), nullptr, read_primary_tag},
    {"tags", other, offsetof(Article, tags), nullptr, read_tags},
    {"authors", items, offsetof(Article, authors), &k_author},
};
LEDE_REST_DATA constexpr Shape k_post = {
    k_post_fields,
    Foreign{"uuid slug comment_id featured visibility created_at custom_excerpt excerpt codeinjection_head "
            "codeinjection_foot custom_template lexical mobiledoc type status tiers newsletter count primary_author "
            "reading_time access comments email_subject frontmatter "
            "og_image og_title og_description twitter_image twitter_title twitter_description meta_title "
            "meta_description plaintext send_email_when_published page show_title_and_feature_image"}};

/// The answer of the content API, or Ghost's export.
Value posts_of(Value root) {
  if (const Value exported = find_path(root, "db 0 data posts")) return exported;
  if (const Value exported = find_path(root, "data posts")) return exported;
  return find_any(root, {"posts", "pages"});
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
  for (const Value post : posts_of(root).children()) items.push_back(post);
}

void read(Value post, Value /*root*/, Article& article, Report& report) {
  read_object(post, &article, k_post, report);
  // What Ghost's editor keeps, if the HTML of it was not asked for.
  if (is_blank(text_at(post, "html"))) {
    article.body.clear();
    const Value tree = find(post, "lexical");
    if (tree && !read_rich_text(tree, article.body, report)) {
      warn_invalid(tree, "expected the JSON text of Ghost's editor", report);
    }
  }
  read_string(find_any(post, {"custom_excerpt", "excerpt"}), article.lead, report);
  if (article.authors.empty()) {
    if (const Value author = find(post, "primary_author")) {
      read_object(author, &article.authors.emplace_back(), k_author, report);
    }
  }
}

} // namespace

LEDE_REST_DATA constexpr Format k_ghost = {"ghost", "", recognise, read, list};

} // namespace lede::formats
