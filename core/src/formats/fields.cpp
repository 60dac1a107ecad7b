// Values of a JSON document as the model wants them.
#include "formats/fields.h"

#include <string>

#include "base/date_time.h"
#include "base/language_tag.h"
#include "base/text.h"

namespace lede::formats {
namespace {

void warn(WarningCode code, std::initializer_list<std::string_view> message, json::Value value, Report& report,
          std::size_t text_offset = 0) {
  report.warn(code, report.wants_message() ? concat(message) : std::string(), value.origin(), text_offset);
}

void read_rich_text(json::Value value, Markup markup, RichText& text, Report& report) {
  if (expect(value, json::Kind::string, report)) text = {markup, std::string(value.text()), value.origin()};
}

} // namespace

bool expect(json::Value value, json::Kind kind, Report& report) {
  if (value.is(kind)) return true;
  warn(WarningCode::wrong_type, {"expected ", json::describe(kind), ", found ", json::describe(value.kind())}, value,
       report);
  return false;
}

void warn_invalid(json::Value value, std::string_view message, Report& report) {
  warn(WarningCode::invalid_value, {message}, value, report);
}

void warn_missing(json::Value object, std::string_view name, Report& report) {
  warn(WarningCode::missing_field, {"left out, because it has no ", quote(name)}, object, report);
}

void warn_unknown_field(json::Value member, Report& report) {
  warn(WarningCode::unknown_field, {"there is no field ", quote(member.key()), " here; it was ignored"}, member, report,
       json::k_at_key);
}

void warn_too_many(json::Value first_left_out, Report& report) {
  warn(WarningCode::too_many_items, {"the list is too long; it was cut here"}, first_left_out, report);
}

bool require(bool is_there, json::Value object, std::string_view name, Report& report) {
  if (!is_there) warn_missing(object, name, report);
  return is_there;
}

void read_text(json::Value value, Text& text, Report& report) {
  if (expect(value, json::Kind::string, report)) text = {std::string(value.text()), value.origin()};
}

void read_markdown(json::Value value, RichText& text, Report& report) {
  read_rich_text(value, Markup::markdown, text, report);
}

void read_html(json::Value value, RichText& text, Report& report) { read_rich_text(value, Markup::html, text, report); }

void read_date(json::Value value, Text& text, Report& report) {
  if (!expect(value, json::Kind::string, report)) return;
  if (!parse_date_time(value.text())) {
    return warn_invalid(value, "expected a date as RFC 3339 writes it, such as 2021-07-13T18:03:00+07:00", report);
  }
  read_text(value, text, report);
}

void read_language(json::Value value, Text& text, Report& report) {
  if (!expect(value, json::Kind::string, report)) return;
  if (!is_language_tag(value.text())) {
    return warn_invalid(value, "expected a language tag as BCP 47 writes it, such as vi or en-GB", report);
  }
  read_text(value, text, report);
}

void read_count(json::Value value, std::int64_t& count, Report& report) {
  if (!expect(value, json::Kind::number, report)) return;
  const std::optional<std::int64_t> number = value.integer();
  if (!number || *number < 0) return warn_invalid(value, "expected a whole number that is not negative", report);
  count = *number;
}

void read_optional_count(json::Value value, std::optional<std::int64_t>& count, Report& report) {
  std::int64_t number = -1;
  read_count(value, number, report);
  if (number >= 0) count = number;
}

void read_pixels(json::Value value, int& pixels, Report& report) {
  if (!expect(value, json::Kind::number, report)) return;
  const std::optional<std::int64_t> number = value.integer();
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(limits::max_pixels)) {
    return warn_invalid(value, "expected a whole number of pixels from 1 to 32767", report);
  }
  pixels = static_cast<int>(*number);
}

} // namespace lede::formats
