// Any text as a URL: what the policy lets pass is serialised, of an allowed scheme, on the host it names, and passes
// again unchanged. What is written without being parsed is what the parser gives, too. The first byte chooses base and
// use, the second the options.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "html/text_input.h"
#include "policy/url.h"
#include "policy/url_plain.h"

namespace {

using lede::UrlPolicy;
using lede::UrlUse;

void require(bool holds, const char* rule, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "VIOLATION: %s: %.*s\n", rule, static_cast<int>(text.size()), text.data());
  std::abort();
}

void check_characters(std::string_view url) {
  // In an opaque path, as in "tel:1 2", the standard escapes only controls; the writer escapes the rest.
  const bool is_opaque = url.starts_with("mailto:") || url.starts_with("tel:");
  for (const char character : url) {
    const auto byte = static_cast<unsigned char>(character);
    require((byte > 0x20 || (byte == 0x20 && is_opaque)) && byte != 0x7F, "white space or a control in a URL", url);
    // A host may contain a quotation mark; the writer escapes it.
    require(is_opaque || (character != '<' && character != '>'), "markup in a URL", url);
  }
  require(lede::utf8::is_valid(url), "a URL that is not UTF-8", url);
}

void check_scheme(std::string_view url, UrlUse use) {
  if (url.starts_with("http://") || url.starts_with("https://")) {
    const std::string_view rest = url.substr(url.find("//") + 2);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    require(!authority.empty(), "no host", url);
    require(authority.find('@') == std::string_view::npos, "credentials", url);
    require(authority.find('\\') == std::string_view::npos, "a backslash in a host", url);
    return;
  }
  const bool is_link = use == UrlUse::link && (url.starts_with("mailto:") || url.starts_with("tel:"));
  const bool is_picture = use == UrlUse::image && url.starts_with("data:image/");
  require(is_link || is_picture, "a scheme that is not allowed", url);
}

/// What was parsed and serialised is parsed to the same parts.
void check_parser(std::string_view text, const lede::url::Url* base) {
  const std::optional<lede::url::Url> parsed = lede::url::parse(text, base);
  if (!parsed) return;
  const std::string& serialised = parsed->text;
  const std::optional<lede::url::Url> again = lede::url::parse(serialised, nullptr);
  require(again.has_value(), "a serialised URL is refused", serialised);
  require(again->text == serialised, "parsing again changes a URL", serialised);
  require(again->scheme() == parsed->scheme(), "parsing again changes the scheme", serialised);
  require(again->host() == parsed->host(), "parsing again changes the host", serialised);
  require(again->path_begin == parsed->path_begin, "parsing again changes the port", serialised);
  require(again->path_end == parsed->path_end, "parsing again changes the path", serialised);
  require(again->query_end == parsed->query_end, "parsing again changes the query", serialised);
}

/// What counts as plain is what the parser would have made of it.
void check_plain(std::string_view text, const lede::url::Url* base) {
  const lede::url::PlainUrl plain = lede::url::read_plain(text);
  if (plain == lede::url::PlainUrl::no) return;
  std::string written(text);
  if (plain == lede::url::PlainUrl::without_path) written += '/';
  const std::optional<lede::url::Url> parsed = lede::url::parse(text, base);
  require(parsed.has_value(), "the parser refuses a plain URL", text);
  require(parsed->text == written, "the parser changes a plain URL", text);
  require(!parsed->has_credentials(), "credentials in a plain URL", text);
  require(lede::url::is_web_scheme(parsed->scheme()), "a plain URL of another scheme", text);
}

void check_srcset(const UrlPolicy& policy, std::string_view text) {
  int removed = 0;
  const std::optional<lede::SafeUrl> first = policy.allow_srcset(text, removed);
  require(removed >= 0, "fewer than no candidates", text);
  if (!first) return;
  int removed_again = 0;
  const std::optional<lede::SafeUrl> second = policy.allow_srcset(first->view(), removed_again);
  require(second && second->view() == first->view() && removed_again == 0, "a srcset changes", first->view());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  constexpr UrlUse k_uses[] = {UrlUse::link, UrlUse::resource, UrlUse::endpoint, UrlUse::embed, UrlUse::image};
  constexpr std::string_view k_bases[] = {"", "https://news.example/a/b?c#d", "http://h.example:8080/",
                                          "https://[::1]/x"};
  const UrlUse use = k_uses[data[0] % 5U];
  const std::string_view base_text = k_bases[(data[0] / 5U) % 4U];
  UrlPolicy::Options options;
  options.data_images = (data[1] & 1U) != 0;
  std::string scratch;
  const std::string_view text =
      lede::html::prepare(std::string_view(reinterpret_cast<const char*>(data) + 2, size - 2), scratch);

  const std::optional<lede::url::Url> base = lede::url::parse(base_text, nullptr);
  check_parser(text, base ? &*base : nullptr);
  check_plain(text, base ? &*base : nullptr);
  const UrlPolicy policy(base_text, options);
  check_srcset(policy, text);
  const UrlPolicy::Judgement judgement = policy.allow(text, use);
  require(judgement.url.has_value() == (judgement.verdict == lede::UrlVerdict::allowed), "a verdict without its URL",
          text);
  if (!judgement.url) return 0;
  const std::string_view url = judgement.url->view();
  check_characters(url);
  check_scheme(url, use);
  const UrlPolicy without_base("", options);
  for (const UrlPolicy* other : {&policy, &without_base}) {
    const UrlPolicy::Judgement again = other->allow(url, use);
    require(again.url && again.url->view() == url, "allowing again changes a URL", url);
  }
  return 0;
}
