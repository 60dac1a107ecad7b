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

inline constexpr auto k_article_part_fields = fields_of<Article>({
    {"sponsor", LEDE_MEMBER(Article, sponsor), item(k_named_link)},
    {"readingMinutes", LEDE_MEMBER(Article, reading_minutes), k_count},
    {"keyPoints", LEDE_MEMBER(Article, key_points), k_key_points},
    {"notes", LEDE_MEMBER(Article, notes), k_notes},
    {"updates", LEDE_MEMBER(Article, updates), k_updates},
    {"once", LEDE_MEMBER(Article, once), k_switch},
});
inline constexpr Shape k_article_parts = {k_article_part_fields, !k_needs_first};

} // namespace lede::formats::v1
