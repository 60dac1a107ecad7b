// The words that Lede itself puts on a page, each with the name under which a host can replace it. They are listed,
// with a note for translators, in languages/en.json: `labels` are those that every article may need, `rareLabels` those
// of parts that few articles have. From there the build writes i18n/labels.def.
//
// A text may hold `{…}`, where a value is put, and, if it depends on a count, one form for each of the language's
// plural categories between `|` ("{count} rating|{count} ratings"), the general one last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lede::i18n {

/// rating.title is Label::rating_title, seeAlso.title is Label::see_also_title. The rare ones come last.
enum class Label : std::uint8_t {
#define LEDE_LABEL(identifier, name)      identifier,
#define LEDE_RARE_LABEL(identifier, name) identifier,
#include "i18n/labels.def"
};

inline constexpr std::size_t k_label_count =
#define LEDE_LABEL(identifier, name) 1 +
#include "i18n/labels.def"
    0;

inline constexpr std::size_t k_rare_label_count =
#define LEDE_RARE_LABEL(identifier, name) 1 +
#include "i18n/labels.def"
    0;

/// The label's public name: "rating.title".
[[nodiscard]] std::string_view name_of(Label label) noexcept;

/// Whether a host's options may name this label.
[[nodiscard]] bool is_label_name(std::string_view name) noexcept;

} // namespace lede::i18n
