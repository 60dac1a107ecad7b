// The labels: words that Lede itself writes on a page. A host can replace each by its name. languages/en.json lists
// them with notes for translators: `labels` are those that every article may need, `rareLabels` those of parts that few
// articles have. From this file the build writes i18n/labels.def.
//
// A text may contain a `{…}`, which is replaced by a value. If it depends on a count, it has one form for each plural
// category of the language, separated by `|`, the general one last ("{count} rating|{count} ratings").
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lede::i18n {

/// The label "rating.title" is Label::rating_title, "seeAlso.title" is Label::see_also_title. The rare labels come
/// last.
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
