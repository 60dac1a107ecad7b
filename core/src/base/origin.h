// Which value of the document a text came from. It is small, so every text can carry it from the reader to the
// warnings.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lede {

/// Names one value of the source document. The model carries it without knowing what it means; only json::Document
/// can turn it back into a path and an offset. 0 is the document itself, or a plain text given as such.
struct Origin {
  std::uint32_t value_index = 0;
};

} // namespace lede
