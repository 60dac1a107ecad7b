// Web pages. Facts come from JSON-LD, then from microdata, meta elements and visible text (formats/page). The text is
// the page's markup, unless JSON-LD has more of it.
#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/page/facts.h"
#include "formats/page/main_picture.h"
#include "formats/page/names.h"
#include "formats/page/page_document.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

bool is_page(Value root) { return !root.is_json() && root.find("page") && root.find("jsonLd").is(Kind::array); }

/// Returns the articles in the page's scripts.
std::vector<Value> articles_in(Value page) {
  std::vector<Value> articles;
  const Value scripts = page.find("jsonLd");
  if (scripts.size() != 0) k_schema_org.list(scripts, articles);
  return articles;
}

/// Whether a text of an article equals the page's headline or its first heading.
bool says(Value article, std::string_view name, Value page) {
  const Value text = article.find(name);
  if (!text.is(Kind::string)) return false;
  const std::string letters = page::letters_of(text_of_html(text.text()));
  return !letters.empty() && (letters == page::letters_of(text_at(page, "headline")) ||
                              letters == page::letters_of(text_at(page, "heading")));
}

bool has_headline(Value article, Value page) { return says(article, "headline", page) || says(article, "name", page); }

/// Lists the articles of a page with several, such as a blog: it has no text of its own, and none of the articles has
/// its headline.
void list(Value root, std::vector<Value>& items) {
  if (!is_page(root) || root.find("body")) return;
  std::vector<Value> articles = articles_in(root);
  if (articles.size() < 2) return;
  for (const Value article : articles) {
    if (has_headline(article, root)) return;
  }
  items = std::move(articles);
}

Likeness recognise(Value root) {
  return root && (is_page(root) || (!root.is_json() && root.find("@type"))) ? Likeness::certain : Likeness::none;
}

/// Fills missing fields of an article from another one.
void fill(Article& article, Article&& other) {
  for (Text Article::*const member :
       {&Article::id, &Article::url, &Article::canonical, &Article::license, &Article::language, &Article::kicker,
        &Article::headline, &Article::lead, &Article::published, &Article::modified, &Article::byline}) {
    if ((article.*member).empty()) article.*member = std::move(other.*member);
  }
  if (article.authors.empty()) article.authors = std::move(other.authors);
  if (article.tags.empty()) article.tags = std::move(other.tags);
  if (article.image.empty()) article.image = std::move(other.image);
  if (article.body.empty()) article.body = std::move(other.body);
  if (!article.rating.present) article.rating = std::move(other.rating);
  if (!article.comments.present) article.comments = std::move(other.comments);
}

/// Counts the letters in a body.
std::size_t letters_in(const std::vector<Block>& body) {
  std::size_t count = 0;
  for (const Block& block : body) {
    const Text* const text = text_of_block(block);
    if (text == nullptr) continue;
    count += page::letters_of(text->markup == Markup::html ? text_of_html(text->value) : text->value).size();
  }
  return count;
}

/// Whether markup begins with text or an inline element.
bool begins_with_line(std::string_view markup) {
  const std::size_t begin = markup.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || markup[begin] != '<') return true;
  const std::string_view rest = markup.substr(begin + 1);
  std::string name(rest.substr(0, std::min<std::size_t>(rest.find_first_of(" \t\r\n/>"), 20)));
  lower_ascii(name);
  return has_word("a abbr b big br cite code em font i img mark q small span strong sub sup u", name);
}

class Reader {
 public:
  Reader(Value page, Article& article, Report& report) : page_(page), article_(article), report_(report) {}

  void read() {
    read_json_ld();
    article_.headline.value = page::without_site_behind(article_.headline.value, text_at(page_, "heading"));
    Article own;
    read_facts(own);
    if (is_by_publisher_ && !own.authors.empty()) article_.authors = std::move(own.authors);
    read_picture(own);
    read_language_and_direction(own);
    fill(article_, std::move(own));
    read_body();
    if (!page_.find("pictureIsSeen") && is_repeated(article_.image)) article_.image = {};
  }

 private:
  /// Reads the articles with the page's headline; if there are none, all. An article that is only listed is a different
  /// one.
  void read_json_ld() {
    const std::vector<Value> articles = articles_in(page_);
    Value best;
    for (const Value article : articles) {
      if (has_headline(article, page_) && (!best || article.size() > best.size())) best = article;
    }
    if (!best && !articles.empty()) best = articles.front();
    if (!best) return;
    k_schema_org.read(best, page_.find("jsonLd"), article_, report_);
    is_by_publisher_ = is_by_publisher(best);
    // Some pages have a summary as `headline`, and the headline as `name`.
    if (!says(best, "headline", page_) && says(best, "name", page_))
      read_plain(best.find("name"), article_.headline, report_);
    for (const Value article : articles) {
      if (article.origin().value_index == best.origin().value_index || !has_headline(article, page_)) continue;
      Article other;
      Report unread(false);
      k_schema_org.read(article, page_.find("jsonLd"), other, unread);
      fill(article_, std::move(other));
    }
  }

  /// Whether an article has the publisher as its only author. The page may name the person.
  static bool is_by_publisher(Value article) {
    Value author = article.find("author");
    if (author.is(Kind::array) && author.size() == 1) author = *author.children().begin();
    if (!author.is(Kind::object)) return false;
    const std::string_view name = text_at(author, "name");
    return text_at(author, "@type").ends_with("Organization") || page::is_address_of_site(name) ||
           (!name.empty() && name == text_at(article.find("publisher"), "name"));
  }

  void read_facts(Article& own) {
    read_string(page_.find("headline"), own.headline, report_);
    read_string(page_.find("lead"), own.lead, report_);
    read_string(page_.find("section"), own.kicker, report_);
    read_string(page_.find("url"), own.canonical, report_);
    read_date(page_.find("published"), own.published, report_);
    read_date(page_.find("modified"), own.modified, report_);
    read_names(page_.find("authors"), own.authors, {"name"}, report_);
    read_names(page_.find("tags"), own.tags, {"name"}, report_);
  }

  void read_language_and_direction(Article& own) {
    Report unread(false);
    read_language(page_.find("language"), own.language, unread);
    // JSON-LD mostly has the same language with a region. If the languages differ, that of JSON-LD is taken: somebody
    // chose it.
    const std::string_view said = own.language.value;
    const std::string_view other = article_.language.value;
    if (!said.empty() && said.substr(0, 2) == other.substr(0, 2)) article_.language = {};
    const std::string_view direction = text_at(page_, "direction");
    if (direction == "rtl") article_.direction = Direction::right_to_left;
    if (direction == "ltr") article_.direction = Direction::left_to_right;
  }

  void read_picture(Article& own) {
    const Value url = page_.find("picture");
    if (!url) return;
    read_string(url, own.image.url, report_);
    read_string(page_.find("pictureAlt"), own.image.alt, report_);
    read_string(page_.find("pictureCaption"), own.image.caption, report_);
    if (!page_.find("pictureIsSeen")) return;
    // It is the picture that JSON-LD names, as it is on the page.
    if (article_.image.caption.empty()) article_.image.caption = own.image.caption;
    if (article_.image.alt.empty()) article_.image.alt = own.image.alt;
  }

  void read_body() {
    const Value parts = page_.find("body");
    if (parts.size() == 0) return;
    std::vector<Block> blocks;
    BodyBuilder body(blocks, report_);
    RichText& block = body.add<RichText>(*parts.children().begin());
    block.text.markup = Markup::html;
    for (const Value part : parts.children()) {
      // Text outside of blocks becomes a paragraph.
      if (block.text.value.empty() && begins_with_line(part.text())) block.text.value = "<p>";
      block.stretches.push_back({static_cast<std::uint32_t>(block.text.value.size()), part.origin(), true});
      block.text.value += part.text();
    }
    const std::size_t said = letters_in(article_.body);
    const std::size_t seen = letters_in(blocks);
    if (said > seen + seen / 4) return; // JSON-LD has more: the page may show only a part
    keep_films(blocks);
    article_.body = std::move(blocks);
    drop_shown_updates();
    if (text_at(page_, "page") == "marked") return;
    report_.warn(messages::page_without_marks, {}, parts.origin());
  }

  /// Drops the updates if the text shows all of them, with their times. Some would be missed among the others.
  void drop_shown_updates() {
    constexpr std::size_t k_most = 300;           // updates
    constexpr std::size_t k_most_bytes = 500'000; // of the text
    if (article_.updates.empty() || article_.updates.size() > k_most) return;
    const std::string& html = std::get<RichText>(article_.body.front()).text.value;
    if (html.size() > k_most_bytes) return;
    const std::string letters = page::letters_of(text_of_html(html));
    const auto is_in_text = [&](const Text& text) {
      return letters.find(page::letters_of(text_of_html(text.value))) != std::string::npos;
    };
    const bool shows_all = std::all_of(article_.updates.begin(), article_.updates.end(), [&](const Update& update) {
      const auto has = [&](std::string_view tag) { return update.text.value.find(tag) != std::string::npos; };
      const bool has_more = has("<img") || has("<a ") || has("<iframe") || has("<video") || has("<audio");
      return !has_more && is_in_text(update.text) && is_in_text(update.headline) &&
             shows_time(html, update.published.value);
    });
    if (shows_all) article_.updates.clear();
  }

  /// Whether a text has a date as an element's value, or its hour and minute as words. @param date RFC 3339.
  static bool shows_time(std::string_view html, std::string_view date) {
    constexpr std::string_view k_minutes = "2024-05-01T12:00";
    constexpr std::size_t k_hour = 11; // its offset
    if (date.size() < k_minutes.size()) return false;
    const std::string_view minutes = date.substr(0, k_minutes.size());
    return html.find(minutes) != std::string_view::npos || html.find(minutes.substr(k_hour)) != std::string_view::npos;
  }

  /// Keeps films of JSON-LD that are not in the markup: a script would insert them.
  void keep_films(std::vector<Block>& blocks) {
    std::vector<Block> films;
    for (Block& block : article_.body) {
      const auto* const embed = std::get_if<Embed>(&block);
      if (embed == nullptr) continue;
      const std::string_view path = std::string_view(embed->url.value).substr(0, embed->url.value.find('?'));
      const std::string_view name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
      if (name.empty() || std::get<RichText>(blocks.front()).text.value.find(name) == std::string::npos)
        films.push_back(std::move(block));
    }
    for (Block& film : films) blocks.push_back(std::move(film));
  }

  /// Whether the text shows the picture, too.
  [[nodiscard]] bool is_repeated(const Image& image) const {
    const std::string_view key = page::picture_key(image.url.value);
    if (key.empty()) return false;
    const std::string name = concat({"/", key});
    for (const Block& block : article_.body) {
      const Text* const text = text_of_block(block);
      if (text == nullptr || text->markup != Markup::html) continue;
      const std::string_view html = text->value;
      for (std::size_t at = html.find(name); at != std::string_view::npos; at = html.find(name, at + 1)) {
        const std::string_view file = html.substr(at, html.find_first_of("\"' >", at) - at);
        if (page::picture_key(file) == key) return true;
      }
    }
    return false;
  }

  Value page_;
  Article& article_;
  Report& report_;
  bool is_by_publisher_ = false;
};

void read(Value item, Value root, Article& article, Report& report) {
  if (is_page(item)) return Reader(item, article, report).read();
  k_schema_org.read(item, root.find("jsonLd"), article, report);
}

bool recognise_text(std::string_view bytes) {
  if (bytes.starts_with(utf8::k_byte_order_mark)) bytes.remove_prefix(utf8::k_byte_order_mark.size());
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && bytes[begin] == '<';
}

} // namespace

constexpr Format k_web_page = {
    .name = "web-page",
    .aliases = "html page webpage amp",
    .recognise = recognise,
    .read = read,
    .list = list,
    .recognise_text = recognise_text,
    .parse = page::read_page_document,
};

} // namespace lede::formats
