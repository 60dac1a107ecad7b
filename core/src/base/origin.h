// Where a piece of text came from, small enough to travel with it through the whole line.
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
