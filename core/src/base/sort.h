// The one sort of the core: a template would be compiled for each type that is sorted.
#pragma once

#include <cstdint>
#include <vector>

namespace lede {

/// A heap sort: never quadratic, and in place.
/// @param is_before a strict order in which no two are alike; `context` is handed on to it.
void sort(std::vector<std::uint64_t>& items,
          bool (*is_before)(std::uint64_t left, std::uint64_t right, const void* context), const void* context);

} // namespace lede
