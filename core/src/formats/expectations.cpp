// Reports values that do not have the form which a format requires.
#include "formats/expectations.h"

#include "base/text.h"

namespace lede::formats {

bool expect(json::Value value, json::Kind kind, Report& report) {
  if (value.is(kind)) return true;
  // A null, and the empty array that PHP writes for an empty object, say nothing that could be lost.
  const bool is_nothing =
      value.is(json::Kind::null) || (kind == json::Kind::object && value.is(json::Kind::array) && value.size() == 0);
  report.warn(is_nothing ? Severity::changed : messages::wrong_type.severity(), messages::wrong_type,
              {json::describe(kind), json::describe(value.kind())}, value.origin());
  return false;
}

void warn_invalid(json::Value value, WarningText text, Report& report) {
  const std::string_view found = value.text();
  report.warn(text, {value.is(json::Kind::string) ? quote(found) : found}, value.origin());
}

void warn_missing(json::Value object, std::string_view name, Report& report) {
  report.warn(messages::missing_field, {quote(name)}, object.origin());
}

void warn_unknown_block(json::Value object, std::string_view type, Report& report) {
  report.warn(messages::unknown_block, {quote(type)}, object.origin());
}

void warn_too_many(json::Value first_left_out, Report& report) {
  report.warn(messages::list_cut, {}, first_left_out.origin());
}

} // namespace lede::formats
