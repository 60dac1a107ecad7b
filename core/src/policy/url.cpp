// The URL policy: which URLs may stand where. It judges what the parser made of the text, never the text.
#include "policy/url.h"

#include <algorithm>

#include "base/limits.h"
#include "policy/url_encoding.h"
#include "policy/url_input.h"

namespace lede {

namespace {

bool is_web_scheme(std::string_view scheme) noexcept { return scheme == "https" || scheme == "http"; }

bool is_mail_or_telephone(std::string_view scheme) noexcept { return scheme == "mailto" || scheme == "tel"; }

bool is_scheme_allowed(std::string_view scheme, UrlUse use) noexcept {
  return is_web_scheme(scheme) || (use == UrlUse::link && is_mail_or_telephone(scheme));
}

/// @param pattern "cdn.example", or "*.cdn.example" for every host below it.
bool matches_host(std::string_view pattern, std::string_view host) noexcept {
  if (!pattern.starts_with("*.")) return pattern == host;
  const std::string_view below = pattern.substr(1);
  return host.size() > below.size() && host.ends_with(below);
}

bool is_host_allowed(const url::Url& url, UrlUse use, const std::vector<std::string>* hosts) noexcept {
  if (hosts == nullptr || use == UrlUse::link || use == UrlUse::endpoint) return true;
  return std::any_of(hosts->begin(), hosts->end(),
                     [&](const std::string& pattern) { return matches_host(pattern, *url.host); });
}

bool has_credentials(const url::Url& url) noexcept { return !url.username.empty() || !url.password.empty(); }

/// `data:image/png;base64,…` and its like, written out with its first part in lower case.
/// @param stripped what url::strip_ignored left.
std::optional<std::string> parse_data_image(std::string_view stripped) {
  const std::size_t comma = stripped.substr(0, 32).find(','); // the longest prefix allowed has 23 bytes
  if (comma == std::string_view::npos) {
    return std::nullopt;
  }
  std::string out(stripped.substr(0, comma));
  url::lower_ascii(out);
  bool is_allowed = false;
  for (const std::string_view type : {"png", "jpeg", "gif", "webp", "avif"}) {
    is_allowed = is_allowed || out == std::string("data:image/").append(type).append(";base64");
  }
  if (!is_allowed) {
    return std::nullopt;
  }
  const std::string_view payload = stripped.substr(comma);
  for (const char byte : payload.substr(1)) {
    if (!url::is_ascii_letter(byte) && !url::is_ascii_digit(byte) && byte != '+' && byte != '/' && byte != '=') {
      return std::nullopt;
    }
  }
  return std::move(out.append(payload));
}

} // namespace

std::string_view describe(UrlVerdict verdict) noexcept {
  switch (verdict) {
    case UrlVerdict::allowed: return "it is allowed";
    case UrlVerdict::not_a_url: return "it is not a valid URL";
    case UrlVerdict::scheme_not_allowed: return "its scheme is not allowed here";
    case UrlVerdict::host_not_allowed: return "its host is not one of those allowed";
    case UrlVerdict::has_credentials: return "it holds a user name or password";
    case UrlVerdict::no_base: return "it is relative and there is no base URL";
    case UrlVerdict::too_long: return "it is too long";
  }
  return "";
}

UrlPolicy::UrlPolicy(std::string_view base, Options options) : options_(options) {
  if (base.size() > limits::max_base_url_bytes) {
    return;
  }
  base_ = url::parse(base, nullptr);
  if (!base_ || !is_web_scheme(base_->scheme)) {
    base_.reset();
    return;
  }
  // A staging site's own password must neither end up in every link nor make every link refused.
  base_->username.clear();
  base_->password.clear();
}

UrlPolicy::Judgement UrlPolicy::allow(std::string_view text, UrlUse use) const {
  const auto refuse = [](UrlVerdict verdict) { return Judgement{std::nullopt, verdict}; };
  std::string storage;
  const std::string_view stripped = url::strip_ignored(text, storage);
  const std::size_t scheme_length = url::scheme_length(stripped);
  const bool has_scheme = scheme_length != std::string_view::npos;
  if (has_scheme) { // before the length, so that an inline image is refused for what it is
    std::string scheme(stripped.substr(0, scheme_length));
    url::lower_ascii(scheme);
    if (scheme == "data" && use == UrlUse::image && options_.data_images) {
      if (stripped.size() > limits::max_data_url_bytes) {
        return refuse(UrlVerdict::too_long);
      }
      auto image = parse_data_image(stripped);
      return image ? Judgement{SafeUrl(std::move(*image)), UrlVerdict::allowed}
                   : refuse(UrlVerdict::scheme_not_allowed);
    }
    if (!is_scheme_allowed(scheme, use)) {
      return refuse(UrlVerdict::scheme_not_allowed);
    }
  }
  if (stripped.empty()) {
    return refuse(UrlVerdict::not_a_url); // a browser would take the page itself, which nobody means
  }
  if (stripped.size() > limits::max_url_bytes) {
    return refuse(UrlVerdict::too_long);
  }
  const auto url = url::parse(stripped, base_ ? &*base_ : nullptr);
  if (!url) {
    return refuse(has_scheme || base_ ? UrlVerdict::not_a_url : UrlVerdict::no_base);
  }
  if (!is_scheme_allowed(url->scheme, use)) {
    return refuse(UrlVerdict::scheme_not_allowed);
  }
  if (has_credentials(*url)) {
    return refuse(UrlVerdict::has_credentials);
  }
  if (!is_host_allowed(*url, use, options_.hosts)) {
    return refuse(UrlVerdict::host_not_allowed);
  }
  if (is_mail_or_telephone(url->scheme) && !url->has_opaque_path) {
    return refuse(UrlVerdict::not_a_url); // mailto://host/ names no mailbox
  }
  std::string serialised = url->serialise();
  if (serialised.size() > limits::max_url_bytes) {
    return refuse(UrlVerdict::too_long);
  }
  return {SafeUrl(std::move(serialised)), UrlVerdict::allowed};
}

std::optional<SafeUrl> UrlPolicy::host_address(std::string_view text) {
  std::string storage;
  const auto any_page = url::parse("https://host.invalid/", nullptr);
  const auto url = url::parse(text, &*any_page);
  if (!url || url::strip_ignored(text, storage).empty() || !is_web_scheme(url->scheme) || has_credentials(*url)) {
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
