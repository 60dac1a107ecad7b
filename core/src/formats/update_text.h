// The HTML of a live article's updates.
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "json/document.h"

namespace lede::formats {

/// Appends an element with a text; nothing if the text is blank.
void append_element(std::string_view element, std::string_view text, std::string& html);

/// Appends HTML unchanged, and plain text with a paragraph for each line. Warns if the value is not a text.
void append_update_text(json::Value value, std::string& html, Report& report);

} // namespace lede::formats
