// RSS, Atom and WordPress' export (WXR). Reads the document that feed_xml.cpp builds from them.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/picture_address.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/feed_pictures.h"
#include "formats/feed_text.h"
#include "formats/feed_xml.h"
#include "formats/fields.h"
#include "formats/reader_comments.h"
#include "formats/shortcodes.h"
#include "formats/text_addresses.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr auto k_item_fields = fields_of<Article>({
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"url", LEDE_MEMBER(Article, url), k_text},
    {"title", LEDE_MEMBER(Article, headline), k_text},
    {"titleHtml", LEDE_MEMBER(Article, headline), k_plain},
    {"source", LEDE_MEMBER(Article, source), k_text},
    {"section", LEDE_MEMBER(Article, kicker), k_text},
    {"published", LEDE_MEMBER(Article, published), k_date},
    {"modified", LEDE_MEMBER(Article, modified), k_date},
    {"authors", LEDE_MEMBER(Article, authors), by<read_named<Author>>()},
    {"tags", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
});
constexpr Shape k_item = {k_item_fields, Foreign{"*"}};

bool is_feed(Value root) { return !root.is_json() && root.find("feed") && root.find("items").is(Kind::array); }

Likeness recognise(Value root) {
  if (!root || root.is_json()) return Likeness::none;
  return is_feed(root) || (root.find("authors") && root.find("media")) ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  if (!is_feed(root)) return;
  for (const Value item : root.find("items").children()) items.push_back(item);
}

/// Whether a summary is a short text and not a whole article.
bool is_line(std::string_view markup) {
  constexpr std::size_t k_longest_lead = 600;
  return markup.size() <= k_longest_lead && markup.find("<img") == std::string_view::npos &&
         markup.find("<iframe") == std::string_view::npos &&
         markup.find("</p>", markup.find("</p>") + 1) == std::string_view::npos;
}

enum class MediumKind : std::uint8_t { picture, sound, other };

MediumKind kind_of(Value medium) {
  const std::string_view type = text_at(medium, "type");
  std::string_view path = text_at(medium, "url");
  path = path.substr(0, path.find_first_of("?#"));
  const auto ends_in = [&](std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
      if (path.ends_with(ending)) return true;
    }
    return false;
  };
  if (type.starts_with("image") || (type.empty() && ends_in({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})))
    return MediumKind::picture;
  if (type.starts_with("audio") || (type.empty() && ends_in({".mp3", ".m4a", ".ogg", ".opus"})))
    return MediumKind::sound;
  return MediumKind::other;
}

class Reader {
 public:
  Reader(Value item, bool is_export, Article& article, Report& report)
      : item_(item), is_export_(is_export), article_(article), report_(report), body_(article.body, report) {}

  void read() {
    read_object(item_, article_, k_item, report_);
    read_roles();
    const Value html = find(item_, "html");
    const Value text = find(item_, "text");
    const Value excerpt = find(item_, "excerpt");
    if (excerpt) read_lead(excerpt);
    const Value summary = find(item_, "summary");
    // An item without a title is its description.
    if (summary && !article_.headline.empty() && is_line(without_note(summary))) {
      read_lead(summary);
      article_.is_summary = !article_.lead.empty();
    } else if (summary) {
      add_html(summary);
    } else if (html) {
      add_html(html);
    } else if (text) {
      body_.add_text(text);
    }
    if (const Value notes = find(item_, "notes")) body_.add_html(notes); // of WordPress' export
    if (!html && !text) read_text_address(find(item_, "textAddress"));
    text_ = html ? html.text() : summary.text();
    for (const Value medium : find(item_, "media").children()) read_medium(medium);
    place_pictures();
    settle_picture(article_.image);
    read_transcript();
    if (article_.is_summary && article_.body.empty()) warn_invalid(summary, messages::only_a_summary, report_);
    for (const Value comment : find(item_, "comments").children()) {
      if (!read_comment(comment)) return warn_too_many(comment, report_);
    }
  }

 private:
  /// @return false if there are too many.
  bool read_comment(Value value) {
    Comment comment;
    read_either(find(value, "text"), comment.text, report_);
    if (comment.text.empty()) return true;
    read_id(find(value, "id"), comment.id, report_);
    read_plain(find(value, "author"), comment.author, report_);
    read_date(find(value, "published"), comment.published, report_);
    return add_reader_comment(std::move(comment), text_at(value, "parent"), article_.comments);
  }

  /// Reads what a podcast's people are: host, guest.
  void read_roles() {
    for (const Value person : find(item_, "authors").children()) {
      const Value role = find(person, "role");
      if (!role) continue;
      for (Author& author : article_.authors) {
        if (author.name.value == text_at(person, "name")) read_string(role, author.role, report_);
      }
    }
  }

  /// Writes a link to the text of an entry that names only its address.
  void read_text_address(Value address) {
    if (!address) return;
    warn_invalid(address, messages::text_elsewhere, report_);
    body_.link(address.text(), address, address);
  }

  /// Writes what is said in a sound or a film, or a link to it, unless the text has it.
  void read_transcript() {
    const Value words = find(item_, "transcript");
    const Value address = find(item_, "transcriptUrl");
    if (words && text_.find(words.text()) == std::string_view::npos) body_.add_text(words);
    if (address && text_.find(address.text()) == std::string_view::npos) body_.link(address.text(), address, address);
  }

  void read_lead(Value value) {
    read_string(value, article_.lead, report_, Markup::html);
    remove_source_note(article_.lead.value, article_.headline.value, article_.url.value);
  }

  [[nodiscard]] std::string without_note(Value html) const {
    std::string text(html.text());
    remove_source_note(text, article_.headline.value, article_.url.value);
    return text;
  }

  void add_html(Value html) {
    body_.add_html(html);
    auto* const block = article_.body.empty() ? nullptr : std::get_if<RichText>(&article_.body.back());
    if (block == nullptr) return;
    if (is_export_) expand_shortcodes(block->text, report_);
    remove_source_note(block->text.value, article_.headline.value, article_.url.value);
  }

  /// Gives the words of a picture to the text if that has the picture. @return whether it took them.
  bool settle_picture(const Image& image) {
    bool has_taken = false;
    for (Block& block : article_.body) {
      auto* const rich = std::get_if<RichText>(&block);
      if (rich == nullptr || rich->text.markup != Markup::html || !add_caption(rich->text.value, image)) continue;
      rich->stretches = {{0, rich->text.origin, false}};
      has_taken = true;
    }
    return has_taken;
  }

  void read_medium(Value medium) {
    const std::string_view url = text_at(medium, "url");
    if (++media_ > limits::max_list_items) return;
    const MediumKind kind = kind_of(medium);
    // Media that a feed lists beside the text are mostly in the text, too. The main picture is shown once, but cards
    // and share tags need it.
    if (kind != MediumKind::picture && is_in_text(url)) return;
    switch (kind) {
      case MediumKind::picture: return read_picture(medium);
      case MediumKind::sound:
        body_.start("p", medium);
        body_.start("audio", medium, {{"src", url}});
        body_.end("audio");
        return body_.end("p");
      case MediumKind::other: return read_film(medium);
    }
  }

  void read_picture(Value medium) {
    FeedPicture picture;
    picture.medium = medium;
    Image& image = picture.image;
    read_string(find(medium, "url"), image.url, report_);
    read_either(find(medium, "caption"), image.caption, report_);
    read_string(find(medium, "alt"), image.alt, report_);
    read_string(find(medium, "credit"), image.credit, report_);
    image.width = read_pixels(find(medium, "width"), report_);
    image.height = read_pixels(find(medium, "height"), report_);
    picture.is_thumbnail = static_cast<bool>(find(medium, "isThumbnail"));
    picture.is_cover = static_cast<bool>(find(medium, "isCover"));
    if (!image.empty()) feed_pictures_.add(std::move(picture));
  }

  /// Shows the first picture of the feed as the main one, and the others in the text, unless the text has them.
  void place_pictures() {
    for (FeedPicture& picture : feed_pictures_.take()) {
      Image& image = picture.image;
      if (picture.is_thumbnail && is_smaller_than_in_text(image)) continue;
      if (article_.image.empty()) {
        article_.image = std::move(image);
      } else if (!is_shown(image)) {
        body_.add<Image>(picture.medium) = std::move(image);
      }
    }
  }

  /// Whether the text or the lead has a picture, and all words of it.
  bool is_shown(const Image& image) {
    const bool is_there = is_in_text(image.url.value) || has_picture(pictures_in_text(), image.url.value);
    if (!is_there) return has_picture(pictures_of(article_.lead.value), image.url.value);
    constexpr int k_most = 20; // each is looked for in all of the text
    if ((image.caption.empty() && image.credit.empty()) || ++placed_ > k_most) return true;
    if (settle_picture(image)) return true;
    return says(text_of_html(image.caption.value)) && says(image.credit.value);
  }

  /// Whether the text has exactly this address. It is read once, since there may be many media.
  bool is_in_text(std::string_view url) {
    if (!addresses_) addresses_.emplace(text_);
    return addresses_->has(url);
  }

  /// Whether a thumbnail that says that it is small stands for a picture of the text.
  bool is_smaller_than_in_text(const Image& thumbnail) {
    constexpr int k_small = 400; // pixels
    return thumbnail.width > 0 && thumbnail.width < k_small &&
           has_larger_picture(pictures_in_text(), thumbnail.url.value) && !is_in_text(thumbnail.url.value);
  }

  /// Reads the text once, since there may be many thumbnails.
  const std::vector<PictureInText>& pictures_in_text() {
    if (!pictures_) pictures_ = pictures_of(text_);
    return *pictures_;
  }

  void read_film(Value medium) {
    for (const Block& block : article_.body) {
      if (std::holds_alternative<Embed>(block) && url_of_block(block) == text_at(medium, "url")) return;
    }
    Embed& embed = body_.add<Embed>(medium);
    // YouTube's feeds name a Flash file, which browsers cannot play; use the film's page.
    const Value page = find(item_, "url");
    const bool is_flash = text_at(medium, "type") == "application/x-shockwave-flash" && page;
    read_string(is_flash ? page : find(medium, "url"), embed.url, report_);
    read_plain(find(medium, "name"), embed.title, report_);
    if (const Value still = find(medium, "still")) read_string(still, embed.image.url, report_);
    add_film_words(medium);
  }

  /// Whether the item's texts have these words.
  bool says(std::string_view words) {
    if (!words_) {
      words_.emplace();
      for (const std::string_view name : {"html", "text", "summary", "excerpt"})
        *words_ += text_of_html(text_at(item_, name)) + " ";
    }
    return words_->find(words) != std::string::npos;
  }

  /// Adds the description and the credit of a film, unless they are said elsewhere.
  void add_film_words(Value medium) {
    constexpr std::size_t k_least = 3; // bytes
    std::vector<std::string> lines;
    for (const std::string_view name : {"caption", "credit"}) {
      std::string words = text_of_html(text_at(medium, name));
      const bool is_said = words == article_.headline.value || words == text_at(medium, "name") || says(words);
      if (words.size() >= k_least && !is_said) lines.push_back(std::move(words));
    }
    if (lines.empty()) return;
    body_.start("p", medium);
    for (const std::string& line : lines) {
      if (&line != &lines.front()) body_.text(" ", medium);
      body_.text(line, medium);
    }
    body_.end("p");
  }

  Value item_;
  bool is_export_; // of WordPress
  Article& article_;
  Report& report_;
  BodyBuilder body_;
  std::string_view text_;
  std::optional<std::vector<PictureInText>> pictures_; // of the text
  std::optional<std::string> words_;                   // of the item's texts
  std::optional<TextAddresses> addresses_;             // of the text
  std::size_t media_ = 0;
  int placed_ = 0; // pictures with words that the text has
  FeedPictures feed_pictures_;
};

void read(Value item, Value root, Article& article, Report& report) {
  if (is_feed(item)) return; // a feed without items
  const Value own_language = find(item, "language");
  read_language(own_language ? own_language : find(root, "language"), article.language, report);
  Reader(item, text_at(root, "feed") == "wordpress", article, report).read();
}

} // namespace

constexpr Format k_feed = {
    .name = "rss",
    .aliases = "atom rdf wxr feed",
    .recognise = recognise,
    .read = read,
    .list = list,
    .recognise_text = is_feed_text,
    .parse = read_feed_xml,
};

} // namespace lede::formats
