// Reports values that do not have the form which a format requires.
#pragma once

#include <string_view>

#include "base/messages.h"
#include "base/report.h"
#include "json/document.h"

namespace lede::formats {

/// Returns whether the value has that kind; warns if it has not.
[[nodiscard]] bool expect(json::Value value, json::Kind kind, Report& report);
/// Warns that another value was expected. @param text has one argument, the value that was found.
void warn_invalid(json::Value value, WarningText text, Report& report);
void warn_missing(json::Value object, std::string_view name, Report& report);
void warn_unknown_block(json::Value object, std::string_view type, Report& report);
void warn_too_many(json::Value first_left_out, Report& report);

} // namespace lede::formats
