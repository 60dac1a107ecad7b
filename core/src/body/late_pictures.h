// Pictures, players and sources whose real address is in another attribute, from which a script moves it to `src`.
#pragma once

#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::body {

/// Returns the tag's attributes with `src`, `srcset` and `poster` set as the page's script would set them; empty if the
/// tag has no such address. The views point into the tag.
[[nodiscard]] std::vector<html::RawAttribute> with_late_addresses(const html::StartTag& tag);

/// Whether a picture's address is that of a placeholder: empty, inline data, or a file name such as "blank.gif".
[[nodiscard]] bool is_stand_in_address(std::string_view address);

} // namespace lede::body
