// Documents in a string of another document: what is read from them gets the place of that string.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Sets the origin of every text of a block.
void move_origins(Block& block, Origin origin);

/// Adds the warnings of an inner document. @param value the string that it is in; places are those in the string.
void take_inner_warnings(Report&& inner, const json::Document& document, json::Value value, Report& report);

} // namespace lede::formats
