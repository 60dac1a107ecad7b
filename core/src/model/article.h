// The one Article that every format is turned into: plain structs, no behaviour. All text is well-formed UTF-8. URLs
// are as the publisher wrote them; the URL policy judges them where they are written out, not before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/origin.h"

namespace lede {

/// A text or a URL, and the value of the document it came from, so that a warning can say where.
struct Text {
  std::string value;
  Origin origin;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

enum class Markup : std::uint8_t { text, markdown, html };

/// Text that may carry markup; it is sanitized where it is rendered.
struct RichText {
  Markup markup = Markup::text;
  std::string value;
  Origin origin;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

struct Link {
  Text name;
  Text url;
};

struct ImageSource {
  Text url;
  Text type;  // MIME type
  Text media; // media query
  int width = 0;
};

struct Image {
  Text url;
  Text alt;
  RichText caption;
  Text credit;
  int width = 0; // pixels; 0: not known
  int height = 0;
  std::vector<ImageSource> sources;
  [[nodiscard]] bool empty() const { return url.empty(); }
};

struct Author {
  Text name;
  Text role;
  Text url;
  Text image;
};

enum class BlockKind : std::uint8_t { rich_text, image, gallery, quote, embed, see_also, factbox, divider };

/// One block of a body. Which members count depends on the kind.
struct Block {
  BlockKind kind = BlockKind::rich_text;
  RichText text;             // rich_text, quote, factbox
  Text title;                // embed, factbox
  Text cite;                 // quote: who said it
  Text url;                  // embed
  std::vector<Image> images; // image and embed (at most one), gallery
  std::vector<Link> links;   // see_also
};

struct Rating {
  bool present = false;               // the publisher gave a rating object, be it an empty one
  std::int64_t value_thousandths = 0; // 4250 is 4.25
  std::int64_t count = 0;
  int best = 5; // 3 to 10
  Text endpoint;
};

struct Comment {
  Text id;
  Text author;
  Text published; // RFC 3339
  RichText text;
  std::vector<Comment> replies;
};

struct Comments {
  bool present = false;
  std::optional<std::int64_t> count; // as the publisher says; it may be more than `items` holds
  Text url;
  Text endpoint;
  std::vector<Comment> items;
};

/// A card or a line of a list that leads to another article.
struct Teaser {
  Text headline;
  Text url;
  Text summary;
  Image image;
  Text published;
};

enum class Direction : std::uint8_t { unset, left_to_right, right_to_left };

struct Article {
  Text id;
  Text url;
  Text canonical;
  Text license;
  Text language; // BCP 47
  Direction direction = Direction::unset;
  Text kicker;
  Text headline;
  RichText lead;
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
};

} // namespace lede
