// The URL parser of the WHATWG standard. The policy calls its first steps separately, so that policy and parser see the
// same scheme. @see https://url.spec.whatwg.org/
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lede::url {

/// An absolute URL as the standard serialises it, and where its parts are.
struct Url {
  std::string text;
  std::size_t host_begin = 0; // equal to host_end if there is no host: mailto, tel
  std::size_t host_end = 0;   // an IPv6 address includes its brackets; a port may follow
  std::size_t path_begin = 0;
  std::size_t path_end = 0;  // the query begins here, with its "?"
  std::size_t query_end = 0; // the fragment begins here, with its "#"

  [[nodiscard]] std::string_view scheme() const noexcept { return std::string_view(text).substr(0, text.find(':')); }
  [[nodiscard]] std::string_view host() const noexcept {
    return std::string_view(text).substr(host_begin, host_end - host_begin);
  }
  [[nodiscard]] bool has_credentials() const noexcept { return host_begin > 0 && text[host_begin - 1] == '@'; }
  /// Whether the URL is only a scheme, a host and a "/".
  [[nodiscard]] bool is_bare_host() const noexcept { return text.size() == host_end + 1 && !has_credentials(); }
};

[[nodiscard]] bool is_web_scheme(std::string_view scheme) noexcept;
/// Whether URLs of the scheme have no host: mailto, tel.
[[nodiscard]] bool is_opaque_scheme(std::string_view scheme) noexcept;

/// The basic URL parser for the schemes that a policy can allow. If it accepts a URL, the result is that of the
/// standard. It refuses other schemes, mailto: and tel: followed by a slash, and IPv4 addresses that are not written as
/// four decimal numbers. @see https://url.spec.whatwg.org/#concept-basic-url-parser
/// In hosts that need the IDNA mapping, ASCII letters become lower case and other code points are kept. A browser maps
/// the result to the same host as the author's text.
/// @param input well-formed UTF-8. @param base an http(s) URL, or null. @return nothing on failure.
[[nodiscard]] std::optional<Url> parse(std::string_view input, const Url* base);

/// The input without what the standard ignores: C0 controls and spaces at both ends, TAB, LF and CR anywhere.
/// @param storage holds the result if something inside was removed; the returned view points into it or into the input.
[[nodiscard]] std::string_view strip_ignored(std::string_view input, std::string& storage);

/// The scheme that the stripped input starts with, in lower case and without its ":"; empty if it has none.
[[nodiscard]] std::string read_scheme(std::string_view stripped);

/// Does what `parse` does, with the results of `strip_ignored` and `read_scheme`.
[[nodiscard]] std::optional<Url> parse_stripped(std::string_view stripped, std::string_view scheme, const Url* base);

} // namespace lede::url
