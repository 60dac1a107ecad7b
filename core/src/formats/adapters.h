// Declares the `Format` of every row of formats.def. Each is defined in the file of its name.
#pragma once

#include "formats/format.h"

namespace lede::formats {

#define LEDE_FORMAT(identifier, name, what) extern const Format k_##identifier;
#include "formats/formats.def"

/// Whether a document that looks like version 1 has several fields that only other systems use: `author`, `date` …
[[nodiscard]] bool is_rather_plain_cms(json::Value root);

} // namespace lede::formats
