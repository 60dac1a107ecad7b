// The fields of parts that few articles of version 1 have: notes and updates. Pages without such a part do not load
// them.
#pragma once

#include "base/rest_data.h"
#include "formats/lede_v1_tables.h"

namespace lede::formats::v1 {

LEDE_REST_DATA inline constexpr Field k_note_fields[] = {
    {"text", other, offsetof(Note, text), nullptr, read_rich_text},
    {k_type, other, offsetof(Note, type), nullptr, read_note_type},
    {"published", date, offsetof(Note, published)},
};
LEDE_REST_DATA inline constexpr Shape k_note = {k_note_fields, k_needs_first};

LEDE_REST_DATA inline constexpr Field k_update_fields[] = {
    {"text", other, offsetof(Update, text), nullptr, read_rich_text},
    {"headline", text, offsetof(Update, name)},
    {"published", date, offsetof(Update, published)},
};
LEDE_REST_DATA inline constexpr Shape k_update = {k_update_fields, k_needs_first};

} // namespace lede::formats::v1
