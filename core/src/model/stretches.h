// The places of a text that an adapter assembled or changed.
#pragma once

#include <cstddef>
#include <vector>

#include "base/report.h"
#include "model/article.h"

namespace lede {

/// Changes the warnings about such a text so that they name the values from which it was assembled.
/// @param stretches of the text; not empty. @param first_warning the first that is about it.
void trace_back(const std::vector<Stretch>& stretches, std::vector<PendingWarning>& warnings,
                std::size_t first_warning);

} // namespace lede
