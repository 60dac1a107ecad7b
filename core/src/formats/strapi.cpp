// Responses of Strapi 4 (members in `attributes`, relations in `data`) and 5 (flat, with a `documentId`). The text is
// Markdown, HTML, blocks, or a dynamic zone.
// @see https://docs.strapi.io/cms/api/rest
#include <vector>

#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

bool is_entry(Value value) {
  if (find(value, "type").is(Kind::string) || value.find("lede")) return false; // JSON:API of another system
  const bool is_of_4 = find(value, "id").is(Kind::number) && find(value, "attributes").is(Kind::object);
  return is_of_4 || find(value, "documentId").is(Kind::string);
}

Value members_of(Value entry) {
  const Value attributes = find(entry, "attributes");
  return attributes.is(Kind::object) ? attributes : entry;
}

Likeness recognise(Value entry) {
  if (!is_entry(entry)) return Likeness::none;
  UsualFields fields;
  fields.collect(entry);
  return fields.first(Usual::headline) || fields.first(Usual::name) ? Likeness::certain : Likeness::none;
}

void add_entries(Value value, std::vector<Value>& items) {
  if (recognise(value) == Likeness::certain) return items.push_back(value);
  for (const Value entry : (value.is(Kind::array) ? value : Value()).children()) {
    if (recognise(entry) == Likeness::certain) items.push_back(entry);
  }
}

/// Lists the entries of a REST or GraphQL response.
void list(Value root, std::vector<Value>& items) {
  const Value data = find(root, "data");
  add_entries(data, items);
  for (const Value member : data.children()) {
    if (!items.empty()) return;
    add_entries(find(member, "data") ? find(member, "data") : member, items);
  }
}

Value text_of(const UsualFields& fields) {
  for (const Usual usual : {Usual::html, Usual::markdown, Usual::plain_text, Usual::body}) {
    if (const Value text = fields.first(usual)) return text;
  }
  return {};
}

void read(Value entry, Value /*root*/, Article& article, Report& report) {
  const Value members = members_of(entry);
  UsualFields fields;
  for (const Value member : members.children()) {
    const bool is_other_zone = is_dynamic_zone(member) && !UsualFields::has_meaning(member.key());
    if (!is_other_zone && !member.is(Kind::null)) fields.add(member.key(), member);
  }
  fields.finish();
  fields.read(article, report);
  if (article.id.empty()) read_id(find(entry, "id"), article.id, report);
  // Dynamic zones may have any name.
  const Value text = text_of(fields);
  BodyBuilder body(article.body, report);
  for (const Value member : members.children()) {
    const bool is_read = text && text.origin().value_index == member.origin().value_index;
    if (!is_read && is_dynamic_zone(member)) static_cast<void>(read_rich_text(member, body, report));
  }
}

} // namespace

constexpr Format k_strapi = {"strapi", "", recognise, read, list};

} // namespace lede::formats
