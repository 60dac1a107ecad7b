// Pictures, players and sources whose real address waits in another attribute until a script moves it to `src`.
#pragma once

#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::body {

/// Returns the tag's attributes with `src`, `srcset` and `poster` set as the page's script would set them; empty if the
/// tag says nothing about a later address. The views lean on the tag.
[[nodiscard]] std::vector<html::RawAttribute> with_late_addresses(const html::StartTag& tag);

/// Whether a picture's address is that of a stand-in: nothing, inline data, or a file with a name such as "blank.gif".
[[nodiscard]] bool is_stand_in_address(std::string_view address);

} // namespace lede::body
