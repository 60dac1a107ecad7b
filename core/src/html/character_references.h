// Character references ("&amp;", "&#8217;"), all 2,231 names of them.
// @see https://html.spec.whatwg.org/multipage/named-characters.html
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::html {

enum class ReferenceContext : unsigned char { text, attribute };

/// Reads one reference at the start of `text`, which begins with "&".
/// @param out gets the decoded characters appended where there is a reference, and nothing where there is none.
/// @return how many bytes of `text` the reference takes; 0 where "&" is only itself.
std::size_t decode_reference(std::string_view text, ReferenceContext context, std::string& out);

} // namespace lede::html
