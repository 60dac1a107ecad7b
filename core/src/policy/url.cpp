// The URL policy: which URLs are allowed for which use. It judges the parsed URL, never the text.
#include "policy/url.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "policy/url_encoding.h"
#include "policy/url_parser.h"
#include "policy/url_plain.h"

namespace lede {

namespace {

bool is_scheme_allowed(std::string_view scheme, UrlUse use) noexcept {
  return url::is_web_scheme(scheme) || (use == UrlUse::link && url::is_opaque_scheme(scheme));
}

/// @param pattern "cdn.example", or "*.cdn.example" for every host below it.
bool matches_host(std::string_view pattern, std::string_view host) noexcept {
  if (!pattern.starts_with("*.")) return pattern == host;
  const std::string_view below = pattern.substr(1);
  return host.size() > below.size() && host.ends_with(below);
}

bool is_host_allowed(const url::Url& url, UrlUse use, const std::vector<std::string>* hosts) noexcept {
  if (hosts == nullptr || use == UrlUse::link || use == UrlUse::endpoint) return true;
  for (const std::string& pattern : *hosts) {
    if (matches_host(pattern, url.host())) return true;
  }
  return false;
}

/// Reads `data:image/png;base64,…` and similar URLs, and writes the part before the data in lower case.
/// @param stripped what url::strip_ignored left.
bool read_data_image(std::string_view stripped, std::string& out) {
  constexpr std::string_view k_begin = "data:image/";
  constexpr std::string_view k_end = ";base64";
  const std::size_t comma = stripped.substr(0, 32).find(','); // the longest prefix allowed has 23 bytes
  if (comma == std::string_view::npos) {
    return false;
  }
  out = stripped.substr(0, comma);
  lower_ascii(out);
  std::string_view type = out;
  if (!type.starts_with(k_begin) || !type.ends_with(k_end)) {
    return false;
  }
  type.remove_prefix(k_begin.size());
  type.remove_suffix(k_end.size());
  if (!has_word("png jpeg gif webp avif", type)) {
    return false;
  }
  const std::string_view payload = stripped.substr(comma);
  std::string_view digits = payload.substr(1);
  for (int padding = 0; padding < 2 && digits.ends_with('='); ++padding) digits.remove_suffix(1);
  for (const char byte : digits) {
    if (!ascii::is_letter(byte) && !ascii::is_digit(byte) && byte != '+' && byte != '/') {
      return false;
    }
  }
  out.append(payload);
  return true;
}

} // namespace

std::string_view describe(UrlVerdict verdict) noexcept {
  return word_at(phrases::url_verdicts, static_cast<std::size_t>(verdict), '\n');
}

UrlPolicy::UrlPolicy(std::string_view base, Options options) : options_(options) {
  if (base.size() > limits::max_base_url_bytes) {
    return;
  }
  base_ = url::parse(base, nullptr);
  if (base_ && base_->has_credentials()) {
    // The base of a staging site may have credentials. Remove them: otherwise every relative link would have them, and
    // would be refused.
    const std::size_t begin = base_->scheme().size() + 3;
    base_->text.erase(begin, base_->host_begin - begin);
    base_ = url::parse(std::string(base_->text), nullptr);
  }
  if (base_ && !url::is_web_scheme(base_->scheme())) {
    base_.reset();
  }
}

UrlPolicy::Judgement UrlPolicy::allow(std::string_view text, UrlUse use) const {
  std::string out;
  Judgement judgement;
  judgement.verdict = judge(text, use, out);
  if (judgement.verdict == UrlVerdict::allowed) {
    judgement.url = SafeUrl(std::move(out));
  }
  return judgement;
}

/// @param out the URL, if it is allowed.
UrlVerdict UrlPolicy::judge(std::string_view text, UrlUse use, std::string& out) const {
  // Every use allows plain http(s) URLs. If the host gave a list of hosts, the URL has to be parsed.
  if (!k_is_small_build && options_.hosts == nullptr && text.size() < limits::max_url_bytes) {
    if (const url::PlainUrl plain = url::read_plain(text); plain != url::PlainUrl::no) {
      out = text;
      if (plain == url::PlainUrl::without_path) {
        out.push_back('/');
      }
      return UrlVerdict::allowed;
    }
  }
  std::string storage;
  const std::string_view stripped = url::strip_ignored(text, storage);
  const std::string scheme = url::read_scheme(stripped);
  const bool has_scheme = !scheme.empty();
  if (has_scheme) { // before the length is checked, so that the verdict on an inline image names its scheme
    if (scheme == "data" && use == UrlUse::image && options_.data_images) {
      if (stripped.size() > limits::max_data_url_bytes) {
        return UrlVerdict::too_long;
      }
      return read_data_image(stripped, out) ? UrlVerdict::allowed : UrlVerdict::scheme_not_allowed;
    }
    if (!is_scheme_allowed(scheme, use)) {
      return UrlVerdict::scheme_not_allowed;
    }
  }
  if (stripped.empty()) {
    return UrlVerdict::not_a_url; // a browser would resolve it to the page itself, which nobody means
  }
  if (stripped.size() > limits::max_url_bytes) {
    return UrlVerdict::too_long;
  }
  const auto is_slash = [&](std::size_t at) {
    return at < stripped.size() && (stripped[at] == '/' || stripped[at] == '\\');
  };
  const bool lacks_scheme_alone = !base_ && !has_scheme && is_slash(0) && is_slash(1);
  std::optional<url::Url> url = lacks_scheme_alone ? url::parse(concat({"https:", stripped}), nullptr)
                                                   : url::parse_stripped(stripped, scheme, base_ ? &*base_ : nullptr);
  if (!url) {
    return has_scheme || base_ ? UrlVerdict::not_a_url : UrlVerdict::no_base;
  }
  if (url->has_credentials()) {
    return UrlVerdict::has_credentials;
  }
  if (!is_host_allowed(*url, use, options_.hosts)) {
    return UrlVerdict::host_not_allowed;
  }
  if (url->text.size() > limits::max_url_bytes) {
    return UrlVerdict::too_long;
  }
  out = std::move(url->text);
  return UrlVerdict::allowed;
}

std::optional<SafeUrl> UrlPolicy::host_address(std::string_view text) {
  std::string storage;
  const auto any_page = url::parse("https://host.invalid/", nullptr);
  const auto url = url::parse(text, &*any_page);
  if (!url || url::strip_ignored(text, storage).empty() || !url::is_web_scheme(url->scheme()) ||
      url->has_credentials()) {
    return std::nullopt;
  }
  return SafeUrl(std::string(text));
}

SafeUrl UrlPolicy::same_page(std::string_view id) const {
  std::string out = "#";
  url::append_percent_encoded(out, id, url::k_fragment_set);
  return SafeUrl(std::move(out));
}

} // namespace lede
