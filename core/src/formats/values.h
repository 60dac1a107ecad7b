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

/// The text of HTML: no tags, no scripts, references decoded, white space run together.
[[nodiscard]] std::string text_of_html(std::string_view markup);
/// A text in which the character references are decoded and nothing else is changed.
[[nodiscard]] std::string decode_references(std::string_view text);
/// Whether a text that may be either has tags.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// A member that is there and not null.
[[nodiscard]] json::Value find(json::Value object, std::string_view name);
/// The first of several names that is there, and neither null nor an empty text; else the first of those.
[[nodiscard]] json::Value find_any(json::Value object, std::initializer_list<std::string_view> names);
/// One of the texts that are there in several languages: {"en-US": …, "de": …}; else the value itself.
/// @param preferred the language to be taken if it is there; else the first.
[[nodiscard]] json::Value localised(json::Value value, std::string_view preferred = {});
/// `find` step by step: "_embedded author"; "0" is an array's first item.
[[nodiscard]] json::Value find_path(json::Value value, std::string_view path);
/// The first object of an array, the value itself where it is none.
[[nodiscard]] json::Value first_object(json::Value value);
[[nodiscard]] bool has_any(json::Value object, std::string_view names);
/// The text of a member, or nothing where it is no string.
[[nodiscard]] std::string_view text_at(json::Value object, std::string_view name);

/// These do nothing where the value is missing or null, and warn where its type is another.
void read_string(json::Value value, Text& text, Report& report, Markup markup = Markup::text);
void read_plain(json::Value value, Text& text, Report& report);
void read_id(json::Value value, Text& text, Report& report);
/// A string as HTML where it has tags, else as text.
void read_either(json::Value value, Text& text, Report& report);
/// A date as RFC 3339 or a newsroom's system has it (base/loose_date.h); a number counts seconds or milliseconds.
/// @param suffix set behind it: "Z" where a format has UTC in mind and does not say so.
void read_date(json::Value value, Text& text, Report& report, std::string_view suffix = {});
/// A moment that WordPress gives twice, on the site's clock and on that of UTC, and no offset with either. What lies
/// between them is the offset.
void read_moment_beside_utc(json::Value local, json::Value utc, Text& text, Report& report);
void read_language(json::Value value, Text& text, Report& report);
/// A number, or a number in a string: "362", "362px", "1,362". 0 where it is none.
[[nodiscard]] int read_pixels(json::Value value, Report& report);
/// The same as thousandths; -1 where it is none.
[[nodiscard]] std::int64_t read_thousandths(json::Value value, Report& report);

/// Names: strings, or objects with one of `keys` and perhaps an address; a list of them, or one. Cut at
/// limits::max_list_items.
void read_names(json::Value value, std::vector<Link>& links, std::initializer_list<std::string_view> keys,
                Report& report);
void read_names(json::Value value, std::vector<Author>& people, std::initializer_list<std::string_view> keys,
                Report& report);
/// The same under "name".
template <class Named>
void read_named(json::Value value, std::vector<Named>& list, Report& report) {
  read_names(value, list, {"name"}, report);
}
/// A list in one text: "a, b, c".
void split_names(json::Value text, char separator, std::vector<Link>& links);
void split_names(json::Value text, char separator, std::vector<Author>& people);

} // namespace lede::formats
