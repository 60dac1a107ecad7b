// What Lede adds to links, pictures and figures of its own accord, whether a component or a document has them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/literal.h"
#include "base/text.h"
#include "policy/attribute.h"

namespace lede {

/// The `rel` of a link that leads elsewhere. @param own what Lede says of it. @param host words that the host adds.
[[nodiscard]] inline std::string link_relation(Literal own, std::string_view host) {
  return host.empty() ? std::string(own.view()) : concat({own.view(), " ", host});
}

/// When a browser fetches a picture.
enum class Fetch : std::uint8_t {
  at_once,   ///< Seen first: at once, and before others.
  when_near, ///< Further down: when the reader comes near.
};

/// What every `<img>` has besides its address, its text and its size.
/// @param add takes an attribute and its value, a literal.
template <class Add>
void add_picture_attributes(Fetch fetch, Add add) {
  if (fetch == Fetch::at_once)
    add(Attribute::fetchpriority, "high");
  else
    add(Attribute::loading, "lazy");
  add(Attribute::decoding, "async");
  add(Attribute::referrerpolicy, "strict-origin-when-cross-origin");
}

/// The classes of a `<figure>` whose picture has a role ("wide", "portrait").
[[nodiscard]] inline std::string figure_class(std::string_view role) {
  return concat({"lede-figure lede-image-", role});
}

} // namespace lede
