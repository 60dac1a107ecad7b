// Reading the members of a JSON object into a struct by a table: one loop for every object of every format. What is of
// the wrong type or cannot be used is reported and left out; what the table does not name is reported and ignored.
//
//   constexpr auto k_link_fields = fields_of<Link>({
//       {"name", LEDE_MEMBER(Link, name), k_text},
//       {"url", LEDE_MEMBER(Link, url), k_text},
//   });
//   constexpr Shape k_link = {k_link_fields, k_needs_first};
//
// A codec says what a member is read as, and its type says what such a member is in the struct. A row whose codec is
// one of another type, or whose member is one of another struct, does not compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

struct FieldRow;
struct ObjectShape;

/// How a list is filled and looked through by code that does not know the type of its items.
struct ListType {
  void* (*append)(void* list); ///< @return the new item, which is empty.
  void (*drop_last)(void* list);
  std::size_t (*size)(const void* list);
  const void* (*at)(const void* list, std::size_t index);
};

template <class Item>
inline constexpr ListType k_list_type = {
    [](void* list) -> void* { return &static_cast<std::vector<Item>*>(list)->emplace_back(); },
    [](void* list) { static_cast<std::vector<Item>*>(list)->pop_back(); },
    [](const void* list) { return static_cast<const std::vector<Item>*>(list)->size(); },
    [](const void* list, std::size_t index) -> const void* {
      return &(*static_cast<const std::vector<Item>*>(list))[index];
    },
};

/// What a field is read as.
enum class FieldKind : std::uint8_t {
  ignored,
  text,
  markdown,
  html,
  plain,
  id,
  date,
  language,
  count,
  pixels,
  stars,
  item,
  items,
  other, ///< What `FieldRow::read` does.
};

/// What a field of version 1 is that a function reads. Its writer has to do the same for each of them.
enum class Special : std::uint8_t {
  none,
  version,
  direction,
  rich_text,
  body,
  rating,
  rating_value,
  comments,
  threads,
  replies,
  latest,
  labels,
  access,
  key_points,
  notes,
  updates,
  picture_role,
  note_type,
};

/// How a member of that type is read. Codecs are made by `constexpr` functions, and not by `constexpr` ones: of a codec
/// made in an expression Clang 14 keeps too few bytes.
template <class Held>
struct Codec {
  FieldKind kind;
  const ObjectShape* shape = nullptr; ///< Of an item, or of a list's items.
  const ListType* list = nullptr;     ///< Of a list.
  void (*reset)(void* item) = nullptr;
  void (*read)(json::Value value, void* member, Report& report) = nullptr;
  Special special = Special::none;
};

/// A member of a struct: where it is, and by its type, of which struct it is and what it holds.
template <class Owner, class Held>
struct Member {
  std::size_t offset;
};
#define LEDE_MEMBER(Owner, member) (::lede::formats::Member<Owner, decltype(Owner::member)>{offsetof(Owner, member)})

/// The struct itself, for what is read into several of its members.
template <class Owner>
inline constexpr Member<Owner, Owner> k_whole = {0};

/// A member of a member.
template <class Owner, class Part, class Held>
constexpr Member<Owner, Held> inside(Member<Owner, Part> part, Member<Part, Held> member) {
  return {part.offset + member.offset};
}

/// A row of a table, as the reader and the writer go through it: a member's name, what it is read as, and where in the
/// struct it goes.
struct FieldRow {
  std::string_view name;
  FieldKind kind;
  Special special;
  std::uint16_t offset; ///< Of the member in its struct.
  const ObjectShape* shape;
  union {
    const ListType* list;                                          ///< Of `items`.
    void (*reset)(void* item);                                     ///< Of `item`.
    void (*read)(json::Value value, void* member, Report& report); ///< Of `other`.
  };
};

template <class Held>
constexpr FieldRow row_of(std::string_view name, std::size_t offset, const Codec<Held>& codec) {
  FieldRow row = {name, codec.kind, codec.special, static_cast<std::uint16_t>(offset), codec.shape, {codec.list}};
  // By the kind: GCC's sanitizers let no constant expression compare a function's address.
  if (codec.kind == FieldKind::item) row.reset = codec.reset;
  if (codec.kind == FieldKind::other) row.read = codec.read;
  return row;
}

/// A codec of nothing: what the field says is known already, or is read by the caller.
struct Ignored {
  Special special = Special::none;
};

/// A row as it is written down: its types have to fit.
template <class Owner>
struct Field {
  FieldRow row;
  constexpr Field(std::string_view name, Ignored codec)
      : row{name, FieldKind::ignored, codec.special, 0, nullptr, {nullptr}} {}
  template <class Held>
  constexpr Field(std::string_view name, Member<Owner, Held> member, Codec<Held> codec)
      : row(row_of(name, member.offset, codec)) {}
};

/// The rows of a struct of that type.
template <class Owner, std::size_t count>
struct Fields {
  FieldRow rows[count];
};

template <class Owner, std::size_t count>
constexpr Fields<Owner, count> fields_of(const Field<Owner> (&fields)[count]) {
  Fields<Owner, count> table{};
  for (std::size_t i = 0; i < count; ++i) table.rows[i] = fields[i].row;
  return table;
}

/// What a publisher's own format has besides what the model has a place for.
struct Foreign {
  /// Names between spaces that are ignored without a word; "*": whatever there is; "body_*": all that begin so.
  std::string_view known;
};

/// What an object may have.
struct ObjectShape {
  const FieldRow* fields;
  std::size_t count;
  bool needs_first; ///< Whether the object is nothing without what the first row names.
  bool is_foreign = false;
  std::string_view known;
};

inline constexpr bool k_needs_first = true;

/// The same, of an object that is read into that struct.
template <class Owner>
struct Shape : ObjectShape {
  template <std::size_t row_count>
  constexpr Shape(const Fields<Owner, row_count>& table, bool needs_first_row, std::size_t without_last = 0)
      : ObjectShape{table.rows, row_count - without_last, needs_first_row, false, {}} {}
  /// Of a publisher's own format: null is the same as nothing there.
  template <std::size_t row_count>
  constexpr Shape(const Fields<Owner, row_count>& table, Foreign foreign)
      : ObjectShape{table.rows, row_count, false, true, foreign.known} {}
};

namespace codec {

inline constexpr Ignored k_ignored = {};
inline constexpr Codec<Text> k_text = {FieldKind::text};
inline constexpr Codec<Text> k_markdown = {FieldKind::markdown};
inline constexpr Codec<Text> k_html = {FieldKind::html};
/// HTML of which only the text is wanted: a title with character references.
inline constexpr Codec<Text> k_plain = {FieldKind::plain};
/// A string, or a number as it is written.
inline constexpr Codec<Text> k_id = {FieldKind::id};
/// RFC 3339, or what of it i18n can still show: without seconds, without an offset, a date alone.
inline constexpr Codec<Text> k_date = {FieldKind::date};
/// BCP 47
inline constexpr Codec<Text> k_language = {FieldKind::language};
/// 0 or more
inline constexpr Codec<std::int64_t> k_count = {FieldKind::count};
/// 1 to limits::max_pixels
inline constexpr Codec<int> k_pixels = {FieldKind::pixels};
/// 3 to 10
inline constexpr Codec<int> k_stars = {FieldKind::stars};

/// An object, which stays empty if it is not complete.
template <class Item>
constexpr Codec<Item> item(const Shape<Item>& shape) {
  return {.kind = FieldKind::item, .shape = &shape, .reset = [](void* item) { *static_cast<Item*>(item) = {}; }};
}
/// A list of at most limits::max_list_items; what is not complete is left out.
template <class Item>
constexpr Codec<std::vector<Item>> items(const Shape<Item>& shape) {
  return {.kind = FieldKind::items, .shape = &shape, .list = &k_list_type<Item>};
}

template <class Held>
Held held_of(void (*read)(json::Value value, Held& member, Report& report));

/// What that function reads: `by<read_body>()`.
template <auto read>
constexpr auto by(Special special = Special::none) {
  using Held = decltype(held_of(read));
  return Codec<Held>{
      .kind = FieldKind::other,
      .read = [](json::Value value, void* member, Report& report) { read(value, *static_cast<Held*>(member), report); },
      .special = special};
}

} // namespace codec

/// @return whether the value is an object that is complete; what it lacks is reported.
bool read_object(json::Value value, void* owner, const ObjectShape& shape, Report& report);
template <class Owner>
bool read_object(json::Value value, Owner& owner, const Shape<Owner>& shape, Report& report) {
  return read_object(value, static_cast<void*>(&owner), shape, report);
}
/// Whether the object has no member that the shape does not have.
[[nodiscard]] bool has_only_known(json::Value object, const ObjectShape& shape);
void read_row(json::Value value, void* owner, const FieldRow& row, Report& report);
/// Reads a value as a table would.
template <class Held>
void read_as(const Codec<Held>& codec, json::Value value, Held& member, Report& report) {
  read_row(value, &member, row_of({}, 0, codec), report);
}

/// Whether the value is of that kind; warns where it is not.
[[nodiscard]] bool expect(json::Value value, json::Kind kind, Report& report);
/// @param text one whose argument is the value, which was found in place of what it names.
void warn_invalid(json::Value value, WarningText text, Report& report);
void warn_missing(json::Value object, std::string_view name, Report& report);
void warn_unknown_block(json::Value object, std::string_view type, Report& report);
void warn_too_many(json::Value first_left_out, Report& report);

} // namespace lede::formats
