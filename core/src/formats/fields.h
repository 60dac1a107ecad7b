// Reading the members of a JSON object into a struct by a table: one loop for every object of every format. What is of
// the wrong type or cannot be used is reported and left out; what the table does not name is reported and ignored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

struct Shape;

/// A row of a table: a member's name, what it is read as, and where in the struct it goes.
struct Field {
  enum class Kind : std::uint8_t {
    ignored, ///< Nothing is read: what it says is known already, or read by the caller.
    text,
    markdown,
    html,
    plain,     ///< HTML of which only the text is wanted: a title with character references.
    id,        ///< A string, or a number as it is written.
    date,      ///< RFC 3339, or what of it i18n can still show: without seconds, without an offset, a date alone.
    language,  ///< BCP 47
    count,     ///< int64_t, 0 or more
    pixels,    ///< int, 1 to limits::max_pixels
    stars,     ///< int, 3 to 10
    item,      ///< An Item, which stays empty where it is not complete.
    only_item, ///< The same as a list of one.
    items,     ///< A list of at most limits::max_list_items; what is not complete is left out.
    other,     ///< What `read` does.
  };
  std::string_view name;
  Kind kind;
  std::uint16_t offset = 0;     ///< Of the member in its struct.
  const Shape* shape = nullptr; ///< Of an item.
  void (*read)(json::Value value, void* member, Report& report) = nullptr;
};

/// What a publisher's own format has besides what the model has a place for.
struct Foreign {
  /// Names between spaces that are ignored without a word; "*": whatever there is; "body_*": all that begin so.
  std::string_view known;
};

/// What an object may have.
struct Shape {
  template <std::size_t row_count>
  constexpr Shape(const Field (&rows)[row_count], bool needs_first_row, std::size_t without_last = 0)
      : fields(rows), count(row_count - without_last), needs_first(needs_first_row) {}
  /// Of a publisher's own format: null is the same as nothing there.
  template <std::size_t row_count>
  constexpr Shape(const Field (&rows)[row_count], Foreign foreign)
      : fields(rows), count(row_count), needs_first(false), is_foreign(true), known(foreign.known) {}
  const Field* fields;
  std::size_t count;
  bool needs_first; ///< Whether the object is nothing without what the first row names.
  bool is_foreign = false;
  std::string_view known;
};

/// @param owner the struct that the shape's offsets are of.
/// @return whether the value is an object that is complete; what it lacks is reported.
bool read_object(json::Value value, void* owner, const Shape& shape, Report& report);
/// Whether the object has no member that the shape does not have.
[[nodiscard]] bool has_only_known(json::Value object, const Shape& shape);
void read_field(json::Value value, void* owner, const Field& field, Report& report);

/// Whether the value is of that kind; warns where it is not.
[[nodiscard]] bool expect(json::Value value, json::Kind kind, Report& report);
void warn_invalid(json::Value value, std::string_view message, Report& report);
void warn_missing(json::Value object, std::string_view name, Report& report);
void warn_unknown_block(json::Value object, std::string_view type, Report& report);
void warn_too_many(json::Value first_left_out, Report& report);

} // namespace lede::formats
