// Reads the members of a JSON object into a struct by a table, with one loop for all formats. A value of a wrong type,
// or one that cannot be used, is reported and left out. A member that the table does not name is reported and ignored.
//
//   constexpr auto k_link_fields = fields_of<Link>({
//       {"name", LEDE_MEMBER(Link, name), k_text},
//       {"url", LEDE_MEMBER(Link, url), k_text},
//   });
//   constexpr Shape k_link = {k_link_fields, k_needs_first};
//
// A codec says how a JSON value is read. Its type parameter is the type of the member in the struct. A row whose codec
// has another type, or whose member belongs to another struct, does not compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "formats/expectations.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

struct FieldRow;
struct ObjectShape;

/// Access to a list for code that does not know the type of its items.
struct ListType {
  void* (*append)(void* list); ///< Appends an empty item and returns it.
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

/// How a field is read.
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
  words, ///< A list of certain words, each of which is one bit.
  item,
  items,
  other, ///< By the function `FieldRow::read`.
};

/// Identifies the fields of version 1 that functions read. The writer of version 1 has a counterpart for each.
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
  access,
  key_points,
  notes,
  updates,
  picture_role,
  note_type,
  on,
};

/// How a member of type `Held` is read. Codecs are made by `constexpr` functions, not by `consteval` ones: Clang 14
/// stores too few bytes of a codec that a `consteval` function makes inside an expression.
template <class Held>
struct Codec {
  FieldKind kind;
  const ObjectShape* shape = nullptr; ///< For an item, or the items of a list.
  const ListType* list = nullptr;     ///< Of a list.
  void (*reset)(void* item) = nullptr;
  void (*read)(json::Value value, void* member, Report& report) = nullptr;
  Special special = Special::none;
  const std::string_view* words = nullptr;
};

/// A member of a struct: its offset, with its struct and its type as type parameters.
template <class Owner, class Held>
struct Member {
  std::size_t offset;
};
#define LEDE_MEMBER(Owner, member) (::lede::formats::Member<Owner, decltype(Owner::member)>{offsetof(Owner, member)})

/// The struct itself, for values that are read into several of its members.
template <class Owner>
inline constexpr Member<Owner, Owner> k_whole = {0};

/// A member of a member.
template <class Owner, class Part, class Held>
constexpr Member<Owner, Held> inside(Member<Owner, Part> part, Member<Part, Held> member) {
  return {part.offset + member.offset};
}

/// A row of a table, as reader and writer use it: the name of a JSON member, how it is read, and its place in the
/// struct.
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
    const std::string_view* words;                                 ///< Of `words`.
  };
};

template <class Held>
constexpr FieldRow row_of(std::string_view name, std::size_t offset, const Codec<Held>& codec) {
  FieldRow row = {name, codec.kind, codec.special, static_cast<std::uint16_t>(offset), codec.shape, {codec.list}};
  // Decide by the kind: with GCC's sanitizers, constant expressions cannot compare addresses of functions.
  if (codec.kind == FieldKind::item) row.reset = codec.reset;
  if (codec.kind == FieldKind::other) row.read = codec.read;
  if (codec.kind == FieldKind::words) row.words = codec.words;
  return row;
}

/// The codec of a field that has no meaning, or that the caller reads.
struct Ignored {
  Special special = Special::none;
};

/// A row as written in the tables; the compiler checks its types.
template <class Owner>
struct Field {
  FieldRow row;
  constexpr Field(std::string_view name, Ignored codec)
      : row{name, FieldKind::ignored, codec.special, 0, nullptr, {nullptr}} {}
  template <class Held>
  constexpr Field(std::string_view name, Member<Owner, Held> member, Codec<Held> codec)
      : row(row_of(name, member.offset, codec)) {}
};

/// The rows of a table for the struct `Owner`.
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

/// For publishers' own formats: fields that are known, but not read.
struct Foreign {
  /// Names, separated by spaces, that are ignored without a warning. "*" stands for all names, "body_*" for all with
  /// that beginning.
  std::string_view known;
};

/// The fields that an object may have.
struct ObjectShape {
  const FieldRow* fields;
  std::size_t count;
  bool needs_first; ///< Whether an object without the field of the first row is refused.
  bool is_foreign = false;
  std::string_view known;
};

/// Returns the fields that few objects of a shape have, which are a table of their own; null if there are none.
[[nodiscard]] const ObjectShape* rare_fields_of(const ObjectShape& shape);

inline constexpr bool k_needs_first = true;

/// The same for objects that are read into the struct `Owner`.
template <class Owner>
struct Shape : ObjectShape {
  template <std::size_t row_count>
  constexpr Shape(const Fields<Owner, row_count>& table, bool needs_first_row, std::size_t without_last = 0)
      : ObjectShape{table.rows, row_count - without_last, needs_first_row, false, {}} {}
  /// For publishers' own formats, in which null means that the field is missing.
  template <std::size_t row_count>
  constexpr Shape(const Fields<Owner, row_count>& table, Foreign foreign)
      : ObjectShape{table.rows, row_count, false, true, foreign.known} {}
};

namespace codec {

inline constexpr Ignored k_ignored = {};
inline constexpr Codec<Text> k_text = {FieldKind::text};
inline constexpr Codec<Text> k_markdown = {FieldKind::markdown};
inline constexpr Codec<Text> k_html = {FieldKind::html};
/// HTML, of which only the text is read: a title with character references.
inline constexpr Codec<Text> k_plain = {FieldKind::plain};
/// A string, or a number as it is written.
inline constexpr Codec<Text> k_id = {FieldKind::id};
/// RFC 3339, also without seconds, without an offset, or a date alone.
inline constexpr Codec<Text> k_date = {FieldKind::date};
/// BCP 47
inline constexpr Codec<Text> k_language = {FieldKind::language};
/// 0 or more
inline constexpr Codec<std::int64_t> k_count = {FieldKind::count};
/// 1 to limits::max_pixels
inline constexpr Codec<int> k_pixels = {FieldKind::pixels};
/// 3 to 10
inline constexpr Codec<int> k_stars = {FieldKind::stars};

/// Words between spaces: the first is the lowest bit.
constexpr Codec<std::uint8_t> words_of(const std::string_view& words) {
  return {.kind = FieldKind::words, .words = &words};
}

/// An object; the member stays empty if the object is not complete.
template <class Item>
constexpr Codec<Item> item(const Shape<Item>& shape) {
  return {.kind = FieldKind::item, .shape = &shape, .reset = [](void* item) { *static_cast<Item*>(item) = {}; }};
}
/// A list of at most limits::max_list_items objects; those that are not complete are left out.
template <class Item>
constexpr Codec<std::vector<Item>> items(const Shape<Item>& shape) {
  return {.kind = FieldKind::items, .shape = &shape, .list = &k_list_type<Item>};
}

template <class Held>
Held held_of(void (*read)(json::Value value, Held& member, Report& report));

/// A codec that calls a function: `by<read_body>()`.
template <auto read>
constexpr auto by(Special special = Special::none) {
  using Held = decltype(held_of(read));
  return Codec<Held>{
      .kind = FieldKind::other,
      .read = [](json::Value value, void* member, Report& report) { read(value, *static_cast<Held*>(member), report); },
      .special = special};
}

} // namespace codec

/// Reads an object by a table. @return whether it is an object and complete; missing fields are reported.
bool read_object(json::Value value, void* owner, const ObjectShape& shape, Report& report);
template <class Owner>
bool read_object(json::Value value, Owner& owner, const Shape<Owner>& shape, Report& report) {
  return read_object(value, static_cast<void*>(&owner), shape, report);
}
/// @return the index of a word in `words`; npos if it is not there, which is reported.
std::size_t read_word(json::Value value, std::string_view words, Report& report);
/// Whether the shape names all members of the object.
[[nodiscard]] bool has_only_known(json::Value object, const ObjectShape& shape);
void read_row(json::Value value, void* owner, const FieldRow& row, Report& report);
/// Reads a single value with a codec.
template <class Held>
void read_as(const Codec<Held>& codec, json::Value value, Held& member, Report& report) {
  read_row(value, &member, row_of({}, 0, codec), report);
}

} // namespace lede::formats
