// Errors and warnings as JSON. The report file, the harness and the JavaScript package have the same fields.
#pragma once

#include <vector>

#include "json/writer.h"
#include "lede/render.h"

namespace lede::output {

/// An array of `{"code", "severity", "message", "path", "offset", "line", "column", "count"}`.
void write_warnings(json::Writer& writer, const std::vector<Warning>& warnings);
void write_error(json::Writer& writer, const Error& error);

} // namespace lede::output
