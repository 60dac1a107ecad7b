// The table of formats, and functions that are the same for all of them.
#include "formats/formats.h"

#include <array>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/format.h"
#include "formats/lead_pictures.h"
#include "formats/lede_v1_tables.h"
#include "formats/repeated_lead.h"
#include "formats/settled_parts.h"
#include "formats/system_markup.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Version 1 is tried before this table, so that pages with such an article do not load the other formats.
constexpr std::array k_formats = {
#define LEDE_FORMAT(identifier, name, what) &k_##identifier,
#include "formats/formats.def"
};

constexpr std::string_view k_auto = "auto";

bool is_automatic(std::string_view from) { return from.empty() || from == k_auto; }

const Format* find_by_name(std::string_view name) {
  for (const Format* format : k_formats) {
    if (format->name == name || has_word(format->aliases, name)) return format;
  }
  return nullptr;
}

/// Returns the articles of a document: those of a feed, those of an array, or the document itself.
std::vector<Value> items_of(Value root, const Format& format) {
  std::vector<Value> items;
  if (format.list != nullptr) format.list(root, items);
  if (items.empty() && root.is(Kind::array) && format.array == ArrayOf::articles) {
    for (const Value child : root.children()) items.push_back(child);
  }
  if (items.empty()) items.push_back(root);
  return items;
}

/// Feeds and arrays are recognised by their articles.
Likeness likeness_of(Value root, const Format& format) {
  if (root.is(Kind::object) || format.array == ArrayOf::blocks) {
    if (const Likeness likeness = format.recognise(root); likeness != Likeness::none) return likeness;
  }
  if (root.is(Kind::object) && format.list == nullptr) return Likeness::none;
  const Value first = items_of(root, format).front();
  return first.is(Kind::object) ? format.recognise(first) : Likeness::none;
}

const Format* find_best(Value root) {
  const Format* best = nullptr;
  Likeness best_likeness = Likeness::none;
  for (const Format* format : k_formats) {
    const Likeness likeness = likeness_of(root, *format);
    if (likeness > best_likeness) {
      best = format;
      best_likeness = likeness;
    }
    if (best_likeness == Likeness::certain) break;
  }
  if (best == &k_lede_v1 && is_rather_plain_cms(root)) return &k_plain_cms;
  return best;
}

const Format* find_by_likeness(Value root) {
  if (root.is(Kind::object) && k_lede_v1.recognise(root) == Likeness::certain) return &k_lede_v1;
  return find_best(root);
}

bool has_id(Value item, std::string_view id) {
  constexpr std::string_view k_ids = "id _id uri @id uuid guid identifier url link slug canonical_url";
  for (const Value member : item.children()) {
    const bool is_text = member.is(Kind::string) || member.is(Kind::number);
    if (is_text && member.text() == id && has_word(k_ids, member.key())) return true;
  }
  return false;
}

/// Chooses an article. Ids take precedence over indices, since ids may be numbers, too.
Value choose(const std::vector<Value>& items, std::string_view wanted) {
  if (wanted.empty()) return items.front();
  for (const Value item : items) {
    if (has_id(item, wanted)) return item;
  }
  std::size_t place = 0;
  for (const char c : wanted) {
    if (c < '0' || c > '9' || place > limits::max_json_values) return {};
    place = place * 10 + static_cast<std::size_t>(c - '0');
  }
  return place < items.size() ? items[place] : Value();
}

/// A title that is only spaces would become an empty heading.
void clear_if_blank(Text& text) {
  if (is_blank(text.value)) text.value.clear();
}

/// @return whether there is anything to read.
bool clear_blank_texts(Article& article) {
  for (Text* text : {&article.headline, &article.kicker, &article.source, &article.byline, &article.lead}) {
    clear_if_blank(*text);
  }
  bool has_content = !article.headline.empty();
  for (Block& block : article.body) {
    auto* const rich = std::get_if<RichText>(&block);
    if (rich != nullptr) clear_if_blank(rich->text);
    has_content = has_content || rich == nullptr || !rich->text.empty();
  }
  return has_content;
}

} // namespace

/// Returns where JSON begins behind the words that some servers put in front of it, so that other sites cannot run it
/// as a script; 0 if there are none.
static std::size_t end_of_guard(std::string_view bytes) {
  for (const std::string_view guard :
       {"])}while(1);</x>", ")]}',", ")]}'", "while(1);", "while (1);", "for(;;);", "for (;;);"}) {
    if (!bytes.starts_with(guard)) continue;
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n", guard.size());
    return begin != std::string_view::npos && (bytes[begin] == '{' || bytes[begin] == '[') ? begin : 0;
  }
  return 0;
}

/// Reads a document in a format that is not JSON.
static Result<json::Document> read_foreign_document(std::string_view bytes, std::string_view from, Report& report) {
  if (const std::size_t begin = end_of_guard(bytes); begin != 0) return json::read_from(bytes, begin, report, true);
  for (const Format* format : k_formats) {
    if (format->parse == nullptr) continue;
    const bool is_asked_for = !is_automatic(from) && format == find_by_name(from);
    if (!is_asked_for && !is_automatic(from)) continue;
    if ((is_asked_for && format->parses_any_text) || format->recognise_text(bytes)) return format->parse(bytes, report);
  }
  return json::read(bytes, report);
}

std::string names() {
  std::string out(k_auto);
  for (const Format* format : k_formats) out += concat({", ", format->name});
  return out;
}

/// Removes HTML comments at the end. Caches and debugging tools of websites append them to every response.
static std::string_view without_comments(std::string_view bytes) {
  for (;;) {
    const std::size_t end = bytes.find_last_not_of(" \t\r\n") + 1;
    const std::size_t begin = bytes.substr(0, end).rfind("<!--");
    if (begin == std::string_view::npos || bytes.find("-->", begin) + 3 != end) return bytes;
    bytes = bytes.substr(0, begin);
  }
}

Result<json::Document> read_document(std::string_view bytes, std::string_view from, Report& report) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const bool is_json = first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
  if (is_json && bytes[bytes.find_last_not_of(" \t\r\n")] == '>') bytes = without_comments(bytes);
  if (!is_automatic(from) || !is_json) return read_foreign_document(bytes, from, report);
  Result<json::Document> document = json::read(bytes, report);
  // The JSON may be front matter before a text.
  if (!document.ok() && document.error().code == ErrorCode::json_syntax && bytes[first] == '{')
    return read_foreign_document(bytes, from, report);
  return document;
}

ArticleList articles_of(const json::Document& document, std::string_view from) {
  const Value root = document.root();
  const Format* format = is_automatic(from) ? find_by_likeness(root) : find_by_name(from);
  // find_by_likeness does not recognise an array of version 1's articles, since such an article is an object.
  const bool is_array = root.is(Kind::array);
  if (format == nullptr && is_array && root.size() > 0 &&
      k_lede_v1.recognise(*root.children().begin()) != Likeness::none)
    format = &k_lede_v1;
  ArticleList list;
  if (format == nullptr) return list;
  list.format = format->name;
  if (format == &k_lede_v1) {
    for (const Value child : is_array ? root.children() : Value().children()) list.items.push_back(child);
  } else {
    list.items = items_of(root, *format);
  }
  if (list.items.size() < 2) list.items.clear();
  return list;
}

std::string_view format_of(const json::Document& document, std::string_view from) {
  const Format* const format = is_automatic(from) ? find_by_likeness(document.root()) : find_by_name(from);
  return format == nullptr ? std::string_view() : format->name;
}

/// Chooses an article and reads it.
static std::optional<Error> read_chosen(const json::Document& document, const Source& source, Report& report,
                                        Article& article) {
  const auto refuse = [&](ErrorText text, MessageArguments arguments = {}) {
    return make_error(text, arguments, text.code() == ErrorCode::format_unknown ? Location() : document.locate({}));
  };
  const Value root = document.root();
  const Format* format = is_automatic(source.from) ? find_by_likeness(root) : find_by_name(source.from);
  if (format == nullptr && !is_automatic(source.from)) {
    return refuse(messages::unknown_format, {quote(source.from), names()});
  }
  // A single article: nothing has to be chosen.
  const bool is_alone = format == nullptr || (format == &k_lede_v1 && root.is(Kind::object) && source.item.empty());
  const Value item = source.chosen ? source.chosen : is_alone ? root : choose(items_of(root, *format), source.item);
  if (!item) {
    return refuse(messages::unknown_item, {quote(source.item)});
  }
  const bool has_objects = root.is(Kind::array) && first_object(root).is(Kind::object);
  if (!item.is(Kind::object) && !(format == nullptr && has_objects) &&
      !(format != nullptr && format->array == ArrayOf::blocks && item.is(Kind::array))) {
    return refuse(messages::not_an_object, {json::describe(item.kind())});
  }
  // An empty object has no format; it is reported as empty instead.
  if (format == nullptr && root.size() != 0) {
    return refuse(messages::format_not_recognised, {names()});
  }
  if (format != nullptr) format->read(item, root, article, report);
  if (format != nullptr && format != &k_lede_v1) {
    settle_parts(article);
    settle_markup(article);
    settle_lead_pictures(article); // the text has no share buttons now
    settle_lead(article);
  }
  return std::nullopt;
}

std::optional<Error> to_article(const json::Document& document, const Source& source, Report& report,
                                Article& article) {
  article.wanted_language = source.language;
  const Value root = document.root();
  // Pages with an article that says that it is of version 1 load nothing of what other documents need.
  const bool is_own = is_automatic(source.from) && source.item.empty() && !source.chosen && root.is(Kind::object) &&
                      k_lede_v1.recognise(root) == Likeness::certain;
  if (is_own) {
    k_lede_v1.read(root, root, article, report);
  } else if (std::optional<Error> refusal = read_chosen(document, source, report, article)) {
    return refusal;
  }
  if (!clear_blank_texts(article)) return make_error(messages::article_empty, {}, document.locate({}));
  return std::nullopt;
}

namespace {

void forget_origins(Image& image) {
  for (Text* text : {&image.url, &image.alt, &image.caption, &image.credit, &image.role}) text->origin = {};
  for (ImageSource& source : image.sources) {
    for (Text* text : {&source.url, &source.type, &source.media}) text->origin = {};
  }
}

void forget_origins(Teaser& teaser) {
  for (Text* text : {&teaser.headline, &teaser.url, &teaser.published, &teaser.summary}) text->origin = {};
  forget_origins(teaser.image);
}

Teaser teaser_of(Article&& article) {
  Teaser teaser;
  teaser.headline = std::move(article.headline);
  teaser.url = std::move(article.url.empty() ? article.canonical : article.url);
  teaser.summary = std::move(article.lead);
  teaser.published = std::move(article.published);
  if (!article.image.empty()) teaser.image = std::move(article.image);
  return teaser;
}

/// Returns the list of version 1 that a value is or contains: its first item has a headline and only fields of such a
/// list.
Value own_list_in(Value root) {
  Value list = root;
  for (const std::string_view name : {"related", "latest", "items"}) {
    if (const Value member = root.find(name); member.is(Kind::array)) list = member;
  }
  if (!list.is(Kind::array) || list.size() == 0) return {};
  const Value first = *list.children().begin();
  for (const Value member : first.children()) {
    if (!has_word("headline url summary image published", member.key())) return {};
  }
  return first.find("headline") ? list : Value();
}

} // namespace

std::vector<Teaser> to_teasers(const json::Document& document) {
  std::vector<Teaser> teasers;
  Report unread(false);
  const Value own_list = own_list_in(document.root());
  const Value root = own_list ? own_list : document.root();
  const Format* const format = own_list ? &k_lede_v1 : find_by_likeness(root);
  if (format == nullptr) return teasers;
  std::vector<Value> items;
  if (!own_list) items = items_of(root, *format);
  for (const Value child : own_list.children()) items.push_back(child);
  for (const Value item : items) {
    // Read one more than is shown: one of them may be the article itself.
    if (teasers.size() > limits::max_feed_items) break;
    if (!item.is(Kind::object)) continue;
    Teaser teaser;
    if (own_list) {
      if (!read_object(item, teaser, v1::k_related, unread)) continue;
    } else {
      Article article;
      format->read(item, root, article, unread);
      if (!clear_blank_texts(article) || article.headline.empty()) continue;
      teaser = teaser_of(std::move(article));
    }
    forget_origins(teaser);
    teasers.push_back(std::move(teaser));
  }
  return teasers;
}

} // namespace lede::formats
