// Small steps that the adapters of publishers' formats share, beside the tables of fields.h.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Returns the text of HTML: without tags and scripts, references decoded, white space collapsed.
[[nodiscard]] std::string text_of_html(std::string_view markup);
/// Returns a text with its character references decoded and nothing else changed.
[[nodiscard]] std::string decode_references(std::string_view text);
/// Whether a text has tags.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// Returns a member; a missing value if it is missing or null.
[[nodiscard]] json::Value find(json::Value object, std::string_view name);
/// Returns the first of several members that is neither missing, null nor an empty text; if all are, the first that is
/// there.
[[nodiscard]] json::Value find_any(json::Value object, std::initializer_list<std::string_view> names);
/// Returns the value in one language of {"en-US": …, "de": …}; for other values the value itself. @param preferred the
/// language to choose; else the first.
[[nodiscard]] json::Value localised(json::Value value, std::string_view preferred = {});
/// Does `find` for each name of a path: "_embedded author"; "0" is an array's first item.
[[nodiscard]] json::Value find_path(json::Value value, std::string_view path);
/// Returns the first object of an array; for other values the value itself.
[[nodiscard]] json::Value first_object(json::Value value);
[[nodiscard]] bool has_any(json::Value object, std::string_view names);
/// Returns the text of a member; empty if it is not a string.
[[nodiscard]] std::string_view text_at(json::Value object, std::string_view name);

/// The functions below do nothing if the value is missing or null, and warn if it has another type.
void read_string(json::Value value, Text& text, Report& report, Markup markup = Markup::text);
void read_plain(json::Value value, Text& text, Report& report);
void read_id(json::Value value, Text& text, Report& report);
/// Reads a string as HTML if it has tags, as Markdown if its field says so, else as text.
void read_either(json::Value value, Text& text, Report& report);
/// Reads a date in any form of base/loose_date.h; a number counts seconds or milliseconds. @param suffix appended to
/// the text: "Z" for formats that mean UTC without saying so.
void read_date(json::Value value, Text& text, Report& report, std::string_view suffix = {});
/// Reads a time that WordPress gives twice, in the site's time zone and in UTC, without offsets. Their difference is
/// the offset.
void read_moment_beside_utc(json::Value local, json::Value utc, Text& text, Report& report);
void read_language(json::Value value, Text& text, Report& report);
/// Reads a number, or a number in a string: "362", "362px", "1,362"; 0 if it is none.
[[nodiscard]] int read_pixels(json::Value value, Report& report);
/// Reads a number in thousandths; -1 if it is none.
[[nodiscard]] std::int64_t read_thousandths(json::Value value, Report& report);

/// Reads names: strings, or objects with one of `keys` and perhaps an address; one or a list of them, at most
/// limits::max_list_items.
void read_names(json::Value value, std::vector<Link>& links, std::initializer_list<std::string_view> keys,
                Report& report);
void read_names(json::Value value, std::vector<Author>& people, std::initializer_list<std::string_view> keys,
                Report& report);
/// Reads names with the key "name".
template <class Named>
void read_named(json::Value value, std::vector<Named>& list, Report& report) {
  read_names(value, list, {"name"}, report);
}
/// Reads a list in one text: "a, b, c".
void split_names(json::Value text, char separator, std::vector<Link>& links);
void split_names(json::Value text, char separator, std::vector<Author>& people);

} // namespace lede::formats
