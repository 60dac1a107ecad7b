// String literals as a type of their own.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede {

/// A string literal: never null, and never a text made at run time. It is passed as one machine word; a string_view
/// takes two.
class Literal {
 public:
  template <std::size_t Size>
  consteval Literal(const char (&text)[Size]) : text_(text) {} // NOLINT: meant to convert

  [[nodiscard]] constexpr std::string_view view() const { return text_; }
  [[nodiscard]] constexpr bool empty() const { return *text_ == '\0'; }

 private:
  const char* text_;
};

} // namespace lede
