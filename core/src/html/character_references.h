// Character references ("&amp;", "&#8217;"), all 2,231 names of them.
// @see https://html.spec.whatwg.org/multipage/named-characters.html
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::html {

enum class ReferenceContext : unsigned char { text, attribute };

/// Reads one reference at the start of `text`, which begins with "&".
/// @param out the decoded characters are appended to it; it is not changed if there is no reference.
/// @return the size of the reference in bytes; 0 if the "&" does not begin one.
std::size_t decode_reference(std::string_view text, ReferenceContext context, std::string& out);

} // namespace lede::html
