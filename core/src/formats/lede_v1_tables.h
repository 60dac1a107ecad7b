// The fields of Lede's own article format, version 1, as tables: lede_v1.cpp reads by these tables, and
// lede_v1_writer.cpp writes by them, in their order. If a table cannot describe a field, its row names a function.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/report.h"
#include "formats/fields.h"
#include "json/document.h"
#include "model/article.h"
#include "model/note_types.h"

namespace lede::formats::v1 {

// Functions for fields that are more than a text, a number or an object (lede_v1.cpp).
void check_version(json::Value value, Article& article, Report& report);
void read_direction(json::Value value, Direction& direction, Report& report);
void read_rich_text(json::Value value, Text& text, Report& report);
void read_threads(json::Value value, std::vector<Comment>& threads, Report& report);
void read_rating(json::Value value, Rating& rating, Report& report);
void read_comments(json::Value value, Comments& comments, Report& report);
void read_body(json::Value value, std::vector<Block>& body, Report& report);
void read_latest(json::Value value, Article& article, Report& report);

// The same for the parts that few articles have (lede_v1_parts.cpp).
void read_access(json::Value value, Access& access, Report& report);
void read_picture_role(json::Value value, Text& role, Report& report);
void read_note_type(json::Value value, Text& type, Report& report);
void read_key_points(json::Value value, std::vector<KeyPoint>& points, Report& report);
void read_notes(json::Value value, std::vector<Note>& notes, Report& report);
void read_updates(json::Value value, std::vector<Update>& updates, Report& report);
void read_switch(json::Value value, bool& on, Report& report);

/// The words of the format, in the order of the model's enums.
inline constexpr std::string_view k_label_words = "live opinion analysis review satire sponsored aiAssisted";
inline constexpr std::string_view k_part_words = "lead image headline";
inline constexpr std::string_view k_access_words = "free subscribers";
inline constexpr std::string_view k_picture_roles = "wide full half portrait";

using namespace codec;

inline constexpr std::string_view k_type = "type";

// The codecs for fields that functions read. lede_v1_writer.cpp has the counterpart of each in a switch over `Special`.
inline constexpr auto k_version = by<check_version>(Special::version);
inline constexpr auto k_direction = by<read_direction>(Special::direction);
inline constexpr auto k_rich_text = by<read_rich_text>(Special::rich_text);
inline constexpr auto k_body = by<read_body>(Special::body);
inline constexpr auto k_rating_object = by<read_rating>(Special::rating);
inline constexpr auto k_comments_object = by<read_comments>(Special::comments);
inline constexpr auto k_threads = by<read_threads>(Special::threads);
inline constexpr auto k_latest_list = by<read_latest>(Special::latest);
inline constexpr auto k_labels = words_of(k_label_words);
inline constexpr auto k_in_body = words_of(k_part_words);
inline constexpr auto k_access = by<read_access>(Special::access);
inline constexpr auto k_picture_role = by<read_picture_role>(Special::picture_role);
inline constexpr auto k_note_type = by<read_note_type>(Special::note_type);
inline constexpr auto k_key_points = by<read_key_points>(Special::key_points);
inline constexpr auto k_notes = by<read_notes>(Special::notes);
inline constexpr auto k_updates = by<read_updates>(Special::updates);
inline constexpr auto k_switch = by<read_switch>(Special::on);
/// Read by read_rating, after the best rating.
inline constexpr Ignored k_rating_value = {Special::rating_value};
/// Read by ThreadReader, which knows their depth.
inline constexpr Ignored k_replies = {Special::replies};

// Links: a name and an address. Without an address, the name is still worth reading.

inline constexpr auto k_named_link_fields = fields_of<Link>({
    {"name", LEDE_MEMBER(Link, name), k_text},
    {"url", LEDE_MEMBER(Link, url), k_text},
});
inline constexpr Shape k_named_link = {k_named_link_fields, k_needs_first};

inline constexpr auto k_headline_link_fields = fields_of<Link>({
    {"headline", LEDE_MEMBER(Link, name), k_text},
    {"url", LEDE_MEMBER(Link, url), k_text},
});
inline constexpr Shape k_headline_link = {k_headline_link_fields, k_needs_first};

// Pictures. A picture's block has the members of the picture itself.

inline constexpr auto k_image_source_fields = fields_of<ImageSource>({
    {"url", LEDE_MEMBER(ImageSource, url), k_text},
    {"type", LEDE_MEMBER(ImageSource, type), k_text},
    {"media", LEDE_MEMBER(ImageSource, media), k_text},
    {"width", LEDE_MEMBER(ImageSource, width), k_pixels},
});
inline constexpr Shape k_image_source = {k_image_source_fields, k_needs_first};

inline constexpr auto k_image_block_fields = fields_of<Image>({
    {"url", LEDE_MEMBER(Image, url), k_text},
    {"alt", LEDE_MEMBER(Image, alt), k_text},
    {"caption", LEDE_MEMBER(Image, caption), k_rich_text},
    {"credit", LEDE_MEMBER(Image, credit), k_text},
    {"width", LEDE_MEMBER(Image, width), k_pixels},
    {"height", LEDE_MEMBER(Image, height), k_pixels},
    {"sources", LEDE_MEMBER(Image, sources), items(k_image_source)},
    {"role", LEDE_MEMBER(Image, role), k_picture_role},
    {k_type, k_ignored},
});
inline constexpr Shape k_image_block = {k_image_block_fields, k_needs_first};
inline constexpr Shape k_image = {k_image_block_fields, k_needs_first, 1}; // an image block without its type

// People

inline constexpr auto k_author_fields = fields_of<Author>({
    {"name", LEDE_MEMBER(Author, name), k_text},
    {"role", LEDE_MEMBER(Author, role), k_text},
    {"url", LEDE_MEMBER(Author, url), k_text},
    {"image", LEDE_MEMBER(Author, image), k_text},
    {"bio", LEDE_MEMBER(Author, bio), k_rich_text},
});
inline constexpr Shape k_author = {k_author_fields, k_needs_first};

// Teasers

inline constexpr auto k_related_fields = fields_of<Teaser>({
    {"headline", LEDE_MEMBER(Teaser, headline), k_text},
    {"url", LEDE_MEMBER(Teaser, url), k_text},
    {"published", LEDE_MEMBER(Teaser, published), k_date},
    {"summary", LEDE_MEMBER(Teaser, summary), k_text},
    {"image", LEDE_MEMBER(Teaser, image), item(k_image)},
});
inline constexpr Shape k_related = {k_related_fields, k_needs_first};
inline constexpr Shape k_latest = {k_related_fields, k_needs_first, 2}; // without summary and picture

// Rating and comments

inline constexpr auto k_rating_fields = fields_of<Rating>({
    {"value", k_rating_value},
    {"count", LEDE_MEMBER(Rating, count), k_count},
    {"best", LEDE_MEMBER(Rating, best), k_stars},
    {"endpoint", LEDE_MEMBER(Rating, endpoint), k_text},
});
inline constexpr Shape k_rating = {k_rating_fields, !k_needs_first};

inline constexpr auto k_comment_fields = fields_of<Comment>({
    {"text", LEDE_MEMBER(Comment, text), k_rich_text},
    {"id", LEDE_MEMBER(Comment, id), k_text},
    {"author", LEDE_MEMBER(Comment, author), k_text},
    {"role", LEDE_MEMBER(Comment, role), k_text},
    {"published", LEDE_MEMBER(Comment, published), k_date},
    {"replies", k_replies},
});
inline constexpr Shape k_comment = {k_comment_fields, k_needs_first};

inline constexpr auto k_comments_fields = fields_of<Comments>({
    {"count", LEDE_MEMBER(Comments, count), k_count},
    {"url", LEDE_MEMBER(Comments, url), k_text},
    {"endpoint", LEDE_MEMBER(Comments, endpoint), k_text},
    {"items", LEDE_MEMBER(Comments, items), k_threads},
});
inline constexpr Shape k_comments = {k_comments_fields, !k_needs_first};

// Body. A block's "type" chooses its table.

inline constexpr auto k_markdown_block_fields = fields_of<RichText>({
    {"text", LEDE_MEMBER(RichText, text), k_markdown},
    {k_type, k_ignored},
});
inline constexpr Shape k_markdown_block = {k_markdown_block_fields, k_needs_first};

inline constexpr auto k_html_block_fields = fields_of<RichText>({
    {"text", LEDE_MEMBER(RichText, text), k_html},
    {k_type, k_ignored},
});
inline constexpr Shape k_html_block = {k_html_block_fields, k_needs_first};

inline constexpr auto k_text_block_fields = fields_of<RichText>({
    {"text", LEDE_MEMBER(RichText, text), k_text},
    {k_type, k_ignored},
});
inline constexpr Shape k_text_block = {k_text_block_fields, k_needs_first};

inline constexpr auto k_quote_fields = fields_of<Quote>({
    {"text", LEDE_MEMBER(Quote, text), k_rich_text},
    {"cite", LEDE_MEMBER(Quote, cite), k_text},
    {k_type, k_ignored},
});
inline constexpr Shape k_quote = {k_quote_fields, k_needs_first};

inline constexpr auto k_factbox_fields = fields_of<FactBox>({
    {"text", LEDE_MEMBER(FactBox, text), k_rich_text},
    {"title", LEDE_MEMBER(FactBox, title), k_text},
    {k_type, k_ignored},
});
inline constexpr Shape k_factbox = {k_factbox_fields, k_needs_first};

inline constexpr auto k_embed_fields = fields_of<Embed>({
    {"url", LEDE_MEMBER(Embed, url), k_text},
    {"title", LEDE_MEMBER(Embed, title), k_text},
    {"image", LEDE_MEMBER(Embed, image), item(k_image)},
    {k_type, k_ignored},
});
inline constexpr Shape k_embed = {k_embed_fields, k_needs_first};

inline constexpr auto k_gallery_fields = fields_of<Gallery>({
    {"images", LEDE_MEMBER(Gallery, images), items(k_image)},
    {k_type, k_ignored},
});
inline constexpr Shape k_gallery = {k_gallery_fields, k_needs_first};

inline constexpr auto k_see_also_fields = fields_of<SeeAlso>({
    {"items", LEDE_MEMBER(SeeAlso, links), items(k_headline_link)},
    {k_type, k_ignored},
});
inline constexpr Shape k_see_also = {k_see_also_fields, k_needs_first};

inline constexpr auto k_divider_fields = fields_of<Divider>({{k_type, k_ignored}});
inline constexpr Shape k_divider = {k_divider_fields, !k_needs_first};

/// A type of blocks: its name, its type in the model, and its fields.
struct BlockType {
  template <class Part>
  constexpr BlockType(std::string_view type_name, const Shape<Part>& fields)
      : name(type_name),
        shape(&fields),
        index(index_of<Part>(static_cast<const Block*>(nullptr))),
        emplace([](Block& block) -> void* { return &block.emplace<Part>(); }) {}
  std::string_view name;
  const ObjectShape* shape;
  std::size_t index; ///< The index of the model's type in `Block`.
  void* (*emplace)(Block& block);

  [[nodiscard]] constexpr bool is_text() const { return index == 0; }

 private:
  /// @return the index of a type among the alternatives of `Block`.
  template <class Part, class... Parts>
  static constexpr std::size_t index_of(const std::variant<Parts...>* /*block*/) {
    std::size_t index = 0;
    bool is_found = false;
    ((is_found = is_found || std::is_same_v<Part, Parts>, index += is_found ? 0 : 1), ...);
    return index;
  }
};

/// The first ones are texts. Rich text fields accept these, too, instead of a string of Markdown.
inline constexpr BlockType k_block_types[] = {
    {"markdown", k_markdown_block}, {"html", k_html_block}, {"text", k_text_block}, {"image", k_image_block},
    {"gallery", k_gallery},         {"quote", k_quote},     {"embed", k_embed},     {"seeAlso", k_see_also},
    {"factbox", k_factbox},         {"divider", k_divider},
};

// The article

inline constexpr auto k_article_fields = fields_of<Article>({
    {"$schema", k_ignored}, // the schema's address, for editors
    {"lede", k_whole<Article>, k_version},
    {"id", LEDE_MEMBER(Article, id), k_text},
    {"url", LEDE_MEMBER(Article, url), k_text},
    {"canonical", LEDE_MEMBER(Article, canonical), k_text},
    {"license", LEDE_MEMBER(Article, license), k_text},
    {"language", LEDE_MEMBER(Article, language), k_language},
    {"direction", LEDE_MEMBER(Article, direction), k_direction},
    {"kicker", LEDE_MEMBER(Article, kicker), k_text},
    {"headline", LEDE_MEMBER(Article, headline), k_text},
    {"lead", LEDE_MEMBER(Article, lead), k_rich_text},
    {"source", LEDE_MEMBER(Article, source), k_text},
    {"published", LEDE_MEMBER(Article, published), k_date},
    {"modified", LEDE_MEMBER(Article, modified), k_date},
    {"section", LEDE_MEMBER(Article, section), item(k_named_link)},
    {"tags", LEDE_MEMBER(Article, tags), items(k_named_link)},
    {"authors", LEDE_MEMBER(Article, authors), items(k_author)},
    {"byline", LEDE_MEMBER(Article, byline), k_text},
    {"image", LEDE_MEMBER(Article, image), item(k_image)},
    {"seeAlso", LEDE_MEMBER(Article, see_also), items(k_headline_link)},
    {"body", LEDE_MEMBER(Article, body), k_body},
    {"rating", LEDE_MEMBER(Article, rating), k_rating_object},
    {"comments", LEDE_MEMBER(Article, comments), k_comments_object},
    {"related", LEDE_MEMBER(Article, related), items(k_related)},
    {"latest", k_whole<Article>, k_latest_list},
    {"inBody", LEDE_MEMBER(Article, in_body), k_in_body},
    {"labels", LEDE_MEMBER(Article, labels), k_labels},
    {"access", LEDE_MEMBER(Article, access), k_access},
});
/// lede_v1_parts.h has the fields that few articles have.
inline constexpr Shape k_article = {k_article_fields, !k_needs_first};

} // namespace lede::formats::v1
