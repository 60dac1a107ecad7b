#include "base/cut_text.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/words.h"

namespace lede {
namespace {

/// Texts of links to the article at the end of an excerpt, in lower case.
constexpr std::string_view k_links[] = {"continue reading",
                                        "read more",
                                        "keep reading",
                                        "weiterlesen",
                                        "mehr lesen",
                                        "lire la suite",
                                        "lire plus",
                                        "seguir leyendo",
                                        "leer m\u00E1s",
                                        "sigue leyendo",
                                        "leia mais",
                                        "continue lendo",
                                        "continua a leggere",
                                        "leggi tutto",
                                        "lees verder",
                                        "lees meer",
                                        "l\u00E4s mer",
                                        "les mer",
                                        "l\u00E6s mere",
                                        "lue lis\u00E4\u00E4",
                                        "czytaj dalej",
                                        "\u0447\u0438\u0442\u0430\u0442\u044C \u0434\u0430\u043B\u0435\u0435",
                                        "\u0427\u0438\u0442\u0430\u0442\u044C \u0434\u0430\u043B\u0435\u0435",
                                        "devam\u0131n\u0131 oku",
                                        "xem th\u00EAm",
                                        "\u0111\u1ECDc ti\u1EBFp",
                                        "\u0110\u1ECDc ti\u1EBFp",
                                        "baca selengkapnya",
                                        "\u7D9A\u304D\u3092\u8AAD\u3080",
                                        "\u9605\u8BFB\u66F4\u591A"};

constexpr std::string_view k_signs[] = {"[\u2026]", "[...]", "(\u2026)", "(...)", "\u2026", "..."};

/// Returns a text without arrows, dots and spaces at its end, which links have there.
std::string_view without_arrows(std::string_view text) {
  for (;;) {
    const std::size_t size = text.size();
    while (!text.empty() && ascii::is_one_of(text.back(), " \t\n\r)]>")) text.remove_suffix(1);
    for (const std::string_view mark : {"\u2192", "\u00BB", "\u203A", "\u2026", "\u00A0", "..."}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (text.size() == size) return text;
  }
}

/// Whether a sentence ends before an offset, or a system has cut it off there. Other words may be part of a sentence:
/// "They want to read more".
bool ends_sentence(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, text.substr(0, at).find_last_not_of(" \t\n\r([") + 1);
  for (const std::string_view end : {".", "!", "?", "\u2026", "]", "\u3002", "\uFF01", "\uFF1F"}) {
    if (before.ends_with(end)) return true;
  }
  return false;
}

/// Returns the text without "The post … appeared first on …", which WordPress' feeds have, with two links.
std::string_view without_note(std::string_view text, std::string_view markup) {
  const std::size_t at = text.rfind("The post ");
  const std::size_t note = markup.rfind("The post <a ");
  const bool has_note = note != std::string_view::npos && end_before_links(markup) == note;
  return has_note ? text.substr(0, at) : text;
}

std::string_view without_link(std::string_view text, bool is_link) {
  const std::string_view words = without_arrows(text);
  std::string small(words);
  lower_ascii(small);
  for (const std::string_view link : k_links) {
    const std::size_t begin = words.size() - link.size();
    if (small.ends_with(link) && (is_link || ends_sentence(text, begin))) return text.substr(0, begin);
  }
  return text;
}

} // namespace

std::size_t end_before_links(std::string_view markup) {
  constexpr std::size_t k_most_behind = 12; // bytes: " &rarr;]"
  const std::size_t end = markup.rfind("</a>");
  if (end == std::string_view::npos || markup.size() - end > k_most_behind) return markup.size();
  const std::size_t last = markup.rfind("<a ", end);
  if (!markup.substr(0, std::min(last, end)).ends_with("</a> appeared first on ")) return last;
  return std::min(markup.rfind("The post <a ", last), last);
}

std::string_view without_cut(std::string_view text, std::string_view markup) {
  text = without_link(without_note(text, markup), end_before_links(markup) < markup.size());
  const std::string_view trimmed = text.substr(0, text.find_last_not_of(" \t\n\r[(") + 1);
  for (const std::string_view sign : k_signs) {
    if (trimmed.size() > sign.size() && trimmed.ends_with(sign)) return trimmed.substr(0, trimmed.size() - sign.size());
  }
  return text;
}

} // namespace lede
