// Where the lines of a text come from that an adapter has changed.
#pragma once

#include <string_view>
#include <vector>

#include "base/origin.h"
#include "model/article.h"

namespace lede::formats {

/// Finds the lines of `source`, the text of the value `origin`, in a text that was made of it by changing parts and
/// leaving the rest in its order. What is new comes from the line in whose place it is. @return no stretches if the
/// texts are equal.
[[nodiscard]] std::vector<Stretch> places_of(std::string_view text, std::string_view source, Origin origin);

} // namespace lede::formats
