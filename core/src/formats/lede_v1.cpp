// Lede's own article format, version 1: its fields are tables, and what the tables cannot say stands above them.
#include "formats/lede_v1.h"

#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

template <class Owner>
void ignore(Value /*value*/, Owner& /*owner*/, Report& /*report*/) {}

// Links: a name and an address. Without an address, the name is still worth reading.

constexpr Field<Link> k_named_link_fields[] = {
    {"name", field<&Link::name, read_text>},
    {"url", field<&Link::url, read_text>},
};

constexpr Field<Link> k_headline_link_fields[] = {
    {"headline", field<&Link::name, read_text>},
    {"url", field<&Link::url, read_text>},
};

bool read_named_link(Value value, Link& link, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  read_members(value, link, k_named_link_fields, report);
  return require(!link.name.empty(), value, "name", report);
}

bool read_headline_link(Value value, Link& link, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  read_members(value, link, k_headline_link_fields, report);
  return require(!link.name.empty(), value, "headline", report);
}

void read_section(Value value, Link& section, Report& report) {
  if (!read_named_link(value, section, report)) section = {};
}

// Pictures

constexpr Field<ImageSource> k_image_source_fields[] = {
    {"url", field<&ImageSource::url, read_text>},
    {"type", field<&ImageSource::type, read_text>},
    {"media", field<&ImageSource::media, read_text>},
    {"width", field<&ImageSource::width, read_pixels>},
};

bool read_image_source(Value value, ImageSource& source, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  read_members(value, source, k_image_source_fields, report);
  return require(!source.url.empty(), value, "url", report);
}

constexpr Field<Image> k_image_fields[] = {
    {"url", field<&Image::url, read_text>},
    {"alt", field<&Image::alt, read_text>},
    {"caption", field<&Image::caption, read_markdown>},
    {"credit", field<&Image::credit, read_text>},
    {"width", field<&Image::width, read_pixels>},
    {"height", field<&Image::height, read_pixels>},
    {"sources", field<&Image::sources, read_list<ImageSource, read_image_source>>},
};

bool read_image_members(Value object, Image& image, Report& report, std::string_view besides) {
  read_members(object, image, k_image_fields, report, besides);
  return require(!image.url.empty(), object, "url", report);
}

bool read_image_item(Value value, Image& image, Report& report) {
  return expect(value, Kind::object, report) && read_image_members(value, image, report, {});
}

void read_image(Value value, Image& image, Report& report) {
  if (!read_image_item(value, image, report)) image = {};
}

void read_only_image(Value value, std::vector<Image>& images, Report& report) {
  Image image;
  if (read_image_item(value, image, report)) images.push_back(std::move(image));
}

// People

constexpr Field<Author> k_author_fields[] = {
    {"name", field<&Author::name, read_text>},
    {"role", field<&Author::role, read_text>},
    {"url", field<&Author::url, read_text>},
    {"image", field<&Author::image, read_text>},
};

bool read_author(Value value, Author& author, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  read_members(value, author, k_author_fields, report);
  return require(!author.name.empty(), value, "name", report);
}

// Teasers

constexpr Field<Teaser> k_related_fields[] = {
    {"headline", field<&Teaser::headline, read_text>},   {"url", field<&Teaser::url, read_text>},
    {"summary", field<&Teaser::summary, read_text>},     {"image", field<&Teaser::image, read_image>},
    {"published", field<&Teaser::published, read_date>},
};

constexpr Field<Teaser> k_latest_fields[] = {
    {"headline", field<&Teaser::headline, read_text>},
    {"url", field<&Teaser::url, read_text>},
    {"published", field<&Teaser::published, read_date>},
};

bool read_related_item(Value value, Teaser& teaser, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  read_members(value, teaser, k_related_fields, report);
  return require(!teaser.headline.empty(), value, "headline", report);
}

bool read_latest_item(Value value, Teaser& teaser, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  read_members(value, teaser, k_latest_fields, report);
  return require(!teaser.headline.empty(), value, "headline", report);
}

void read_latest(Value value, Article& article, Report& report) {
  article.has_latest = value.is(Kind::array);
  read_list<Teaser, read_latest_item>(value, article.latest, report);
}

// Rating

constexpr std::int64_t k_fewest_stars = 3;
constexpr std::int64_t k_most_stars = 10;

void read_best(Value value, int& best, Report& report) {
  if (!expect(value, Kind::number, report)) return;
  const std::optional<std::int64_t> number = value.integer();
  if (!number || *number < k_fewest_stars || *number > k_most_stars) {
    return warn_invalid(value, "expected a whole number from 3 to 10", report);
  }
  best = static_cast<int>(*number);
}

constexpr Field<Rating> k_rating_fields[] = {
    {"value", ignore<Rating>}, // read below, once it is known what the best one is
    {"count", field<&Rating::count, read_count>},
    {"best", field<&Rating::best, read_best>},
    {"endpoint", field<&Rating::endpoint, read_text>},
};

/// @return whether there is a value to show.
bool read_rating_value(Value value, Rating& rating, Report& report) {
  if (!value || !expect(value, Kind::number, report)) return false;
  const std::optional<std::int64_t> number = value.thousandths();
  if (!number || *number < 0 || *number > std::int64_t{rating.best} * 1000) {
    warn_invalid(value, "expected a number from 0 to the best rating", report);
    return false;
  }
  rating.value_thousandths = *number;
  return true;
}

void read_rating(Value value, Rating& rating, Report& report) {
  if (!expect(value, Kind::object, report)) return;
  rating.present = true;
  read_members(value, rating, k_rating_fields, report);
  const Value number = value.find("value");
  // A count without a value would be shown as "0 of 5 stars", which nobody has voted for.
  if (!read_rating_value(number, rating, report)) {
    if (!number && rating.count > 0) warn_missing(value, "value", report);
    rating.count = 0;
  }
}

// Comments

constexpr Field<Comment> k_comment_fields[] = {
    {"id", field<&Comment::id, read_text>},
    {"author", field<&Comment::author, read_text>},
    {"published", field<&Comment::published, read_date>},
    {"text", field<&Comment::text, read_markdown>},
    {"replies", ignore<Comment>}, // read by ThreadReader, which knows how deep it is
};

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
    if (!expect(item, Kind::object, report_)) return;
    Comment comment;
    read_members(item, comment, k_comment_fields, report_);
    const Value replies = item.find("replies");
    // Answers to a comment that cannot be shown, or is as deep as threads go, are shown beside it.
    if (!require(!comment.text.empty(), item, "text", report_)) return read(replies, into, depth);
    ++count_;
    into.push_back(std::move(comment));
    if (depth == limits::max_comment_depth) return read(replies, into, depth);
    read(replies, into.back().replies, depth + 1);
  }

  void warn_full(Value item) {
    if (!is_full_) warn_too_many(item, report_);
    is_full_ = true;
  }

  Report& report_;
  std::size_t count_ = 0;
  bool is_full_ = false;
};

void read_comment_items(Value value, std::vector<Comment>& items, Report& report) {
  ThreadReader(report).read(value, items, 1);
}

constexpr Field<Comments> k_comments_fields[] = {
    {"count", field<&Comments::count, read_optional_count>},
    {"url", field<&Comments::url, read_text>},
    {"endpoint", field<&Comments::endpoint, read_text>},
    {"items", field<&Comments::items, read_comment_items>},
};

void read_comments(Value value, Comments& comments, Report& report) {
  if (!expect(value, Kind::object, report)) return;
  comments.present = true;
  read_members(value, comments, k_comments_fields, report);
}

// Body. A block's "type" chooses its table; a picture's block has the members of the picture itself.

constexpr std::string_view k_type = "type";

constexpr Field<Block> k_markdown_fields[] = {{"text", field<&Block::text, read_markdown>}};
constexpr Field<Block> k_html_fields[] = {{"text", field<&Block::text, read_html>}};
constexpr Field<Block> k_quote_fields[] = {
    {"text", field<&Block::text, read_markdown>},
    {"cite", field<&Block::cite, read_text>},
};
constexpr Field<Block> k_factbox_fields[] = {
    {"title", field<&Block::title, read_text>},
    {"text", field<&Block::text, read_markdown>},
};
constexpr Field<Block> k_embed_fields[] = {
    {"url", field<&Block::url, read_text>},
    {"title", field<&Block::title, read_text>},
    {"image", field<&Block::images, read_only_image>},
};
constexpr Field<Block> k_gallery_fields[] = {{"images", field<&Block::images, read_list<Image, read_image_item>>}};
constexpr Field<Block> k_see_also_fields[] = {{"items", field<&Block::links, read_list<Link, read_headline_link>>}};

template <const auto& fields>
void read_block_members(Value object, Block& block, Report& report) {
  read_members(object, block, fields, report, k_type);
}

void read_image_block(Value object, Block& block, Report& report) {
  Image image;
  // A missing address is reported here, so the block has nothing left to ask for.
  if (read_image_members(object, image, report, k_type)) block.images.push_back(std::move(image));
}

void read_divider(Value object, Block& /*block*/, Report& report) {
  for (const Value member : object.children()) {
    if (member.key() != k_type) warn_unknown_field(member, report);
  }
}

bool has_text(const Block& block) { return !block.text.empty(); }
bool has_url(const Block& block) { return !block.url.empty(); }
bool has_images(const Block& block) { return !block.images.empty(); }
bool has_links(const Block& block) { return !block.links.empty(); }

struct BlockType {
  std::string_view name;
  BlockKind kind;
  void (*read)(Value object, Block& block, Report& report);
  bool (*is_complete)(const Block& block) = nullptr;
  std::string_view needs = {}; // what it is without, where it is not complete; empty: reported already
};

constexpr BlockType k_block_types[] = {
    {"markdown", BlockKind::rich_text, read_block_members<k_markdown_fields>, has_text, "text"},
    {"html", BlockKind::rich_text, read_block_members<k_html_fields>, has_text, "text"},
    {"image", BlockKind::image, read_image_block, has_images},
    {"gallery", BlockKind::gallery, read_block_members<k_gallery_fields>, has_images, "images"},
    {"quote", BlockKind::quote, read_block_members<k_quote_fields>, has_text, "text"},
    {"embed", BlockKind::embed, read_block_members<k_embed_fields>, has_url, "url"},
    {"seeAlso", BlockKind::see_also, read_block_members<k_see_also_fields>, has_links, "items"},
    {"factbox", BlockKind::factbox, read_block_members<k_factbox_fields>, has_text, "text"},
    {"divider", BlockKind::divider, read_divider},
};

const BlockType* find_block_type(Value object, Report& report) {
  const Value type = object.find(k_type);
  if (!type) {
    warn_missing(object, k_type, report);
    return nullptr;
  }
  if (!expect(type, Kind::string, report)) return nullptr;
  const auto* const end = std::end(k_block_types);
  const auto* const found =
      std::find_if(std::begin(k_block_types), end, [type](const BlockType& row) { return row.name == type.text(); });
  if (found != end) return found;
  report.warn(
      WarningCode::unknown_block,
      report.wants_message() ? concat({"there is no block ", quote(type.text()), "; it was ignored"}) : std::string(),
      object.origin());
  return nullptr;
}

bool read_block(Value value, Block& block, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  const BlockType* type = find_block_type(value, report);
  if (type == nullptr) return false;
  block.kind = type->kind;
  type->read(value, block, report);
  if (type->is_complete == nullptr || type->is_complete(block)) return true;
  if (!type->needs.empty()) warn_missing(value, type->needs, report);
  return false;
}

void read_body(Value value, std::vector<Block>& body, Report& report) {
  if (value.is(Kind::string)) {
    Block block;
    read_markdown(value, block.text, report);
    body.push_back(std::move(block));
    return;
  }
  if (!value.is(Kind::array)) {
    report.warn(WarningCode::wrong_type,
                concat({"expected a string or an array, found ", json::describe(value.kind())}), value.origin());
    return;
  }
  for (const Value item : value.children()) {
    if (body.size() == limits::max_blocks) return warn_too_many(item, report);
    Block block;
    if (read_block(item, block, report)) body.push_back(std::move(block));
  }
}

// The article

void read_version(Value value, Article& /*article*/, Report& report) {
  if (!expect(value, Kind::number, report)) return;
  if (value.integer() != 1)
    warn_invalid(value, "this is read as version 1 of the format, the only one there is", report);
}

void read_direction(Value value, Direction& direction, Report& report) {
  if (!expect(value, Kind::string, report)) return;
  if (value.text() == "ltr") {
    direction = Direction::left_to_right;
  } else if (value.text() == "rtl") {
    direction = Direction::right_to_left;
  } else {
    warn_invalid(value, "expected ltr or rtl", report);
  }
}

constexpr Field<Article> k_article_fields[] = {
    {"$schema", ignore<Article>}, // where editors look for the schema
    {"lede", read_version},
    {"id", field<&Article::id, read_text>},
    {"url", field<&Article::url, read_text>},
    {"canonical", field<&Article::canonical, read_text>},
    {"license", field<&Article::license, read_text>},
    {"language", field<&Article::language, read_language>},
    {"direction", field<&Article::direction, read_direction>},
    {"kicker", field<&Article::kicker, read_text>},
    {"headline", field<&Article::headline, read_text>},
    {"lead", field<&Article::lead, read_markdown>},
    {"source", field<&Article::source, read_text>},
    {"published", field<&Article::published, read_date>},
    {"modified", field<&Article::modified, read_date>},
    {"section", field<&Article::section, read_section>},
    {"tags", field<&Article::tags, read_list<Link, read_named_link>>},
    {"authors", field<&Article::authors, read_list<Author, read_author>>},
    {"byline", field<&Article::byline, read_text>},
    {"image", field<&Article::image, read_image>},
    {"seeAlso", field<&Article::see_also, read_list<Link, read_headline_link>>},
    {"body", field<&Article::body, read_body>},
    {"rating", field<&Article::rating, read_rating>},
    {"comments", field<&Article::comments, read_comments>},
    {"related", field<&Article::related, read_list<Teaser, read_related_item>>},
    {"latest", read_latest},
};

Likeness recognise(Value root) {
  if (root.find("lede")) return Likeness::certain;
  return root.find("headline") || root.find("body") ? Likeness::possible : Likeness::none;
}

Article read(Value root, Report& report) {
  Article article;
  read_members(root, article, k_article_fields, report);
  if (!root.find("headline")) {
    report.warn(WarningCode::missing_field, "the article has no \"headline\"", root.origin());
  }
  return article;
}

} // namespace

constexpr Format k_lede_v1 = {"lede", recognise, read};

} // namespace lede::formats
