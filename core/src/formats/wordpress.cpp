// Posts of the WordPress REST API, preferably requested with `_embed`: a post, or the API's array of posts.
#include <cstddef>
#include <string>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/reader_comments.h"
#include "formats/shortcodes.h"
#include "formats/usual_body.h"
#include "formats/usual_fields.h"
#include "formats/values.h"
#include "formats/wordpress_notes.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

/// Reads a title, which is HTML, as excerpts and captions are: {"rendered": "…"}.
void read_rendered_title(Value value, Text& title, Report& report) {
  read_plain(value.is(Kind::object) ? find(value, "rendered") : value, title, report);
}

void read_rendered(Value value, Text& text, Report& report) {
  const Value rendered = value.is(Kind::object) ? find(value, "rendered") : value;
  read_string(rendered, text, report, Markup::html);
}

/// Reads an excerpt without the link that themes append: "Continue reading".
void read_excerpt(Value value, Text& excerpt, Report& report) {
  read_rendered(value, excerpt, report);
  std::string& text = excerpt.value;
  const std::size_t sign = text.find("more-link");
  const std::size_t begin = sign == std::string::npos ? sign : text.rfind("<a", sign);
  if (begin == std::string::npos) return;
  const std::size_t end = text.find("</a>", sign);
  text.erase(begin, end == std::string::npos ? end : end + 4 - begin);
}

void read_content(Value value, std::vector<Block>& blocks, Report& report) {
  const Value rendered = value.is(Kind::object) ? find(value, "rendered") : value;
  if (!rendered || !expect(rendered, Kind::string, report)) return;
  BodyBuilder(blocks, report).add_html(rendered);
  expand_shortcodes(std::get<RichText>(blocks.back()).text, report);
}

constexpr auto k_post_fields = fields_of<Article>({
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"link", LEDE_MEMBER(Article, url), k_text},
    {"title", LEDE_MEMBER(Article, headline), by<read_rendered_title>()},
    {"excerpt", LEDE_MEMBER(Article, lead), by<read_excerpt>()},
    {"content", LEDE_MEMBER(Article, body), by<read_content>()},
});
// Plug-ins may add any field.
constexpr Shape k_post = {k_post_fields, Foreign{"*"}};

constexpr auto k_media_fields = fields_of<Image>({
    {"source_url", LEDE_MEMBER(Image, url), k_text},
    {"alt_text", LEDE_MEMBER(Image, alt), k_text},
    {"caption", LEDE_MEMBER(Image, caption), by<read_rendered>()},
});
constexpr Shape k_media = {k_media_fields, Foreign{"*"}};

constexpr auto k_author_fields = fields_of<Author>({
    {"name", LEDE_MEMBER(Author, name), k_plain},
    {"link", LEDE_MEMBER(Author, url), k_text},
    {"description", LEDE_MEMBER(Author, bio), k_plain},
});
constexpr Shape k_author = {k_author_fields, Foreign{"*"}};

constexpr auto k_term_fields = fields_of<Link>({
    {"name", LEDE_MEMBER(Link, name), k_plain},
    {"link", LEDE_MEMBER(Link, url), k_text},
});
constexpr Shape k_term = {k_term_fields, Foreign{"*"}};

void read_featured_media(Value media, Image& image, Report& report) {
  if (!media || !has_any(media, "source_url")) return; // an error object, if the medium is not public
  read_object(media, image, k_media, report);
  const Value details = find(media, "media_details");
  image.width = read_pixels(find(details, "width"), report);
  image.height = read_pixels(find(details, "height"), report);
}

/// Reads terms: one list for each taxonomy, which each term names.
void read_terms(Value lists, Article& article, Report& report) {
  for (const Value terms : lists.children()) {
    for (const Value term : terms.children()) {
      const std::string_view taxonomy = text_at(term, "taxonomy");
      Link link;
      if (!term.is(Kind::object) || !read_object(term, link, k_term, report) || link.name.empty()) continue;
      // WordPress' default category ("Uncategorized") is ignored.
      const bool is_category =
          taxonomy == "category" && text_at(term, "slug") != "uncategorized" && link.name.value != "Uncategorized";
      if (is_category && article.kicker.empty()) article.kicker = std::move(link.name);
      if (taxonomy == "post_tag" && article.tags.size() < limits::max_list_items)
        article.tags.push_back(std::move(link));
    }
  }
}

/// Reads the metadata of the plug-in Yoast SEO.
void read_yoast(Value head, Article& article, Report& report) {
  if (const Value author = find(head, "author"); author.is(Kind::string) && article.authors.empty())
    read_names(author, article.authors, {"name"}, report);
  if (const Value locale = find(head, "og_locale"); article.language.empty() && locale.is(Kind::string)) {
    Report unheard(false);
    read_language(locale, article.language, unheard);
  }
  if (article.image.empty()) {
    const Value picture = find_path(head, "og_image 0");
    read_string(find(picture, "url"), article.image.url, report);
    article.image.width = read_pixels(find(picture, "width"), report);
    article.image.height = read_pixels(find(picture, "height"), report);
  }
}

/// Reads readers' comments, which are in responses with `_embed`.
void read_comments(Value replies, Article& article, Report& report) {
  for (const Value reply : (replies.is(Kind::array) ? replies : Value()).children()) {
    const std::string_view type = text_at(reply, "type");
    const Value text = find_path(reply, "content rendered");
    if (!text.is(Kind::string) || (!type.empty() && type != "comment")) continue;
    Comment comment;
    read_string(text, comment.text, report, Markup::html);
    read_id(find(reply, "id"), comment.id, report);
    read_plain(find(reply, "author_name"), comment.author, report);
    read_date(find(reply, "date"), comment.published, report);
    if (!add_reader_comment(std::move(comment), find(reply, "parent").text(), article.comments))
      return warn_too_many(reply, report);
  }
}

/// Reads the custom fields of the plug-in ACF, which newsrooms name themselves. Some have the text in a list of blocks.
void read_fields(Value own, Article& article, Report& report) {
  if (!own.is(Kind::object)) return; // an empty array if there are none
  UsualFields fields;
  for (const Value member : own.children()) {
    if (!member.is(Kind::null)) fields.add(member.key(), member);
    const Value block = member.is(Kind::array) && member.size() != 0 ? *member.children().begin() : Value();
    if (find(block, "acf_fc_layout")) {
      BodyBuilder body(article.body, report);
      add_usual_body(member, body, report);
    }
  }
  fields.finish();
  Report unheard(false);
  if (article.image.empty()) static_cast<void>(read_any_picture(fields.first(Usual::image), article.image, unheard));
  const Value lead = text_in(fields.first(Usual::lead));
  if (article.lead.empty() && lead.is(Kind::string)) read_either(lead, article.lead, report);
  const Value byline = text_in(fields.first(Usual::byline));
  if (article.byline.empty() && byline.is(Kind::string)) read_plain(byline, article.byline, report);
  const Value source = text_in(fields.first(Usual::source));
  if (article.source.empty() && source.is(Kind::string)) read_plain(source, article.source, report);
}

/// Warns that people, pictures and categories are only ids, without `_embed`.
void warn_of_ids(Value post, const Article& article, Report& report) {
  const auto is_lost = [post](std::string_view name, bool is_there) {
    const Value id = find(post, name);
    return !is_there && id.is(Kind::number) && id.text() != "0";
  };
  const bool author = is_lost("author", !article.authors.empty());
  const bool picture = is_lost("featured_media", !article.image.empty());
  if (!author && !picture) return;
  report.warn(author && picture ? messages::wordpress_numbers_both
              : author          ? messages::wordpress_numbers_author
                                : messages::wordpress_numbers_picture,
              {}, find(post, author ? "author" : "featured_media").origin());
}

Likeness recognise(Value post) {
  const bool is_rendered = find_path(post, "content rendered") || find_path(post, "title rendered");
  return is_rendered ? Likeness::certain : Likeness::none;
}

/// Adds the footnotes of the editor, unless the rendered text has them.
void read_notes(Value post, std::vector<Block>& blocks) {
  auto* const rich = blocks.empty() ? nullptr : std::get_if<RichText>(&blocks.back());
  const Value notes = find_path(post, "meta footnotes");
  if (rich == nullptr || !notes.is(Kind::string)) return;
  const std::string list = wordpress_notes(notes.text(), rich->text.value);
  if (list.empty()) return;
  if (rich->stretches.empty()) rich->stretches.push_back({0, rich->text.origin, true});
  rich->stretches.push_back({static_cast<std::uint32_t>(rich->text.value.size()), notes.origin(), false});
  rich->text.value += list;
}

void read(Value post, Value /*root*/, Article& article, Report& report) {
  read_object(post, article, k_post, report);
  read_notes(post, article.body);
  read_moment_beside_utc(find(post, "date"), find(post, "date_gmt"), article.published, report);
  read_moment_beside_utc(find(post, "modified"), find(post, "modified_gmt"), article.modified, report);
  const Value embedded = find(post, "_embedded");
  for (const Value author : find(embedded, "author").children()) {
    if (article.authors.size() == limits::max_list_items) break;
    if (!has_any(author, "name")) continue;
    read_object(author, article.authors.emplace_back(), k_author, report);
    if (article.authors.back().name.empty()) article.authors.pop_back();
  }
  read_featured_media(find_path(embedded, "wp:featuredmedia 0"), article.image, report);
  // Fields that are there without `_embed`.
  if (article.image.empty()) read_string(find(post, "jetpack_featured_media_url"), article.image.url, report);
  // Fields of the plug-ins Polylang and WPML.
  if (const Value language = find_any(post, {"lang", "wpml_current_locale"});
      language.is(Kind::string) && language.text() != "all")
    read_language(language, article.language, report);
  read_yoast(find(post, "yoast_head_json"), article, report);
  if (!embedded) warn_of_ids(post, article, report);
  read_terms(find(embedded, "wp:term"), article, report);
  read_comments(find_path(embedded, "replies 0"), article, report);
  read_fields(find(post, "acf"), article, report);
}

} // namespace

constexpr Format k_wordpress = {"wordpress", "wp", recognise, read};

} // namespace lede::formats
