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

/// A text or a URL, and the value of the document that it came from, so that a warning can name the place. Markup is
/// sanitized when it is rendered, not here.
struct Text {
  std::string value;
  Origin origin;
  Markup markup = Markup::text;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

/// For a text that an adapter assembled: where in the document one stretch of it comes from.
struct Stretch {
  std::uint32_t begin = 0; ///< Offset in the text; the stretch ends where the next one begins.
  Origin origin;
  bool is_verbatim = false; ///< The value has the same bytes from `offset` on.
  std::uint32_t offset = 0; ///< Where the stretch comes from in the value.
};

/// A link that an article lists: a section, a tag, an earlier article. Without a URL its name is shown alone.
struct Link {
  Text name; ///< The visible text: a headline, if the link leads to an article.
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
  Text role;      ///< The newsroom's name for the commenter's role: "Editor".
  Text published; ///< RFC 3339
  std::vector<Comment> replies;
};

struct KeyPoint {
  Text text;
};

/// A note by the newsroom about the article: a correction, for example.
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
  std::vector<Stretch> stretches; ///< In order; empty if the whole text comes from one value.
};

struct Gallery {
  std::vector<Image> images;
};

struct Quote {
  Text text;
  std::vector<Stretch> stretches; ///< As in RichText.
  Text cite;                      ///< Who said it.
};

/// A film or a post on another site. It is shown as a link until the reader asks for it.
struct Embed {
  Text url;
  Text title;
  Image image; ///< Shown until then.
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
  bool present = false;               // the publisher gave a rating object; it may be empty
  std::int64_t value_thousandths = 0; // 4250 is 4.25
  std::int64_t count = 0;
  int best = 5; // 3 to 10
  Text endpoint;
};

struct Comments {
  bool present = false;
  std::int64_t count = 0; // the publisher's number; it may be greater than the number of `items`
  Text url;
  Text endpoint;
  std::vector<Comment> items;
};

enum class Direction : std::uint8_t { unset, left_to_right, right_to_left };

/// Kinds of articles that are shown to readers as labels. Each is one bit of `Article::labels`.
enum class ArticleLabel : std::uint8_t { live, opinion, analysis, review, satire, sponsored, ai_assisted };

/// Parts that are not shown twice, because the body has them. Each is one bit of `Article::in_body`. Lead and image are
/// not shown above the body; of the headline, the body's first heading is not shown. Cards, share tags and structured
/// data have lead and image all the same.
enum class PartInBody : std::uint8_t { lead, image, headline };

enum class Access : std::uint8_t { unset, free, subscribers };

struct Article {
  Text id;
  Text url;
  Text canonical;
  Text license;
  Text language;                    // BCP 47
  std::string_view wanted_language; // the reader's, for multilingual documents; the caller owns the text
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
  bool has_latest = false; // the publisher gave a list; it may be empty

  std::uint8_t in_body = 0; // bits of PartInBody
  bool once = false;        // look for these parts in the body
  bool is_summary = false;  // the document has no more text than the lead

  // Parts that few articles have.
  std::uint8_t labels = 0; // bits of ArticleLabel
  Access access = Access::unset;
  std::int64_t reading_minutes = 0; // as the publisher says; 0: not known
  Link sponsor;
  std::vector<KeyPoint> key_points;
  std::vector<Note> notes;
  std::vector<Update> updates;

  [[nodiscard]] bool has_in_body(PartInBody part) const { return (in_body >> static_cast<unsigned>(part) & 1U) != 0; }
  [[nodiscard]] bool has(ArticleLabel label) const { return (labels >> static_cast<unsigned>(label) & 1U) != 0; }
};

} // namespace lede
