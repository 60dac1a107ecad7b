// The core's only sort function. std::sort is a template, which would be compiled once for each type.
#pragma once

#include <cstdint>
#include <vector>

namespace lede {

/// Heap sort: in place, and never quadratic.
/// @param is_before a strict total order. @param context passed on to `is_before`.
void sort(std::vector<std::uint64_t>& items,
          bool (*is_before)(std::uint64_t left, std::uint64_t right, const void* context), const void* context);

} // namespace lede
