// URLs: parsed and resolved as the WHATWG standard does, judged by their parts, and written out in their serialised
// form. Nothing is ever judged by its prefix. @see https://url.spec.whatwg.org/
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lede {

/// A URL that the policy has let pass, ready for an attribute. Only UrlPolicy makes one. It does not promise that the
/// address is wholesome: it promises that its scheme is one of the allowed ones, that it names the host it seems to
/// name, and that a browser reads it as it was read here.
class SafeUrl {
 public:
  [[nodiscard]] std::string_view view() const noexcept { return text_; }

 private:
  friend class UrlPolicy;
  explicit SafeUrl(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

namespace url {

/// An absolute URL as the standard serialises it, and where its parts are.
struct Url {
  std::string text;
  std::size_t host_begin = 0; // equal to host_end where there is no host: mailto, tel
  std::size_t host_end = 0;   // IPv6 stands in its brackets; a port may follow
  std::size_t path_begin = 0;
  std::size_t path_end = 0;  // and with it the query, which begins with "?"
  std::size_t query_end = 0; // and with it the fragment, which begins with "#"

  [[nodiscard]] std::string_view scheme() const noexcept { return std::string_view(text).substr(0, text.find(':')); }
  [[nodiscard]] std::string_view host() const noexcept {
    return std::string_view(text).substr(host_begin, host_end - host_begin);
  }
  [[nodiscard]] bool has_credentials() const noexcept { return host_begin > 0 && text[host_begin - 1] == '@'; }
  /// Nothing but a scheme, a host and the "/" after it.
  [[nodiscard]] bool is_bare_host() const noexcept { return text.size() == host_end + 1 && !has_credentials(); }
};

[[nodiscard]] bool is_web_scheme(std::string_view scheme) noexcept;

/// The basic URL parser, for the schemes that any policy lets pass: what it accepts it reads as the standard does; it
/// refuses other schemes, mailto: and tel: with a slash behind them, and IPv4 addresses that are not written as four
/// decimal numbers. @see https://url.spec.whatwg.org/#concept-basic-url-parser
/// Hosts that need IDNA mapping: ASCII letters are lowered, other code points stay as written (a browser maps them, and
/// to the same host as it would have mapped the author's text).
/// @param input well-formed UTF-8. @param base an http(s) URL, or null. @return nothing on failure.
[[nodiscard]] std::optional<Url> parse(std::string_view input, const Url* base);

/// The bytes that a percent-encoded text stands for; they need not be UTF-8. What is no escape stays.
[[nodiscard]] std::string percent_decode(std::string_view text);

} // namespace url

enum class UrlUse : std::uint8_t {
  link,     ///< `a href`, `cite`: http, https, mailto, tel, and "#fragment".
  resource, ///< `poster`, `source src`, `srcset` …: http and https.
  endpoint, ///< Where a form posts to: http and https.
  embed,    ///< Where an embed leads to, and is loaded from when the reader asks for it: http and https.
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
    std::optional<SafeUrl> url; ///< Present where `verdict` is `allowed`.
    UrlVerdict verdict = UrlVerdict::allowed;
  };
  /// @param text an attribute's value, character references decoded.
  [[nodiscard]] Judgement allow(std::string_view text, UrlUse use) const;

  /// An address that the host itself gives, such as that of its style sheet: absolute, or relative to the page that the
  /// markup will stand on, which only the browser knows; so it stays as the host wrote it. Never for a document's URLs.
  /// @return nothing where it is no http(s) address on any page.
  [[nodiscard]] static std::optional<SafeUrl> host_address(std::string_view text);

  /// A link to an id of the same page: "#" and the id, percent-encoded as a fragment.
  [[nodiscard]] SafeUrl same_page(std::string_view id) const;

  /// `srcset`: the candidates whose URL passes and whose descriptors are well formed, written out again with commas in
  /// URLs percent-encoded. @see https://html.spec.whatwg.org/#parsing-a-srcset-attribute
  /// @param removed counts the candidates that were left out.
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
