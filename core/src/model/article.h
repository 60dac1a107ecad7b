// The one Article that every format is turned into: plain structs, no behaviour. All text is well-formed UTF-8. URLs
// are as the publisher wrote them; the URL policy judges them where they are written out, not before.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/origin.h"

namespace lede {

enum class Markup : std::uint8_t { text, markdown, html };

/// A text or a URL, and the value of the document it came from, so that a warning can say where. What carries markup
/// is sanitized where it is rendered.
struct Text {
  std::string value;
  Origin origin;
  Markup markup = Markup::text;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

/// Where in the document a stretch of a text comes from, where an adapter has put the text together.
struct Stretch {
  std::uint32_t begin = 0; ///< In bytes of the text; it reaches to the next one.
  Origin origin;
  bool is_verbatim = false; ///< Stands in the text as it does in that value, from the value's beginning.
};

/// A link that an article lists: a section, a tag, an earlier article. Without a URL its name is shown alone.
struct Link {
  Text name; ///< What is read: a headline, if it leads to an article.
  Text url;
};

struct ImageSource {
  Text url;
  Text type;  ///< MIME type
  Text media; ///< media query
  int width = 0;
};

struct Image {
  Text url;
  Text alt;
  Text caption;
  Text credit;
  Text role;      ///< "wide", "full", "half", "portrait"; empty: as wide as the text.
  int width = 0;  ///< pixels; 0: not known
  int height = 0; ///< pixels; 0: not known
  std::vector<ImageSource> sources;
  [[nodiscard]] bool empty() const { return url.empty(); }
};

struct Author {
  Text name;
  Text role; ///< "Correspondent"
  Text url;
  Text image; ///< URL of a portrait
  Text bio;
};

/// Another article: a headline, and what leads readers to it.
struct Teaser {
  Text headline;
  Text url;
  Text published; ///< RFC 3339
  Text summary;
  Image image;
};

struct Comment {
  Text text;
  Text id;
  Text author;
  Text role;      ///< "Editor": what the newsroom says of who wrote it.
  Text published; ///< RFC 3339
  std::vector<Comment> replies;
};

struct KeyPoint {
  Text text;
};

/// What the newsroom says of the article: a correction, say.
struct Note {
  Text text;
  Text type;      ///< "correction", "clarification", "update", "editorsNote", "retraction"
  Text published; ///< RFC 3339
};

/// An entry of a live article.
struct Update {
  Text text;
  Text headline;
  Text published; ///< RFC 3339
};

// The blocks of a body.

struct RichText {
  Text text;
  std::vector<Stretch> stretches; ///< Of the text, in their order; empty if it is one value's.
};

struct Gallery {
  std::vector<Image> images;
};

struct Quote {
  Text text;
  std::vector<Stretch> stretches; ///< Of the text, as those of a rich text.
  Text cite;                      ///< Who said it.
};

/// What another site has to show: a film, a post. It is a link until the reader asks for it.
struct Embed {
  Text url;
  Text title;
  Image image; ///< Shown before.
};

struct SeeAlso {
  std::vector<Link> links;
};

struct FactBox {
  Text text;
  Text title;
};

struct Divider {};

using Block = std::variant<RichText, Image, Gallery, Quote, Embed, SeeAlso, FactBox, Divider>;

struct Rating {
  bool present = false;               // the publisher gave a rating object, be it an empty one
  std::int64_t value_thousandths = 0; // 4250 is 4.25
  std::int64_t count = 0;
  int best = 5; // 3 to 10
  Text endpoint;
};

struct Comments {
  bool present = false;
  std::int64_t count = 0; // as the publisher says; it may be more than `items` holds
  Text url;
  Text endpoint;
  std::vector<Comment> items;
};

enum class Direction : std::uint8_t { unset, left_to_right, right_to_left };

/// What kind of article it is, as far as readers have to be told. A bit each in `Article::labels`.
enum class ArticleLabel : std::uint8_t { live, opinion, analysis, review, satire, sponsored, ai_assisted };

enum class Access : std::uint8_t { unset, free, subscribers };

struct Article {
  Text id;
  Text url;
  Text canonical;
  Text license;
  Text language; // BCP 47
  Direction direction = Direction::unset;
  Text kicker;
  Text headline;
  Text lead;
  Text source; // "TTH.VN"
  Text published;
  Text modified;
  Link section;
  std::vector<Link> tags;
  std::vector<Author> authors;
  Text byline;
  Image image;
  std::vector<Link> see_also;
  std::vector<Block> body;
  Rating rating;
  Comments comments;
  std::vector<Teaser> related;
  std::vector<Teaser> latest;
  bool has_latest = false; // the publisher gave a list, be it an empty one

  // What few articles have.
  std::uint8_t labels = 0; // bits of ArticleLabel
  Access access = Access::unset;
  std::int64_t reading_minutes = 0; // as the publisher says; 0: not known
  Link sponsor;
  std::vector<KeyPoint> key_points;
  std::vector<Note> notes;
  std::vector<Update> updates;

  [[nodiscard]] bool has(ArticleLabel label) const { return (labels >> static_cast<unsigned>(label) & 1U) != 0; }
};

} // namespace lede
