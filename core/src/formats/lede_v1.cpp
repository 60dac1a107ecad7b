// Lede's own article format, version 1: its fields are tables, and what the tables cannot say stands between them.
#include "formats/lede_v1.h"

#include <cstddef>
#include <string>

#include "base/limits.h"
#include "base/text.h"
#include "formats/fields.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using enum Field::Kind;

constexpr bool k_needs_first = true;

// Links: a name and an address. Without an address, the name is still worth reading.

constexpr Field k_named_link_fields[] = {
    {"name", text, offsetof(Link, name)},
    {"url", text, offsetof(Link, url)},
};
constexpr Shape k_named_link = {k_named_link_fields, k_needs_first};

constexpr Field k_headline_link_fields[] = {
    {"headline", text, offsetof(Link, name)},
    {"url", text, offsetof(Link, url)},
};
constexpr Shape k_headline_link = {k_headline_link_fields, k_needs_first};

// Pictures. A picture's block has the members of the picture itself.

constexpr std::string_view k_type = "type";

constexpr Field k_image_source_fields[] = {
    {"url", text, offsetof(ImageSource, url)},
    {"type", text, offsetof(ImageSource, type)},
    {"media", text, offsetof(ImageSource, media)},
    {"width", pixels, offsetof(ImageSource, width)},
};
constexpr Shape k_image_source = {k_image_source_fields, k_needs_first};

constexpr Field k_image_block_fields[] = {
    {"url", text, offsetof(Image, url)},
    {"alt", text, offsetof(Image, alt)},
    {"caption", markdown, offsetof(Image, text)},
    {"credit", text, offsetof(Image, note)},
    {"width", pixels, offsetof(Image, width)},
    {"height", pixels, offsetof(Image, height)},
    {"sources", items, offsetof(Image, items), &k_image_source},
    {k_type, ignored},
};
constexpr Shape k_image_block = {k_image_block_fields, k_needs_first};
constexpr Shape k_image = {k_image_block_fields, k_needs_first, 1}; // a block's picture without the block's type

// People

constexpr Field k_author_fields[] = {
    {"name", text, offsetof(Author, name)},
    {"role", text, offsetof(Author, note)},
    {"url", text, offsetof(Author, url)},
    {"image", text, offsetof(Author, image)},
};
constexpr Shape k_author = {k_author_fields, k_needs_first};

// Teasers

constexpr Field k_related_fields[] = {
    {"headline", text, offsetof(Teaser, name)},
    {"url", text, offsetof(Teaser, url)},
    {"published", date, offsetof(Teaser, published)},
    {"summary", text, offsetof(Teaser, note)},
    {"image", only_item, offsetof(Teaser, items), &k_image},
};
constexpr Shape k_related = {k_related_fields, k_needs_first};
constexpr Shape k_latest = {k_related_fields, k_needs_first, 2}; // without a summary and a picture

void note_latest(Value value, void* article, Report& report) {
  constexpr Field k_list = {"latest", items, offsetof(Article, latest), &k_latest};
  static_cast<Article*>(article)->has_latest = value.is(Kind::array);
  read_field(value, article, k_list, report);
}

// Rating

constexpr Field k_rating_fields[] = {
    {"value", ignored}, // read below, once it is known what the best one is
    {"count", count, offsetof(Rating, count)},
    {"best", stars, offsetof(Rating, best)},
    {"endpoint", text, offsetof(Rating, endpoint)},
};
constexpr Shape k_rating = {k_rating_fields, !k_needs_first};

/// @return whether there is a value to show.
bool read_rating_value(Value value, Rating& rating, Report& report) {
  if (!value || !expect(value, Kind::number, report)) return false;
  const std::int64_t number = value.thousandths().value_or(-1);
  if (number < 0 || number > std::int64_t{rating.best} * 1000) {
    warn_invalid(value, "expected a number from 0 to the best rating", report);
    return false;
  }
  rating.value_thousandths = number;
  return true;
}

void read_rating(Value value, void* member, Report& report) {
  Rating& rating = *static_cast<Rating*>(member);
  if (!read_object(value, &rating, k_rating, report)) return;
  rating.present = true;
  const Value number = value.find("value");
  // A count without a value would be shown as "0 of 5 stars", which nobody has voted for.
  if (!read_rating_value(number, rating, report)) {
    if (!number && rating.count > 0) warn_missing(value, "value", report);
    rating.count = 0;
  }
}

// Comments

constexpr Field k_comment_fields[] = {
    {"text", markdown, offsetof(Comment, text)},
    {"id", text, offsetof(Comment, id)},
    {"author", text, offsetof(Comment, name)},
    {"published", date, offsetof(Comment, published)},
    {"replies", ignored}, // read by ThreadReader, which knows how deep it is
};
constexpr Shape k_comment = {k_comment_fields, k_needs_first};

/// Reads threads until there are limits::max_comments; the JSON's own depth bounds the recursion.
class ThreadReader {
 public:
  explicit ThreadReader(Report& report) : report_(report) {}

  void read(Value list, std::vector<Comment>& into, std::size_t depth) {
    if (!list || !expect(list, Kind::array, report_)) return;
    for (const Value item : list.children()) {
      if (count_ == limits::max_comments) return warn_full(item);
      read_comment(item, into, depth);
    }
  }

 private:
  void read_comment(Value item, std::vector<Comment>& into, std::size_t depth) {
    const bool is_complete = read_object(item, &into.emplace_back(), k_comment, report_);
    // Answers to a comment that cannot be shown, or is as deep as threads go, are shown beside it.
    std::vector<Comment>* answers = &into;
    if (!is_complete) {
      into.pop_back();
    } else {
      ++count_;
      if (depth < limits::max_comment_depth) {
        answers = &into.back().items;
        ++depth;
      }
    }
    read(item.find("replies"), *answers, depth);
  }

  void warn_full(Value item) {
    if (!is_full_) warn_too_many(item, report_);
    is_full_ = true;
  }

  Report& report_;
  std::size_t count_ = 0;
  bool is_full_ = false;
};

void read_threads(Value value, void* member, Report& report) {
  ThreadReader(report).read(value, *static_cast<std::vector<Comment>*>(member), 1);
}

constexpr Field k_comments_fields[] = {
    {"count", count, offsetof(Comments, count)},
    {"url", text, offsetof(Comments, url)},
    {"endpoint", text, offsetof(Comments, endpoint)},
    {"items", other, offsetof(Comments, items), nullptr, read_threads},
};
constexpr Shape k_comments = {k_comments_fields, !k_needs_first};

void read_comments(Value value, void* member, Report& report) {
  Comments& comments = *static_cast<Comments*>(member);
  comments.present = read_object(value, &comments, k_comments, report);
}

// Body. A block's "type" chooses its table.

constexpr Field k_markdown_fields[] = {
    {"text", markdown, offsetof(Block, text)},
    {k_type, ignored},
};
constexpr Shape k_markdown = {k_markdown_fields, k_needs_first};

constexpr Field k_html_fields[] = {
    {"text", html, offsetof(Block, text)},
    {k_type, ignored},
};
constexpr Shape k_html = {k_html_fields, k_needs_first};

constexpr Field k_quote_fields[] = {
    {"text", markdown, offsetof(Block, text)},
    {"cite", text, offsetof(Block, note)},
    {k_type, ignored},
};
constexpr Shape k_quote = {k_quote_fields, k_needs_first};

constexpr Field k_factbox_fields[] = {
    {"text", markdown, offsetof(Block, text)},
    {"title", text, offsetof(Block, name)},
    {k_type, ignored},
};
constexpr Shape k_factbox = {k_factbox_fields, k_needs_first};

constexpr Field k_embed_fields[] = {
    {"url", text, offsetof(Block, url)},
    {"title", text, offsetof(Block, name)},
    {"image", only_item, offsetof(Block, items), &k_image},
    {k_type, ignored},
};
constexpr Shape k_embed = {k_embed_fields, k_needs_first};

constexpr Field k_gallery_fields[] = {
    {"images", items, offsetof(Block, items), &k_image},
    {k_type, ignored},
};
constexpr Shape k_gallery = {k_gallery_fields, k_needs_first};

constexpr Field k_see_also_fields[] = {
    {"items", items, offsetof(Block, items), &k_headline_link},
    {k_type, ignored},
};
constexpr Shape k_see_also = {k_see_also_fields, k_needs_first};

constexpr Field k_divider_fields[] = {{k_type, ignored}};
constexpr Shape k_divider = {k_divider_fields, !k_needs_first};

struct BlockType {
  std::string_view name;
  BlockKind kind;
  const Shape* shape;
};

constexpr BlockType k_block_types[] = {
    {"markdown", BlockKind::rich_text, &k_markdown}, {"html", BlockKind::rich_text, &k_html},
    {"image", BlockKind::image, &k_image_block},     {"gallery", BlockKind::gallery, &k_gallery},
    {"quote", BlockKind::quote, &k_quote},           {"embed", BlockKind::embed, &k_embed},
    {"seeAlso", BlockKind::see_also, &k_see_also},   {"factbox", BlockKind::factbox, &k_factbox},
    {"divider", BlockKind::divider, &k_divider},
};

bool read_block(Value value, Block& block, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  const Value type = value.find(k_type);
  if (!type) {
    warn_missing(value, k_type, report);
    return false;
  }
  if (!expect(type, Kind::string, report)) return false;
  for (const BlockType& row : k_block_types) {
    if (row.name != type.text()) continue;
    block.kind = row.kind;
    return read_object(value, &block, *row.shape, report);
  }
  warn_unknown_block(value, type.text(), report);
  return false;
}

void read_body(Value value, void* member, Report& report) {
  auto& body = *static_cast<std::vector<Block>*>(member);
  if (value.is(Kind::string)) return read_field(value, &body.emplace_back(), k_markdown_fields[0], report);
  if (!value.is(Kind::array)) {
    report.warn(WarningCode::wrong_type,
                concat({"expected a string or an array, found ", json::describe(value.kind())}), value.origin());
    return;
  }
  for (const Value item : value.children()) {
    if (body.size() == limits::max_blocks) return warn_too_many(item, report);
    if (!read_block(item, body.emplace_back(), report)) body.pop_back();
  }
}

// The article

void check_version(Value value, void* /*member*/, Report& report) {
  if (!expect(value, Kind::number, report)) return;
  if (value.integer() != 1)
    warn_invalid(value, "this is read as version 1 of the format, the only one there is", report);
}

void read_direction(Value value, void* member, Report& report) {
  if (!expect(value, Kind::string, report)) return;
  auto& direction = *static_cast<Direction*>(member);
  if (value.text() == "ltr") {
    direction = Direction::left_to_right;
  } else if (value.text() == "rtl") {
    direction = Direction::right_to_left;
  } else {
    warn_invalid(value, "expected ltr or rtl", report);
  }
}

constexpr Field k_article_fields[] = {
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
    {"lead", markdown, offsetof(Article, lead)},
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
};
constexpr Shape k_article = {k_article_fields, !k_needs_first};

Likeness recognise(Value root) {
  if (root.find("lede")) return Likeness::certain;
  return root.find("headline") || root.find("body") ? Likeness::possible : Likeness::none;
}

void read(Value root, Article& article, Report& report) {
  read_object(root, &article, k_article, report);
  if (!root.find("headline")) {
    report.warn(WarningCode::missing_field, "the article has no \"headline\"", root.origin());
  }
}

} // namespace

constexpr Format k_lede_v1 = {"lede", recognise, read};

} // namespace lede::formats
