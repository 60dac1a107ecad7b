// The basic URL parser. In the standard it is a state machine over code points. Here each state is a function that gets
// the whole piece of text which the state would read. That is possible because the end of a piece never depends on the
// text inside it. The URL is serialised while it is parsed.
// @see https://url.spec.whatwg.org/#concept-basic-url-parser
#include "policy/url_parser.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"
#include "policy/url_encoding.h"
#include "policy/url_host.h"

namespace lede::url {

namespace {

bool is_slash(char byte) noexcept { return byte == '/' || byte == '\\'; }

std::size_t count_leading_slashes(std::string_view text) noexcept {
  std::size_t count = 0;
  while (count < text.size() && is_slash(text[count])) {
    ++count;
  }
  return count;
}

/// The offset of the first slash, or the text's size.
std::size_t find_slash(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && !is_slash(text[at])) {
    ++at;
  }
  return at;
}

/// Returns 1 for a single-dot path segment, 2 for a double-dot path segment, else 0. A dot may be written as "%2e".
int count_dots(std::string_view segment) noexcept {
  int dots = 0;
  while (!segment.empty() && dots < 3) {
    const bool is_escaped = segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' && (segment[2] | 0x20) == 'e';
    if (segment[0] != '.' && !is_escaped) {
      return 0;
    }
    segment.remove_prefix(is_escaped ? 3 : 1);
    ++dots;
  }
  return dots < 3 ? dots : 0;
}

/// Drops the last segment. @see https://url.spec.whatwg.org/#shorten-a-urls-path
void shorten_path(Url& url) {
  const std::size_t slash = url.text.rfind('/');
  if (slash >= url.path_begin && slash < url.text.size()) {
    url.text.resize(slash);
  }
}

/// Adds the segments of a path whose leading slash has been read. @see https://url.spec.whatwg.org/#path-state
void read_path(std::string_view text, Url& url) {
  for (;;) {
    const std::size_t slash = find_slash(text);
    const bool is_last = slash == text.size();
    const std::string_view segment = text.substr(0, slash);
    const int dots = count_dots(segment);
    if (dots == 2) {
      shorten_path(url);
    }
    if (dots == 0 || is_last) {
      url.text.push_back('/');
    }
    if (dots == 0) {
      append_percent_encoded(url.text, segment, k_path_set);
    }
    if (is_last) {
      return;
    }
    text.remove_prefix(slash + 1);
  }
}

/// @see https://url.spec.whatwg.org/#authority-state
void read_credentials(std::string_view text, Url& url) {
  const std::size_t begin = url.text.size();
  const std::size_t colon = std::min(text.find(':'), text.size());
  append_percent_encoded(url.text, text.substr(0, colon), k_userinfo_set);
  if (colon + 1 < text.size()) {
    url.text.push_back(':');
    append_percent_encoded(url.text, text.substr(colon + 1), k_userinfo_set);
  }
  if (url.text.size() > begin) {
    url.text.push_back('@');
  }
}

/// @see https://url.spec.whatwg.org/#port-state
bool read_port(std::string_view text, Url& url) {
  std::uint32_t port = 0;
  for (const char byte : text) {
    port = port * 10 + static_cast<std::uint32_t>(byte - '0');
    if (!ascii::is_digit(byte) || port > 0xFFFF) {
      return false;
    }
  }
  if (!text.empty() && port != (url.scheme() == "https" ? 443 : 80)) {
    url.text.push_back(':');
    append_number(url.text, port, 10);
  }
  return true;
}

/// @param text what follows the slashes. @see https://url.spec.whatwg.org/#host-state
bool read_authority(std::string_view text, Url& url) {
  std::string_view authority = text.substr(0, find_slash(text));
  text.remove_prefix(authority.size());
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != std::string_view::npos) {
    read_credentials(authority.substr(0, at_sign), url);
    authority.remove_prefix(at_sign + 1);
  }
  std::size_t end = 0;
  for (bool in_brackets = false; end < authority.size() && (authority[end] != ':' || in_brackets); ++end) {
    in_brackets = authority[end] == '[' || (in_brackets && authority[end] != ']');
  }
  url.host_begin = url.text.size();
  if (!append_host(url.text, authority.substr(0, end))) {
    return false;
  }
  url.host_end = url.text.size();
  if (end < authority.size() && !read_port(authority.substr(end + 1), url)) {
    return false;
  }
  url.path_begin = url.text.size();
  read_path(text.empty() ? text : text.substr(1), url);
  return true;
}

/// @see https://url.spec.whatwg.org/#relative-state
void read_relative(std::string_view text, std::size_t slashes, const Url& base, Url& url) {
  url = base;
  url.text.resize(slashes == 0 ? base.path_end : base.path_begin);
  if (text.empty()) {
    return;
  }
  if (slashes == 0) {
    shorten_path(url);
  }
  read_path(text.substr(slashes), url);
}

/// Spaces are kept. A space right before a query or fragment becomes "%20": at the end of a URL, the parser would
/// remove it.
/// @see https://url.spec.whatwg.org/#cannot-be-a-base-url-path-state
void read_opaque_path(std::string_view text, Url& url) {
  const bool ends_in_space = text.ends_with(' ');
  if (ends_in_space) {
    text.remove_suffix(1);
  }
  append_percent_encoded(url.text, text, k_c0_control_set);
  if (ends_in_space) {
    url.text.append("%20");
  }
}

} // namespace

bool is_web_scheme(std::string_view scheme) noexcept { return scheme == "https" || scheme == "http"; }

bool is_opaque_scheme(std::string_view scheme) noexcept { return scheme == "mailto" || scheme == "tel"; }

std::optional<Url> parse(std::string_view input, const Url* base) {
  std::string storage;
  const std::string_view stripped = strip_ignored(input, storage);
  return parse_stripped(stripped, read_scheme(stripped), base);
}

std::optional<Url> parse_stripped(std::string_view text, std::string_view scheme, const Url* base) {
  const bool has_scheme = !scheme.empty();
  if (!has_scheme && (base == nullptr || !is_web_scheme(base->scheme()))) {
    return std::nullopt;
  }
  if (has_scheme) {
    text.remove_prefix(scheme.size() + 1);
  } else {
    scheme = base->scheme();
  }

  // "?" and "#" end whatever comes before them in every state.
  const std::string_view fragment = text.substr(std::min(text.find('#'), text.size()));
  text.remove_suffix(fragment.size());
  const std::string_view query = text.substr(std::min(text.find('?'), text.size()));
  text.remove_suffix(query.size());

  const bool is_web = is_web_scheme(scheme);
  const std::size_t slashes = count_leading_slashes(text);
  const bool is_relative = is_web && base != nullptr && slashes < 2 && scheme == base->scheme();
  std::optional<Url> parsed(std::in_place);
  Url& url = *parsed;
  url.text.reserve(scheme.size() + text.size() + query.size() + fragment.size() + 4);
  if (is_relative) {
    read_relative(text, slashes, *base, url);
  } else if (is_web) {
    url.text.append(scheme).append("://");
    if (!read_authority(text.substr(slashes), url)) {
      return std::nullopt;
    }
  } else {
    if (!is_opaque_scheme(scheme) || text.starts_with('/')) {
      return std::nullopt;
    }
    url.text.append(scheme).append(":");
    read_opaque_path(text, url);
  }
  url.path_end = url.text.size();
  if (!query.empty()) {
    url.text.push_back('?');
    append_percent_encoded(url.text, query.substr(1), is_web ? k_special_query_set : k_query_set);
  } else if (is_relative && text.empty()) {
    url.text.append(base->text, base->path_end, base->query_end - base->path_end);
  }
  url.query_end = url.text.size();
  if (!fragment.empty()) {
    url.text.push_back('#');
    append_percent_encoded(url.text, fragment.substr(1), k_fragment_set);
  }
  return parsed;
}

} // namespace lede::url
