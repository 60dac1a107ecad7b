// The fields of Lede's own article format, version 1, as tables: lede_v1.cpp reads by them, lede_v1_writer.cpp writes
// by them, in their order. What a table cannot say of a field is done by the function that the field names.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/report.h"
#include "formats/fields.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::v1 {

// How the fields are read that are more than a text, a number, or things with fields of their own (lede_v1.cpp).
void check_version(json::Value value, void* article, Report& report);
void read_direction(json::Value value, void* member, Report& report);
void read_rich_text(json::Value value, void* member, Report& report);
void read_threads(json::Value value, void* member, Report& report);
void read_rating(json::Value value, void* member, Report& report);
void read_comments(json::Value value, void* member, Report& report);
void read_body(json::Value value, void* member, Report& report);
void note_latest(json::Value value, void* article, Report& report);

// The same of the parts that few articles have (lede_v1_parts.cpp).
void read_labels(json::Value value, void* member, Report& report);
void read_access(json::Value value, void* member, Report& report);
void read_picture_role(json::Value value, void* member, Report& report);
void read_note_type(json::Value value, void* member, Report& report);
void read_key_points(json::Value value, void* member, Report& report);
void read_notes(json::Value value, void* member, Report& report);
void read_updates(json::Value value, void* member, Report& report);

/// The words of the format, in the order of their enums.
inline constexpr std::string_view k_label_words = "live opinion analysis review satire sponsored aiAssisted";
inline constexpr std::string_view k_access_words = "free subscribers";
inline constexpr std::string_view k_picture_roles = "wide full half portrait";
inline constexpr std::string_view k_note_types = "correction clarification update editorsNote retraction";

using enum Field::Kind;

inline constexpr bool k_needs_first = true;
inline constexpr std::string_view k_type = "type";

// Links: a name and an address. Without an address, the name is still worth reading.

inline constexpr Field k_named_link_fields[] = {
    {"name", text, offsetof(Link, name)},
    {"url", text, offsetof(Link, url)},
};
inline constexpr Shape k_named_link = {k_named_link_fields, k_needs_first};

inline constexpr Field k_headline_link_fields[] = {
    {"headline", text, offsetof(Link, name)},
    {"url", text, offsetof(Link, url)},
};
inline constexpr Shape k_headline_link = {k_headline_link_fields, k_needs_first};

// Pictures. A picture's block has the members of the picture itself.

inline constexpr Field k_image_source_fields[] = {
    {"url", text, offsetof(ImageSource, url)},
    {"type", text, offsetof(ImageSource, type)},
    {"media", text, offsetof(ImageSource, media)},
    {"width", pixels, offsetof(ImageSource, width)},
};
inline constexpr Shape k_image_source = {k_image_source_fields, k_needs_first};

inline constexpr Field k_image_block_fields[] = {
    {"url", text, offsetof(Image, url)},
    {"alt", text, offsetof(Image, alt)},
    {"caption", other, offsetof(Image, text), nullptr, read_rich_text},
    {"credit", text, offsetof(Image, note)},
    {"width", pixels, offsetof(Image, width)},
    {"height", pixels, offsetof(Image, height)},
    {"sources", items, offsetof(Image, items), &k_image_source},
    {"role", other, offsetof(Image, type), nullptr, read_picture_role},
    {k_type, ignored},
};
inline constexpr Shape k_image_block = {k_image_block_fields, k_needs_first};
inline constexpr Shape k_image = {k_image_block_fields, k_needs_first, 1}; // a block's picture without the block's type

// People

inline constexpr Field k_author_fields[] = {
    {"name", text, offsetof(Author, name)},
    {"role", text, offsetof(Author, note)},
    {"url", text, offsetof(Author, url)},
    {"image", text, offsetof(Author, image)},
    {"bio", other, offsetof(Author, text), nullptr, read_rich_text},
};
inline constexpr Shape k_author = {k_author_fields, k_needs_first};

// Teasers

inline constexpr Field k_related_fields[] = {
    {"headline", text, offsetof(Teaser, name)},
    {"url", text, offsetof(Teaser, url)},
    {"published", date, offsetof(Teaser, published)},
    {"summary", text, offsetof(Teaser, note)},
    {"image", only_item, offsetof(Teaser, items), &k_image},
};
inline constexpr Shape k_related = {k_related_fields, k_needs_first};
inline constexpr Shape k_latest = {k_related_fields, k_needs_first, 2}; // without a summary and a picture

// Rating and comments

inline constexpr Field k_rating_fields[] = {
    {"value", ignored}, // read once it is known what the best one is
    {"count", count, offsetof(Rating, count)},
    {"best", stars, offsetof(Rating, best)},
    {"endpoint", text, offsetof(Rating, endpoint)},
};
inline constexpr Shape k_rating = {k_rating_fields, !k_needs_first};

inline constexpr Field k_comment_fields[] = {
    {"text", other, offsetof(Comment, text), nullptr, read_rich_text},
    {"id", text, offsetof(Comment, id)},
    {"author", text, offsetof(Comment, name)},
    {"published", date, offsetof(Comment, published)},
    {"replies", ignored}, // read where it is known how deep they are
};
inline constexpr Shape k_comment = {k_comment_fields, k_needs_first};

inline constexpr Field k_comments_fields[] = {
    {"count", count, offsetof(Comments, count)},
    {"url", text, offsetof(Comments, url)},
    {"endpoint", text, offsetof(Comments, endpoint)},
    {"items", other, offsetof(Comments, items), nullptr, read_threads},
};
inline constexpr Shape k_comments = {k_comments_fields, !k_needs_first};

// Body. A block's "type" chooses its table.

inline constexpr Field k_markdown_fields[] = {
    {"text", markdown, offsetof(Block, text)},
    {k_type, ignored},
};
inline constexpr Shape k_markdown = {k_markdown_fields, k_needs_first};

inline constexpr Field k_html_fields[] = {
    {"text", html, offsetof(Block, text)},
    {k_type, ignored},
};
inline constexpr Shape k_html = {k_html_fields, k_needs_first};

inline constexpr Field k_plain_fields[] = {
    {"text", text, offsetof(Block, text)},
    {k_type, ignored},
};
inline constexpr Shape k_plain = {k_plain_fields, k_needs_first};

inline constexpr Field k_quote_fields[] = {
    {"text", other, offsetof(Block, text), nullptr, read_rich_text},
    {"cite", text, offsetof(Block, note)},
    {k_type, ignored},
};
inline constexpr Shape k_quote = {k_quote_fields, k_needs_first};

inline constexpr Field k_factbox_fields[] = {
    {"text", other, offsetof(Block, text), nullptr, read_rich_text},
    {"title", text, offsetof(Block, name)},
    {k_type, ignored},
};
inline constexpr Shape k_factbox = {k_factbox_fields, k_needs_first};

inline constexpr Field k_embed_fields[] = {
    {"url", text, offsetof(Block, url)},
    {"title", text, offsetof(Block, name)},
    {"image", only_item, offsetof(Block, items), &k_image},
    {k_type, ignored},
};
inline constexpr Shape k_embed = {k_embed_fields, k_needs_first};

inline constexpr Field k_gallery_fields[] = {
    {"images", items, offsetof(Block, items), &k_image},
    {k_type, ignored},
};
inline constexpr Shape k_gallery = {k_gallery_fields, k_needs_first};

inline constexpr Field k_see_also_fields[] = {
    {"items", items, offsetof(Block, items), &k_headline_link},
    {k_type, ignored},
};
inline constexpr Shape k_see_also = {k_see_also_fields, k_needs_first};

inline constexpr Field k_divider_fields[] = {{k_type, ignored}};
inline constexpr Shape k_divider = {k_divider_fields, !k_needs_first};

struct BlockType {
  std::string_view name;
  BlockKind kind;
  const Shape* shape;
};

/// The first ones are the texts: a rich text may be one of them instead of a string of Markdown.
inline constexpr BlockType k_block_types[] = {
    {"markdown", BlockKind::rich_text, &k_markdown}, {"html", BlockKind::rich_text, &k_html},
    {"text", BlockKind::rich_text, &k_plain},        {"image", BlockKind::image, &k_image_block},
    {"gallery", BlockKind::gallery, &k_gallery},     {"quote", BlockKind::quote, &k_quote},
    {"embed", BlockKind::embed, &k_embed},           {"seeAlso", BlockKind::see_also, &k_see_also},
    {"factbox", BlockKind::factbox, &k_factbox},     {"divider", BlockKind::divider, &k_divider},
};

// The article

inline constexpr Field k_article_fields[] = {
    {"$schema", ignored}, // where editors look for the schema
    {"lede", other, 0, nullptr, check_version},
    {"id", text, offsetof(Article, id)},
    {"url", text, offsetof(Article, url)},
    {"canonical", text, offsetof(Article, canonical)},
    {"license", text, offsetof(Article, license)},
    {"language", language, offsetof(Article, language)},
    {"direction", other, offsetof(Article, direction), nullptr, read_direction},
    {"kicker", text, offsetof(Article, kicker)},
    {"headline", text, offsetof(Article, headline)},
    {"lead", other, offsetof(Article, lead), nullptr, read_rich_text},
    {"source", text, offsetof(Article, source)},
    {"published", date, offsetof(Article, published)},
    {"modified", date, offsetof(Article, modified)},
    {"section", item, offsetof(Article, section), &k_named_link},
    {"tags", items, offsetof(Article, tags), &k_named_link},
    {"authors", items, offsetof(Article, authors), &k_author},
    {"byline", text, offsetof(Article, byline)},
    {"image", item, offsetof(Article, image), &k_image},
    {"seeAlso", items, offsetof(Article, see_also), &k_headline_link},
    {"body", other, offsetof(Article, body), nullptr, read_body},
    {"rating", other, offsetof(Article, rating), nullptr, read_rating},
    {"comments", other, offsetof(Article, comments), nullptr, read_comments},
    {"related", items, offsetof(Article, related), &k_related},
    {"latest", other, 0, nullptr, note_latest},
    {"labels", other, offsetof(Article, labels), nullptr, read_labels},
    {"sponsor", item, offsetof(Article, sponsor), &k_named_link},
    {"access", other, offsetof(Article, access), nullptr, read_access},
    {"readingMinutes", count, offsetof(Article, reading_minutes)},
    {"keyPoints", other, offsetof(Article, key_points), nullptr, read_key_points},
    {"notes", other, offsetof(Article, notes), nullptr, read_notes},
    {"updates", other, offsetof(Article, updates), nullptr, read_updates},
};
inline constexpr Shape k_article = {k_article_fields, !k_needs_first};

} // namespace lede::formats::v1
