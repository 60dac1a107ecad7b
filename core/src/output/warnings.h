// Turns the report into the caller's warnings, each with its place in the source.
#pragma once

#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"

namespace lede::output {

/// Moves the messages out of the report, in the order of the source. The last warning says how many were only counted.
[[nodiscard]] std::vector<Warning> locate_warnings(Report& report, const json::Document& document);

/// For a source that is not JSON: every place is an offset in it.
[[nodiscard]] std::vector<Warning> locate_warnings(Report& report, std::string_view source);

} // namespace lede::output
