// Which JSON is an item of ninjs, and which item of a package has its text.
#pragma once

#include "formats/format.h"

namespace lede::formats {

/// Whether an object is an item, by fields that only agencies use.
[[nodiscard]] Likeness ninjs_likeness(json::Value root);

/// Returns the item that has the text of a package: "main", "main-0", or the first with a text.
[[nodiscard]] json::Value main_item_of(json::Value package);

} // namespace lede::formats
