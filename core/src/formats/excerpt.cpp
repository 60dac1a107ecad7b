// Excerpts that a system generated.
#include "formats/excerpt.h"

#include <string>

#include "base/words.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

/// Returns the letters of a text in lower case, since systems differ in spaces and line ends.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) <= 0x20) continue;
    if (text.substr(at, 2) == "\xC2\xA0") { // a no-break space
      ++at;
      continue;
    }
    out += text[at];
  }
  lower_ascii(out);
  return out;
}

void cut_at_last(std::string& text, std::string_view mark) {
  if (const std::size_t at = text.rfind(mark); at != std::string::npos) text.resize(at);
}

} // namespace

bool begins_with_excerpt(std::string_view body, std::string_view excerpt) {
  std::string wanted = letters_of(text_of_html(excerpt));
  if (wanted.find("appearedfirston") != std::string::npos) cut_at_last(wanted, "thepost");
  for (const std::string_view mark : {"continuereading", "readmore", "[\u2026]", "[...]", "\u2026", "..."}) {
    // Remove the mark only at the end: an author may write three dots anywhere.
    const std::size_t at = wanted.rfind(mark);
    constexpr std::size_t k_longest_end = 200;
    if (at != std::string::npos && wanted.size() - at <= k_longest_end &&
        (mark[0] == 'c' || mark[0] == 'r' || at + mark.size() == wanted.size()))
      wanted.resize(at);
  }
  if (wanted.empty()) return true;
  const std::string text = letters_of(text_of_html(body));
  constexpr std::size_t k_sample = 200; // bytes; bounds the search
  const std::size_t at = text.find(std::string_view(wanted).substr(0, k_sample));
  return at != std::string::npos && std::string_view(text).substr(at).starts_with(wanted);
}

} // namespace lede::formats
