// Reading the members of a JSON object into a struct by a table of names. What is of the wrong type or cannot be used
// is reported and left out; what the table does not name is reported and ignored.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// A row of a table: a member's name, and what reads its value into the struct.
template <class Owner>
struct Field {
  std::string_view name;
  void (*read)(json::Value value, Owner& owner, Report& report);
};

template <auto member>
struct MemberTraits;
template <class Owner_, class Type, Type Owner_::*member>
struct MemberTraits<member> {
  using Owner = Owner_;
};

/// For a row: reads a value into one member, as in `{"url", field<&Link::url, read_text>}`.
template <auto member, auto read>
void field(json::Value value, typename MemberTraits<member>::Owner& owner, Report& report) {
  read(value, owner.*member, report);
}

// Warnings

/// Whether the value is of that kind; warns where it is not.
[[nodiscard]] bool expect(json::Value value, json::Kind kind, Report& report);
void warn_invalid(json::Value value, std::string_view message, Report& report);
void warn_missing(json::Value object, std::string_view name, Report& report);
void warn_unknown_field(json::Value member, Report& report);
void warn_too_many(json::Value first_left_out, Report& report);
/// Whether a part that its object cannot do without is there; warns where it is not.
[[nodiscard]] bool require(bool is_there, json::Value object, std::string_view name, Report& report);

// Values

void read_text(json::Value value, Text& text, Report& report);
void read_markdown(json::Value value, RichText& text, Report& report);
void read_html(json::Value value, RichText& text, Report& report);
/// RFC 3339, or what of it i18n can still show: without seconds, without an offset, a date alone.
void read_date(json::Value value, Text& text, Report& report);
void read_language(json::Value value, Text& text, Report& report);
/// 0 or more.
void read_count(json::Value value, std::int64_t& count, Report& report);
void read_optional_count(json::Value value, std::optional<std::int64_t>& count, Report& report);
/// 1 to limits::max_pixels.
void read_pixels(json::Value value, int& pixels, Report& report);

// Objects and lists

/// @param besides a member that the caller reads itself.
template <class Owner, std::size_t count>
void read_members(json::Value object, Owner& owner, const Field<Owner> (&fields)[count], Report& report,
                  std::string_view besides = {}) {
  for (const json::Value member : object.children()) {
    const std::string_view name = member.key();
    const Field<Owner>* found = nullptr;
    for (const Field<Owner>& row : fields) {
      if (row.name == name) found = &row;
    }
    if (found != nullptr) {
      found->read(member, owner, report);
    } else if (besides.empty() || name != besides) {
      warn_unknown_field(member, report);
    }
  }
}

/// A list of at most limits::max_list_items.
/// @tparam read_item reads one into an empty item; false where it must be left out, which it has reported.
template <class Item, bool (*read_item)(json::Value, Item&, Report&)>
void read_list(json::Value value, std::vector<Item>& items, Report& report) {
  if (!expect(value, json::Kind::array, report)) return;
  for (const json::Value child : value.children()) {
    if (items.size() == limits::max_list_items) return warn_too_many(child, report);
    Item item;
    if (read_item(child, item, report)) items.push_back(std::move(item));
  }
}

} // namespace lede::formats
