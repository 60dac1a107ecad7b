// The names of the labels for parts that few articles have: key points, notes, updates, kinds of articles. They have a
// table of their own, so that pages whose host replaces no label do not load it.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::i18n {

/// The public name of the rare label at `index`: "keyPoints.title".
[[nodiscard]] std::string_view rare_label_name(std::size_t index) noexcept;

/// Whether a host's options may name such a label.
[[nodiscard]] bool is_rare_label_name(std::string_view name) noexcept;

} // namespace lede::i18n
