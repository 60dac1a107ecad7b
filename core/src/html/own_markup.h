// What Lede adds to every link, picture and figure, whether a component writes it or a document has it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/literal.h"
#include "base/text.h"
#include "policy/attribute.h"

namespace lede {

/// Returns the `rel` of a link to another site. @param own Lede's words. @param host the words that the host adds; may
/// be empty.
[[nodiscard]] inline std::string link_relation(Literal own, std::string_view host) {
  return host.empty() ? std::string(own.view()) : concat({own.view(), " ", host});
}

/// When a browser fetches a picture.
enum class Fetch : std::uint8_t {
  at_once,   ///< The first picture that readers see: at once, before other pictures.
  when_near, ///< Pictures further down: when the reader comes near.
};

/// Adds the attributes that every `<img>` has besides its address, its alternative text and its size. @param add is
/// called with each attribute and its value, a literal.
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
