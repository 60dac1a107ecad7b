// What holds for every text and every HTML document, whatever they are: the output is canonical, sanitizing it again
// changes nothing, the report changes nothing, and no text makes much more of itself.
#pragma once

#include <string>
#include <string_view>

#include "canonical_form.h"
#include "lede/render.h"

namespace lede::fuzz {

inline SanitizeOptions some_options(unsigned char choice) {
  SanitizeOptions options;
  options.base_url = (choice & 1U) != 0 ? "https://news.example/a/b" : "";
  options.policy = (choice & 2U) != 0 ? PolicyName::comment : PolicyName::article;
  options.heading_level = (choice & 4U) != 0 ? 2 : 0;
  options.link_target = (choice & 8U) != 0 ? LinkTarget::blank : LinkTarget::same;
  options.report = (choice & 16U) == 0;
  return options;
}

using Convert = Result<RenderOutput> (*)(std::string_view, const SanitizeOptions&);

inline void check(Convert convert, const unsigned char* data, std::size_t size) {
  if (size == 0) return;
  SanitizeOptions options = some_options(data[0]);
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Result<RenderOutput> first = convert(input, options);
  if (!first.ok()) fail("a text was refused", input, 0);
  const std::string& html = first.value().html;
  CanonicalReader(html).check();
  constexpr std::size_t k_growth = 40;
  constexpr std::size_t k_constant = 64 * 1024;
  if (html.size() > input.size() * k_growth + k_constant) fail("the output is far longer than the input", html, 0);
  for (const Warning& warning : first.value().warnings) {
    if (warning.location.offset > input.size()) fail("a warning stands outside the input", input, 0);
  }
  // The first pass resolved every URL and placed every heading; what is absolute needs no base, and stays.
  SanitizeOptions again = options;
  again.heading_level = 0;
  const Result<RenderOutput> second = sanitize(html, again);
  if (!second.ok() || second.value().html != html) {
    std::fprintf(stderr, "FIRST  %s\nSECOND %s\n", html.c_str(), second.ok() ? second.value().html.c_str() : "refused");
    fail("sanitizing again changes the output", html, 0);
  }
  options.report = !options.report;
  const Result<RenderOutput> other = convert(input, options);
  if (!other.ok() || other.value().html != html) fail("the report changes the output", html, 0);
}

} // namespace lede::fuzz
