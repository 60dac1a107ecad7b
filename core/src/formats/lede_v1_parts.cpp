// Reads the parts that few articles of version 1 have: labels, key points, notes, updates.
#include "formats/lede_v1_parts.h"

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/values.h"

namespace lede::formats::v1 {
namespace {

using json::Kind;
using json::Value;

void read_word_into(Value value, Text& text, std::string_view words, Report& report) {
  if (read_word(value, words, report) == std::string_view::npos) return;
  text.value = value.text();
  text.origin = value.origin();
}

} // namespace

void read_access(Value value, Access& access, Report& report) {
  const std::size_t place = read_word(value, k_access_words, report);
  if (place != std::string_view::npos) access = place == 0 ? Access::free : Access::subscribers;
}

void read_picture_role(Value value, Text& role, Report& report) {
  read_word_into(value, role, k_picture_roles, report);
}

void read_note_type(Value value, Text& type, Report& report) { read_word_into(value, type, k_note_types, report); }

void read_key_points(Value value, std::vector<KeyPoint>& points, Report& report) {
  if (!expect(value, Kind::array, report)) return;
  for (const Value point : value.children()) {
    if (points.size() == limits::max_list_items) return warn_too_many(point, report);
    Text& text = points.emplace_back().text;
    read_rich_text(point, text, report);
    if (!text.empty()) continue;
    if (point.is(Kind::string)) warn_invalid(point, messages::expected_text, report);
    points.pop_back();
  }
}

void read_notes(Value value, std::vector<Note>& notes, Report& report) { read_as(items(k_note), value, notes, report); }

void read_updates(Value value, std::vector<Update>& updates, Report& report) {
  read_as(items(k_update), value, updates, report);
}

void read_switch(Value value, bool& on, Report& report) {
  if (expect(value, Kind::boolean, report)) on = value.boolean();
}

} // namespace lede::formats::v1

namespace lede::formats {

const ObjectShape* rare_fields_of(const ObjectShape& shape) {
  return shape.fields == v1::k_article.fields ? &v1::k_article_parts : nullptr;
}

} // namespace lede::formats
