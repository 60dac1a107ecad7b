// URLs are parsed and resolved as in the WHATWG standard, judged by their components, and written in serialised form.
// The policy never judges a URL by the beginning of its text. @see https://url.spec.whatwg.org/
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/url_parser.h"

namespace lede {

/// A URL that the policy allows, ready for an attribute. Only UrlPolicy makes one. Its scheme is allowed, its host is
/// what it seems to be, and browsers parse it to the same URL. Nothing is promised about the resource at that address.
class SafeUrl {
 public:
  [[nodiscard]] std::string_view view() const noexcept { return text_; }

 private:
  friend class UrlPolicy;
  explicit SafeUrl(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

enum class UrlUse : std::uint8_t {
  link,     ///< `a href`, `cite`: http, https, mailto, tel, and "#fragment".
  resource, ///< `poster`, `source src`, `srcset` …: http and https.
  endpoint, ///< Where a form posts to: http and https.
  embed,    ///< The address of an embed, which is loaded when the reader asks for it: http and https.
  image,    ///< `img src` alone: http and https, and data: images where the option says so.
};

enum class UrlVerdict : std::uint8_t {
  allowed,
  not_a_url,
  scheme_not_allowed,
  host_not_allowed,
  has_credentials,
  no_base,
  too_long
};

/// "its scheme is not allowed" …, for messages.
[[nodiscard]] std::string_view describe(UrlVerdict verdict) noexcept;

class UrlPolicy {
 public:
  struct Options {
    bool data_images = false;
    /// Hosts for resources, pictures and embeds, "cdn.example" or "*.cdn.example"; must outlive the policy. Null: any.
    const std::vector<std::string>* hosts = nullptr;
  };

  /// @param base absolute http(s) URL that relative ones start from; empty or unusable: none, and relative URLs are
  /// refused.
  UrlPolicy(std::string_view base, Options options);

  [[nodiscard]] bool has_base() const noexcept { return base_.has_value(); }

  struct Judgement {
    std::optional<SafeUrl> url; ///< Present if `verdict` is `allowed`.
    UrlVerdict verdict = UrlVerdict::allowed;
  };
  /// @param text an attribute's value, character references decoded.
  [[nodiscard]] Judgement allow(std::string_view text, UrlUse use) const;

  /// Accepts an address that the host itself gives, such as that of its style sheet. It may be relative to the page
  /// that will contain the markup. Only the browser knows that page, so the address is kept as written. Never use it
  /// for a document's URLs.
  /// @return nothing if it cannot be an http(s) address on any page.
  [[nodiscard]] static std::optional<SafeUrl> host_address(std::string_view text);

  /// Returns a link to an id on the same page: "#" and the id, percent-encoded as a fragment.
  [[nodiscard]] SafeUrl same_page(std::string_view id) const;

  /// Judges a `srcset`. Returns the candidates whose URL is allowed and whose descriptors are well-formed. Commas in
  /// their URLs are percent-encoded. @see https://html.spec.whatwg.org/#parsing-a-srcset-attribute
  /// @param removed gets the number of candidates that were removed.
  [[nodiscard]] std::optional<SafeUrl> allow_srcset(std::string_view text, int& removed) const;

  /// Adds a candidate to the text of a `srcset`, as `allow_srcset` writes it.
  /// @param width in pixels; 0: the candidate has none.
  static void append_candidate(std::string& srcset, const SafeUrl& url, int width);

 private:
  [[nodiscard]] UrlVerdict judge(std::string_view text, UrlUse use, std::string& out) const;

  std::optional<url::Url> base_;
  Options options_;
};

} // namespace lede
