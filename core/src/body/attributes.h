// Judges a start tag's attributes by the policy table. The result is ready for the writer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "body/body.h"
#include "html/html_writer.h"
#include "html/token.h"
#include "policy/attribute.h"

namespace lede::body {

struct CleanAttribute {
  Attribute name = Attribute::title;
  UrlAttribute url_name = UrlAttribute::href;
  std::string value;          ///< The value of `name`; not used if there is a `url`.
  std::optional<SafeUrl> url; ///< The value of `url_name`.
};

/// The attributes of one element, in the order they are written.
class CleanAttributes {
 public:
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] const std::vector<CleanAttribute>& list() const { return list_; }
  [[nodiscard]] bool has(UrlAttribute name) const;
  [[nodiscard]] bool has(Attribute name) const;
  /// Null if there is none.
  [[nodiscard]] const SafeUrl* find(UrlAttribute name) const;
  [[nodiscard]] std::string_view text_of(Attribute name) const;
  /// Whether `href` is a fragment of the same page.
  [[nodiscard]] bool leads_into_page() const;
  void add(Attribute name, std::string value) { add(CleanAttribute{name, {}, std::move(value), std::nullopt}); }
  void add(UrlAttribute name, SafeUrl url) { add(CleanAttribute{{}, name, {}, std::move(url)}); }
  void remove(Attribute name);
  [[nodiscard]] bool same_as(const CleanAttributes& other) const;
  /// Roughly how many bytes they take in the output.
  [[nodiscard]] std::size_t size() const;
  void write(HtmlWriter& writer) const;

 private:
  void add(CleanAttribute attribute);

  std::vector<CleanAttribute> list_;
};

/// @param element the one that will be written, which may not be the one in `tag` (`<strike>` is written as `<s>`).
[[nodiscard]] CleanAttributes clean_attributes(Element element, const html::StartTag& tag, Origin origin,
                                               const Context& context);

} // namespace lede::body
