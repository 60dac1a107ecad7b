// Pictures, players and sources whose real address waits in another attribute until a script moves it to `src`.
#pragma once

#include <vector>

#include "html/token.h"

namespace lede::body {

/// Returns the tag's attributes with `src`, `srcset` and `poster` set as the page's script would set them; empty if the
/// tag says nothing about a later address. The views lean on the tag.
[[nodiscard]] std::vector<html::RawAttribute> with_late_addresses(const html::StartTag& tag);

} // namespace lede::body
