// Markup that this server writes itself: the moderation page. Only literals become markup; every other text is escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lede/render.h"
#include "text.h"

namespace newsroom {

class Markup {
 public:
  /// Markup as written in the source. It is made from literals only.
  template <std::size_t Size>
  Markup& raw(const char (&literal)[Size]) { // NOLINT: a literal is an array
    out_.append(literal, Size - 1);
    return *this;
  }
  /// Text between tags or in a quoted attribute.
  Markup& text(std::string_view text) {
    out_ += escape_html(text);
    return *this;
  }
  /// Markup that Lede's core has sanitized.
  Markup& sanitized(const lede::RenderOutput& output) {
    out_ += output.html;
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

} // namespace newsroom
