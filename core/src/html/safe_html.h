// Markup that is known to be safe, as a type. Only HtmlWriter makes one, so "where did this string come from" is a
// question for the compiler.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace lede {

/// Finished markup: balanced, canonical, built only from names in our tables and escaped text. It promises nothing
/// about the context it is put into: that must be a flow container (see SECURITY.md).
class SafeHtml {
 public:
  /// No markup at all.
  SafeHtml() = default;

  [[nodiscard]] std::string_view view() const noexcept { return html_; }
  [[nodiscard]] bool empty() const noexcept { return html_.empty(); }
  /// Ends the type's protection: only for handing the finished result out of the core.
  [[nodiscard]] std::string release() && { return std::move(html_); }

 private:
  friend class HtmlWriter;
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}
  std::string html_;
};

} // namespace lede
