// What was reported on the way, as the caller gets it: each warning with its place in the source.
#pragma once

#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"

namespace lede::output {

/// Takes the messages out of the report, in the order of the source; what the report only counted is the last warning.
[[nodiscard]] std::vector<Warning> locate_warnings(Report& report, const json::Document& document);

/// For a source that is no JSON: every place is an offset in it.
[[nodiscard]] std::vector<Warning> locate_warnings(Report& report, std::string_view source);

} // namespace lede::output
