// The one Article that every format is turned into: plain structs, no behaviour. All text is well-formed UTF-8. URLs
// are as the publisher wrote them; the URL policy judges them where they are written out, not before.
#pragma once

#include <cstdint>
#include <string>
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

enum class BlockKind : std::uint8_t { rich_text, image, gallery, quote, embed, see_also, factbox, divider };

/// One thing of a list, whatever the list. They are one type because a list of each type would be compiled anew; what
/// each of them has is said by its name below.
struct Item {
  BlockKind kind = BlockKind::rich_text; // of a block
  Text url;
  Text name;      // of a link or author; a teaser's headline; who wrote a comment; the title of an embed or fact box
  Text note;      // a teaser's summary, an author's or commenter's role, a picture's credit, who said a quote
  Text text;      // of a block, comment, key point, note or update; a picture's caption; about an author
  Text published; // RFC 3339; of a teaser, comment, note or update
  Text image;     // URL of an author's portrait
  Text alt;       // of a picture
  Text type;      // MIME type of a picture's source; a picture's role ("wide"); the kind of a note ("correction")
  Text media;     // media query of a picture's source
  Text id;        // of a comment
  std::vector<Stretch> stretches; // of `text`, in their order; empty where it is one value's
  int width = 0;                  // pixels; 0: not known
  int height = 0;
  /// A picture's sources, a gallery's pictures, the one picture of an embed or teaser, the links of a "see also", the
  /// replies to a comment.
  std::vector<Item> items;
  [[nodiscard]] bool empty() const { return url.empty(); }
};

using Link = Item;        // name, url
using Author = Item;      // name, note, url, image, text
using Image = Item;       // url, alt, text, note, type, width, height, items
using ImageSource = Item; // url, type, media, width
using Teaser = Item;      // name, url, note, items, published
using Comment = Item;     // id, name, note, published, text, items
using Block = Item;       // kind, and what the kind has; a picture's block is the picture
using KeyPoint = Item;    // text
using Note = Item;        // type, published, text
using Update = Item;      // name, published, text

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
