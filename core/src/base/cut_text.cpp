#include "base/cut_text.h"

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

/// Returns a text without marks, arrows and spaces at its end.
std::string_view without_marks(std::string_view text) {
  for (;;) {
    const std::size_t size = text.size();
    while (!text.empty() && ascii::is_ascii(text.back()) && !ascii::is_alphanumeric(text.back())) text.remove_suffix(1);
    for (const std::string_view mark : {"\u2192", "\u00BB", "\u203A", "\u2026", "\u00A0"}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (text.size() == size) return text;
  }
}

/// Whether words at an offset are a link, and not a part of a sentence ("they want to read more").
bool may_be_link(std::string_view text, std::size_t at) {
  if (ascii::is_letter(text[at]) && ascii::to_lower(text[at]) != text[at]) return true;
  const std::string_view before = text.substr(0, text.substr(0, at).find_last_not_of(" \t\n\r") + 1);
  if (before.empty() || before.ends_with("\u2026")) return true;
  return ascii::is_ascii(before.back()) && !ascii::is_alphanumeric(before.back()) && before.back() != ',';
}

/// Returns the text without "The post … appeared first on …", which WordPress' feeds have.
std::string_view without_note(std::string_view text) {
  constexpr std::size_t k_longest = 500;
  const std::size_t at = text.rfind("The post ");
  if (at == std::string_view::npos || text.size() - at > k_longest) return text;
  return text.find(" appeared first on ", at) == std::string_view::npos ? text : text.substr(0, at);
}

std::string_view without_link(std::string_view text) {
  const std::string_view words = without_marks(text);
  std::string small(words);
  lower_ascii(small);
  for (const std::string_view link : k_links) {
    if (!small.ends_with(link) || !may_be_link(text, words.size() - link.size())) continue;
    return text.substr(0, words.size() - link.size());
  }
  return text;
}

} // namespace

std::string_view without_cut(std::string_view text) {
  text = without_link(without_note(text));
  const std::string_view trimmed = text.substr(0, text.find_last_not_of(" \t\n\r[(") + 1);
  for (const std::string_view sign : k_signs) {
    if (trimmed.size() > sign.size() && trimmed.ends_with(sign)) return trimmed.substr(0, trimmed.size() - sign.size());
  }
  return text;
}

} // namespace lede
