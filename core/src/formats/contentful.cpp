// Contentful: an entry with rich text or a long text; responses of the delivery API and of GraphQL; the export of a
// space. Links are looked up in the document.
// @see https://www.contentful.com/developers/docs/references/content-delivery-api/
#include <string>
#include <vector>

#include "base/language_tag.h"
#include "base/messages.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/contentful_text.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// The rich text of an entry: a document, or GraphQL's {"json": …, "links": …}.
struct RichText {
  Value member;
  Value document;
  Value links;
};

RichText rich_text_in(Value member, std::string_view language) {
  const Value value = localised(member, language);
  if (is_contentful_text(value)) return {member, value, {}};
  const Value inner = find(value, "json");
  return is_contentful_text(inner) ? RichText{member, inner, find(value, "links")} : RichText{};
}

/// @param language for an export, which has each field in several languages.
RichText find_text(Value fields, std::string_view language = {}) {
  for (const std::string_view name : {"body", "content", "text"}) {
    if (const RichText text = rich_text_in(find(fields, name), language); text.document) return text;
  }
  for (const Value member : fields.children()) {
    if (const RichText text = rich_text_in(member, language); text.document) return text;
  }
  return {};
}

Value fields_of(Value entry) {
  const Value fields = find(entry, "fields");
  return fields.is(Kind::object) ? fields : entry;
}

/// Whether a value is an entry of Contentful with a headline and a text.
bool is_plain_article(Value entry) {
  const Value system = find(entry, "sys");
  const bool is_entry = find(entry, "fields").is(Kind::object) && system &&
                        (text_at(system, "type") == "Entry" || find(system, "contentType"));
  if (!is_entry) return false;
  UsualFields fields;
  fields.collect(find(entry, "fields"));
  return fields.has_body() && text_in(fields.first(Usual::headline)).is(Kind::string);
}

Likeness recognise(Value root) {
  if (is_contentful_text(root)) return Likeness::certain;
  if (!root.is(Kind::object) || root.find("lede")) return Likeness::none;
  const bool has_text = find_text(fields_of(root)).document || find_text(root).document;
  return has_text || is_plain_article(root) ? Likeness::certain : Likeness::none;
}

void collect(Value entries, std::vector<Value>& items) {
  for (const Value entry : (entries.is(Kind::array) ? entries : Value()).children()) {
    if (recognise(entry) == Likeness::certain) items.push_back(entry);
  }
}

/// Lists the entries of a response or an export.
void list(Value root, std::vector<Value>& items) {
  collect(find_any(root, {"items", "entries"}), items);
  for (const Value collection : find(root, "data").children()) {
    if (!items.empty()) return;
    collect(collection.is(Kind::array) ? collection : find(collection, "items"), items);
    if (items.empty() && recognise(collection) == Likeness::certain) items.push_back(collection);
  }
}

/// Returns the default language of an export.
std::string_view default_language_of(Value root) {
  for (const Value locale : find(root, "locales").children()) {
    const std::string_view code = text_at(locale, "code");
    if (find(locale, "default").boolean() && is_language_tag(code)) return code;
  }
  return {};
}

class Reader {
 public:
  Reader(Value entry, Value root, Article& article, Report& report)
      : entry_(entry), links_(root), language_(default_language_of(root)), article_(article), report_(report) {}

  void read() {
    Value around = fields_of(entry_);
    RichText text = find_text(around, language_);
    if (!text.document) text = find_text(around = entry_);
    if (!text.document) around = fields_of(entry_);
    for (const Value member : around.children()) {
      if (text.document && member.key() == text.member.key()) continue;
      if (member.key() != "sys" && !member.is(Kind::null)) add(member);
    }
    fields_.finish();
    fields_.read(article_, report_, text.document ? UsualFields::Body::elsewhere : UsualFields::Body::here);
    read_system();
    if (!text.document) return;
    links_.add_links_of_text(text.links);
    BodyBuilder body(article_.body, report_);
    read_contentful_text(text.document, links_, body, report_);
  }

 private:
  /// Adds a field, with links replaced by their targets.
  void add(Value member) {
    if (!UsualFields::has_meaning(member.key())) return fields_.add(member.key(), member);
    const Value value = localised(member, language_);
    const Value list = value.is(Kind::array) ? value : find(value, "items"); // a collection of GraphQL
    if (!list.is(Kind::array) || list.size() == 0) return add_one(member.key(), value);
    for (const Value child : list.children()) add_one(member.key(), child);
  }

  void add_one(std::string_view name, Value value) {
    const Value target = links_.target_of(value);
    if (target) return fields_.add(name, target);
    report_.warn(messages::contentful_not_included, {quote(name)}, value.origin());
  }

  void read_system() {
    const Value system = find(entry_, "sys");
    read_id(find(system, "id"), article_.id, report_);
    if (article_.published.empty()) {
      read_date(find_any(system, {"firstPublishedAt", "publishedAt", "createdAt"}), article_.published, report_);
    }
    if (article_.language.empty()) read_language(find(system, "locale"), article_.language, report_);
    if (article_.language.empty()) article_.language.value = language_;
  }

  Value entry_;
  ContentfulLinks links_;
  std::string_view language_;
  Article& article_;
  Report& report_;
  UsualFields fields_;
};

void read(Value entry, Value root, Article& article, Report& report) {
  if (!is_contentful_text(entry)) return Reader(entry, root, article, report).read();
  BodyBuilder body(article.body, report);
  read_contentful_text(entry, ContentfulLinks(root), body, report);
}

} // namespace

bool is_contentful(Value value) { return is_contentful_text(value); }

void read_contentful(Value value, BodyBuilder& body, Report& report) {
  read_contentful_text(value, ContentfulLinks({}), body, report);
}

constexpr Format k_contentful = {"contentful", "contentful-rich-text", recognise, read, list};

} // namespace lede::formats
