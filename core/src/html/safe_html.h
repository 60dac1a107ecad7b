// A type for safe markup. Only HtmlWriter can make one, so the compiler checks where markup comes from.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace lede {

/// Finished markup: balanced, canonical, built only from names in our tables and escaped text. It is safe only in a
/// flow container (see SECURITY.md); the type does not check where it is put.
class SafeHtml {
 public:
  /// No markup at all.
  SafeHtml() = default;

  [[nodiscard]] std::string_view view() const noexcept { return html_; }
  [[nodiscard]] bool empty() const noexcept { return html_.empty(); }
  /// Moves the text out; from then on the type does not protect it. Only for the finished result, when it leaves the
  /// core.
  [[nodiscard]] std::string release() && { return std::move(html_); }

 private:
  friend class HtmlWriter;
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}
  std::string html_;
};

} // namespace lede
