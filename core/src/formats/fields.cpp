// Reads values of a JSON document into the model.
#include "formats/fields.h"

#include <limits>
#include <string>
#include <utility>

#include "base/date_time.h"
#include "base/language_name.h"
#include "base/language_tag.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using Kind = FieldKind;

template <class Member>
Member& member_of(void* owner, const FieldRow& field) {
  return *reinterpret_cast<Member*>(static_cast<char*>(owner) + field.offset);
}

/// Reads a language. Accepts "en_US" and "English", too, with a warning if the value does not have the form of a tag.
void read_own_language(json::Value value, Text& text, Report& report) {
  std::string tag = read_language_name(value.text());
  const bool is_tag = is_language_tag(value.text());
  if (tag.empty() && !is_tag) {
    return warn_invalid(value, messages::expected_language, report);
  }
  if (!is_tag) {
    report.warn(messages::language_name_read, {quote(value.text()), tag}, value.origin());
  }
  text.value = tag.empty() ? value.text() : std::move(tag);
  text.origin = value.origin();
}

void read_text(json::Value value, Text& text, Kind kind, Report& report) {
  if (!expect(value, json::Kind::string, report)) return;
  if (kind == Kind::date && !parse_date_time(value.text())) {
    return warn_invalid(value, messages::expected_date, report);
  }
  if (kind == Kind::language && (!is_language_tag(value.text()) || may_be_language_name(value.text()))) {
    return read_own_language(value, text, report);
  }
  text.value = value.text();
  text.origin = value.origin();
  text.markup = kind == Kind::markdown ? Markup::markdown : kind == Kind::html ? Markup::html : Markup::text;
}

void read_number(json::Value value, void* owner, const FieldRow& field, Report& report) {
  struct Range {
    std::int64_t least;
    std::int64_t greatest;
    WarningText complaint;
  };
  static constexpr Range k_ranges[] = {
      {0, std::numeric_limits<std::int64_t>::max(), messages::expected_count},
      {1, limits::max_pixels, messages::expected_pixels},
      {3, 10, messages::expected_stars},
  };
  static_assert(limits::max_pixels == 32767);
  if (!expect(value, json::Kind::number, report)) return;
  const Range& range = k_ranges[static_cast<std::size_t>(field.kind) - static_cast<std::size_t>(Kind::count)];
  const std::int64_t number = value.integer().value_or(-1);
  if (number < range.least || number > range.greatest) return warn_invalid(value, range.complaint, report);
  if (field.kind == Kind::count) {
    member_of<std::int64_t>(owner, field) = number;
  } else {
    member_of<int>(owner, field) = static_cast<int>(number);
  }
}

void read_words(json::Value value, std::uint8_t& bits, std::string_view words, Report& report) {
  if (!expect(value, json::Kind::array, report)) return;
  for (const json::Value word : value.children()) {
    const std::size_t place = read_word(word, words, report);
    if (place != std::string_view::npos) bits |= static_cast<std::uint8_t>(1U << place);
  }
}

void read_items(json::Value value, void* list, const FieldRow& field, Report& report) {
  if (!expect(value, json::Kind::array, report)) return;
  for (const json::Value child : value.children()) {
    if (field.list->size(list) == limits::max_list_items) return warn_too_many(child, report);
    // Read the item directly into the list; most items are complete.
    if (!read_object(child, field.list->append(list), *field.shape, report)) field.list->drop_last(list);
  }
}

bool is_there(void* owner, const FieldRow& field) {
  void* const member = &member_of<char>(owner, field);
  return field.kind == Kind::items ? field.list->size(member) != 0 : !static_cast<Text*>(member)->empty();
}

const FieldRow* find(const ObjectShape& shape, std::string_view name) {
  for (std::size_t row = 0; row < shape.count; ++row) {
    if (shape.fields[row].name == name) return &shape.fields[row];
  }
  return nullptr;
}

/// Whether a name is known. In all formats, names with certain first characters are extensions and annotations.
bool is_known(const ObjectShape& shape, std::string_view name) {
  if (!shape.is_foreign) return false;
  if (shape.known == "*" || name.starts_with('_') || name.starts_with('$') || has_word(shape.known, name)) return true;
  const std::size_t end = name.find('_');
  return end != std::string_view::npos && has_word(shape.known, concat({name.substr(0, end), "_*"}));
}

const FieldRow* find_rare(const ObjectShape& shape, std::string_view name) {
  const ObjectShape* const rare = rare_fields_of(shape);
  return rare == nullptr ? nullptr : find(*rare, name);
}

/// Reads a member that the shape's own table does not name.
void read_other(json::Value member, void* owner, const ObjectShape& shape, Report& report) {
  if (const FieldRow* const field = find_rare(shape, member.key())) return read_row(member, owner, *field, report);
  if (is_known(shape, member.key())) return;
  report.warn(messages::unknown_field, {quote(member.key())}, member.origin(), json::k_at_key);
}

} // namespace

bool has_only_known(json::Value object, const ObjectShape& shape) {
  for (const json::Value member : object.children()) {
    if (find(shape, member.key()) == nullptr && find_rare(shape, member.key()) == nullptr) return false;
  }
  return true;
}

bool read_object(json::Value value, void* owner, const ObjectShape& shape, Report& report) {
  if (!expect(value, json::Kind::object, report)) return false;
  for (const json::Value member : value.children()) {
    if (shape.is_foreign && member.is(json::Kind::null)) continue;
    const FieldRow* const field = find(shape, member.key());
    if (field != nullptr && shape.is_foreign && field->kind == Kind::date) {
      read_date(member, member_of<Text>(owner, *field), report);
    } else if (field != nullptr) {
      read_row(member, owner, *field, report);
    } else {
      read_other(member, owner, shape, report);
    }
  }
  if (!shape.needs_first || is_there(owner, shape.fields[0])) return true;
  warn_missing(value, shape.fields[0].name, report);
  return false;
}

std::size_t read_word(json::Value value, std::string_view words, Report& report) {
  if (!expect(value, json::Kind::string, report)) return std::string_view::npos;
  const std::string_view text = value.text();
  const std::size_t place = text.empty() ? std::string_view::npos : find_word(words, text);
  if (place == std::string_view::npos)
    report.warn(messages::expected_word, {words, quote(value.text())}, value.origin());
  return place;
}

void read_row(json::Value value, void* owner, const FieldRow& field, Report& report) {
  void* const member = &member_of<char>(owner, field);
  switch (field.kind) {
    case Kind::ignored: return;
    case Kind::text:
    case Kind::markdown:
    case Kind::html:
    case Kind::date:
    case Kind::language: return read_text(value, *static_cast<Text*>(member), field.kind, report);
    case Kind::plain: return read_plain(value, *static_cast<Text*>(member), report);
    case Kind::id: return read_id(value, *static_cast<Text*>(member), report);
    case Kind::count:
    case Kind::pixels:
    case Kind::stars: return read_number(value, owner, field, report);
    case Kind::words: return read_words(value, *static_cast<std::uint8_t*>(member), *field.words, report);
    case Kind::item:
      if (!read_object(value, member, *field.shape, report)) field.reset(member);
      return;
    case Kind::items: return read_items(value, member, field, report);
    case Kind::other: return field.read(value, member, report);
  }
}

} // namespace lede::formats
