// `srcset`: a list of URLs, each with a width or a pixel density. A candidate ends where the standard says. Its
// descriptors follow a stricter grammar than the standard's, without signs, exponents or superfluous dots.
// @see https://html.spec.whatwg.org/#parsing-a-srcset-attribute
#include <cstddef>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "policy/url.h"
#include "policy/url_encoding.h"

namespace lede {

namespace {

struct Candidate {
  std::string_view url;
  std::string_view descriptors;
};

std::size_t find_white_space(std::string_view text, std::size_t from) noexcept {
  while (from < text.size() && !ascii::is_white_space(text[from])) {
    ++from;
  }
  return from;
}

/// Removes the next candidate from the front of `rest`; its URL is empty if there is none.
Candidate take_candidate(std::string_view& rest) noexcept {
  while (!rest.empty() && (ascii::is_white_space(rest[0]) || rest[0] == ',')) {
    rest.remove_prefix(1);
  }
  Candidate candidate;
  const std::size_t url_end = find_white_space(rest, 0);
  candidate.url = rest.substr(0, url_end);
  rest.remove_prefix(url_end);
  if (candidate.url.ends_with(',')) { // then no descriptors follow
    while (candidate.url.ends_with(',')) {
      candidate.url.remove_suffix(1);
    }
    return candidate;
  }
  std::size_t end = 0;
  for (bool in_parentheses = false; end < rest.size() && (rest[end] != ',' || in_parentheses); ++end) {
    in_parentheses = rest[end] == '(' || (in_parentheses && rest[end] != ')');
  }
  candidate.descriptors = rest.substr(0, end);
  rest.remove_prefix(end);
  return candidate;
}

/// Removes the next word from the front of `descriptors`; empty if there is none.
std::string_view take_descriptor(std::string_view& descriptors) noexcept {
  while (!descriptors.empty() && ascii::is_white_space(descriptors[0])) {
    descriptors.remove_prefix(1);
  }
  const std::string_view word = descriptors.substr(0, find_white_space(descriptors, 0));
  descriptors.remove_prefix(word.size());
  return word;
}

constexpr std::size_t k_max_descriptor_bytes = 8; // enough for a width of 7 digits and its unit

/// Returns 'w', 'h' or 'x' if the word is a positive number with that unit; else NUL. A density may have a fraction.
char unit_of(std::string_view word) noexcept {
  if (word.size() < 2 || word.size() > k_max_descriptor_bytes) {
    return 0;
  }
  const char unit = word.back();
  word.remove_suffix(1);
  bool is_positive = false;
  bool has_point = false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool is_point = word[at] == '.' && unit == 'x' && !has_point && at + 1 < word.size();
    if (!is_point && !ascii::is_digit(word[at])) {
      return 0;
    }
    has_point = has_point || is_point;
    is_positive = is_positive || (!is_point && word[at] != '0');
  }
  return is_positive && (unit == 'w' || unit == 'h' || unit == 'x') ? unit : '\0';
}

/// Appends the descriptors if there are none, or a width, a width and a height, or a density. @return whether it did.
bool append_descriptors(std::string& out, std::string_view descriptors) {
  const std::string_view first = take_descriptor(descriptors);
  const std::string_view second = take_descriptor(descriptors);
  if (!take_descriptor(descriptors).empty()) {
    return false;
  }
  const char first_unit = first.empty() ? '\0' : unit_of(first);
  const char second_unit = second.empty() ? '\0' : unit_of(second);
  const bool is_pair = (first_unit == 'w' && second_unit == 'h') || (first_unit == 'h' && second_unit == 'w');
  const bool is_single = second.empty() && (first.empty() || first_unit == 'w' || first_unit == 'x');
  if (!is_pair && !is_single) {
    return false;
  }
  for (const std::string_view word : {first, second}) {
    if (!word.empty()) {
      out.append(" ").append(word);
    }
  }
  return true;
}

void append_without_commas(std::string& out, std::string_view url) {
  for (const char byte : url) {
    if (byte == ',') {
      out.append("%2C");
    } else {
      out.push_back(byte);
    }
  }
}

} // namespace

std::optional<SafeUrl> UrlPolicy::allow_srcset(std::string_view text, int& removed) const {
  std::string out;
  std::size_t kept = 0;
  for (;;) {
    const Candidate candidate = take_candidate(text);
    if (candidate.url.empty()) {
      break;
    }
    std::string written;
    if (kept < limits::max_srcset_candidates) {
      std::string url;
      if (judge(candidate.url, UrlUse::resource, url) == UrlVerdict::allowed) {
        append_without_commas(written, url);
      }
    }
    // The length includes the escaped commas, so that sanitizing the output again allows the URL.
    const bool is_kept = !written.empty() && written.size() <= limits::max_url_bytes &&
                         append_descriptors(written, candidate.descriptors);
    if (!is_kept) {
      ++removed;
      continue;
    }
    out.append(kept > 0 ? ", " : "").append(written);
    ++kept;
  }
  return kept > 0 ? std::optional(SafeUrl(std::move(out))) : std::nullopt;
}

void UrlPolicy::append_candidate(std::string& srcset, const SafeUrl& url, int width) {
  if (!srcset.empty()) {
    srcset.append(", ");
  }
  append_without_commas(srcset, url.view());
  if (width > 0) {
    srcset.push_back(' ');
    append_integer(srcset, width);
    srcset.push_back('w');
  }
}

} // namespace lede
