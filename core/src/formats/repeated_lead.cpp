// Compares a lead with the beginning of the body by letters and digits only, since punctuation and markup may differ.
#include "formats/repeated_lead.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/messages.h"
#include "formats/expectations.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

constexpr std::size_t k_looked_at = 8192; // bytes of a body; excerpts have some five hundred

/// Returns the size of general punctuation (U+2000 to U+206F, including "…") or of a no-break space at an offset; else
/// 0.
std::size_t mark_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\xE2\x80") || text.substr(at).starts_with("\xE2\x81")) return 3;
  return text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

void append_letters(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (const std::size_t size = mark_at(text, at); size != 0) {
      at += size - 1;
    } else if (ascii::is_alphanumeric(c) || !ascii::is_ascii(c)) {
      out += ascii::to_lower(c);
    }
  }
}

/// Returns Markdown without the addresses of its links.
std::string words_of_markdown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t link = text.find("](");
    out += text.substr(0, link);
    if (link == std::string_view::npos) break;
    const std::size_t end = text.find(')', link);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

void append_letters(std::string& out, const Text& text) {
  const std::string_view value = std::string_view(text.value).substr(0, k_looked_at);
  if (text.markup == Markup::html) {
    append_letters(out, std::string_view(text_of_html(value)));
  } else {
    append_letters(out, std::string_view(text.markup == Markup::markdown ? words_of_markdown(value) : value));
  }
}

/// Texts of links to the article at the end of an excerpt, in lower case.
constexpr std::string_view k_links[] = {"continue reading",
                                        "read more",
                                        "keep reading",

                                        "weiterlesen",
                                        "mehr lesen",
                                        "lire la suite",
                                        "lire plus",
                                        "seguir leyendo",
                                        "leer m",
                                        "sigue leyendo",
                                        "leia mais",
                                        "continue lendo",
                                        "continua a leg",
                                        "leggi tutto",
                                        "lees verder",
                                        "lees meer",
                                        "l\u00E4s mer",
                                        "les mer",
                                        "l\u00E6s mere",
                                        "lue lis",
                                        "czytaj dalej",
                                        "\u0447\u0438\u0442\u0430\u0442\u044C \u0434\u0430\u043B\u0435\u0435",
                                        "devam\u0131n\u0131 oku",
                                        "xem th\u00EAm",
                                        "\u0111\u1ECDc ti\u1EBFp",
                                        "baca selengkapnya",
                                        "\u7D9A\u304D\u3092\u8AAD\u3080",
                                        "\u9605\u8BFB\u66F4\u591A"};

/// Returns the offset of the link or source that a system has added to an excerpt; npos if there is none.
std::size_t end_of_words(std::string_view lead) {
  constexpr std::size_t k_longest_link = 80;  // with an arrow and the title
  constexpr std::size_t k_longest_note = 300; // "The post … appeared first on …"
  std::string small(lead);
  for (char& c : small) c = ascii::to_lower(c);
  if (small.find("appeared first on") != std::string::npos) {
    const std::size_t at = small.rfind("the post ");
    if (at != std::string::npos && small.size() - at <= k_longest_note) return at;
  }
  for (const std::string_view words : k_links) {
    const std::size_t at = small.rfind(words);
    if (at != std::string::npos && at > 0 && small.size() - at <= k_longest_link) return at;
  }
  return std::string::npos;
}

/// Returns the lead without the signs of a cut.
std::string_view without_cut(std::string_view lead) {
  lead = lead.substr(0, end_of_words(lead));
  for (const std::string_view sign : {"[\xE2\x80\xA6]", "[...]", "\xE2\x80\xA6", "..."}) {
    const std::size_t at = lead.rfind(sign);
    constexpr std::size_t k_most_behind = 120; // "Continue reading", and the title once more
    if (at == std::string_view::npos || lead.size() - at > k_most_behind || at == 0) continue;
    return lead.substr(0, at);
  }
  return lead;
}

void append_body(std::string& out, const std::vector<Block>& body) {
  for (const Block& block : body) {
    if (out.size() > k_looked_at) break;
    if (const auto* const rich = std::get_if<RichText>(&block)) append_letters(out, rich->text);
  }
}

} // namespace

void drop_repeated_lead(Article& article, bool only_if_cut) {
  if (article.lead.empty()) return;
  std::string lead;
  const bool is_plain =
      article.lead.markup != Markup::html && article.lead.value.find_first_of("<&") == std::string::npos;
  const std::string plain = is_plain ? article.lead.value : text_of_html(article.lead.value);
  append_letters(lead, std::string_view(plain));
  if (lead.empty()) return void(article.lead = {}); // a generated "…"
  lead.clear();
  if (article.body.empty()) return;
  const std::string_view uncut = without_cut(plain);
  if (only_if_cut && uncut.size() == plain.size()) return;
  append_letters(lead, uncut);
  std::string body;
  append_body(body, article.body);
  // A caption or a heading may come before the lead's words. Short leads must be at the beginning, since they may occur
  // anywhere by chance.
  constexpr std::size_t k_enough = 40;
  constexpr std::size_t k_furthest = 400;
  const std::size_t at = body.find(lead);
  if (!lead.empty() && (at == 0 || (at < k_furthest && lead.size() >= k_enough))) {
    article.lead = {};
  }
}

void warn_of_second_lead(std::string_view name, json::Value lead, const Article& article, Report& report) {
  if (name.ends_with("escription") || !lead.is(json::Kind::string)) return;
  std::string words;
  append_letters(words, without_cut(text_of_html(lead.text())));
  std::string shown;
  append_letters(shown, article.lead);
  append_body(shown, article.body);
  if (shown.find(words) == std::string::npos) warn_invalid(lead, messages::second_lead, report);
}

void warn_of_second_headline(json::Value headline, const Article& article, Report& report) {
  if (!headline.is(json::Kind::string)) return;
  std::string words;
  append_letters(words, std::string_view(text_of_html(headline.text())));
  std::string shown;
  append_letters(shown, std::string_view(article.headline.value));
  append_letters(shown, article.kicker);
  append_letters(shown, article.lead);
  if (shown.find(words) == std::string::npos) warn_invalid(headline, messages::second_headline, report);
}

} // namespace lede::formats
