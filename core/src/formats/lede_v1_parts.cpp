// Reads the parts that few articles of version 1 have: labels, key points, notes, updates.
#include "formats/lede_v1_parts.h"

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/values.h"

namespace lede::formats::v1 {
namespace {

using json::Kind;
using json::Value;

/// @return the word's place among `words`, or npos, which has been reported.
std::size_t read_word(Value value, std::string_view words, Report& report) {
  if (!expect(value, Kind::string, report)) return std::string_view::npos;
  const std::string_view text = value.text();
  const std::size_t place = text.empty() ? std::string_view::npos : find_word(words, text);
  if (place == std::string_view::npos) warn_invalid(value, concat({"expected one of: ", words}), report);
  return place;
}

void read_word_into(Value value, Text& text, std::string_view words, Report& report) {
  if (read_word(value, words, report) == std::string_view::npos) return;
  text.value = value.text();
  text.origin = value.origin();
}

void read_list(Value value, std::vector<Item>& list, const Shape& shape, Report& report) {
  read_field(value, &list, {{}, items, 0, &shape}, report);
}

} // namespace

void read_labels(Value value, void* member, Report& report) {
  if (!expect(value, Kind::array, report)) return;
  auto& labels = *static_cast<std::uint8_t*>(member);
  for (const Value label : value.children()) {
    const std::size_t place = read_word(label, k_label_words, report);
    if (place != std::string_view::npos) labels |= static_cast<std::uint8_t>(1U << place);
  }
}

void read_access(Value value, void* member, Report& report) {
  const std::size_t place = read_word(value, k_access_words, report);
  if (place != std::string_view::npos) *static_cast<Access*>(member) = place == 0 ? Access::free : Access::subscribers;
}

void read_picture_role(Value value, void* member, Report& report) {
  read_word_into(value, *static_cast<Text*>(member), k_picture_roles, report);
}

void read_note_type(Value value, void* member, Report& report) {
  read_word_into(value, *static_cast<Text*>(member), k_note_types, report);
}

void read_key_points(Value value, void* member, Report& report) {
  if (!expect(value, Kind::array, report)) return;
  auto& points = *static_cast<std::vector<KeyPoint>*>(member);
  for (const Value point : value.children()) {
    if (points.size() == limits::max_list_items) return warn_too_many(point, report);
    Text& text = points.emplace_back().text;
    read_rich_text(point, &text, report);
    if (!text.empty()) continue;
    if (point.is(Kind::string)) warn_invalid(point, "expected a text that is not empty", report);
    points.pop_back();
  }
}

void read_notes(Value value, void* member, Report& report) {
  read_list(value, *static_cast<std::vector<Note>*>(member), k_note, report);
}

void read_updates(Value value, void* member, Report& report) {
  read_list(value, *static_cast<std::vector<Update>*>(member), k_update, report);
}

} // namespace lede::formats::v1
