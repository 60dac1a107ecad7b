// The words of parts that few articles have: key points, notes, updates, kinds of articles. They are in a table of
// their own, so that pages without such a part do not load them.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::i18n {

/// The public name of the rare label at `index`: "keyPoints.title".
[[nodiscard]] std::string_view rare_label_name(std::size_t index) noexcept;

/// Whether a host's options may name such a label.
[[nodiscard]] bool is_rare_label_name(std::string_view name) noexcept;

/// The text of that label. @param tag of one of our languages, as `Language` has it.
[[nodiscard]] std::string_view rare_label_text(std::string_view tag, std::size_t index) noexcept;

} // namespace lede::i18n
