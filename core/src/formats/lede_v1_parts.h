// The fields for parts that few articles of version 1 have, such as notes and updates. Pages load them only for such
// articles.
#pragma once

#include "formats/lede_v1_tables.h"

namespace lede::formats::v1 {

inline constexpr auto k_note_fields = fields_of<Note>({
    {"text", LEDE_MEMBER(Note, text), k_rich_text},
    {k_type, LEDE_MEMBER(Note, type), k_note_type},
    {"published", LEDE_MEMBER(Note, published), k_date},
});
inline constexpr Shape k_note = {k_note_fields, k_needs_first};

inline constexpr auto k_update_fields = fields_of<Update>({
    {"text", LEDE_MEMBER(Update, text), k_rich_text},
    {"headline", LEDE_MEMBER(Update, headline), k_text},
    {"published", LEDE_MEMBER(Update, published), k_date},
});
inline constexpr Shape k_update = {k_update_fields, k_needs_first};

} // namespace lede::formats::v1
