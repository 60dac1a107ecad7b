// Compares texts by letters and digits only, since punctuation and markup may differ.
#include "formats/repeated_lead.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/cut_text.h"
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

void append_body(std::string& out, const std::vector<Block>& body) {
  for (const Block& block : body) {
    if (out.size() > k_looked_at) break;
    if (const auto* const rich = std::get_if<RichText>(&block)) append_letters(out, rich->text);
  }
}

} // namespace

void settle_lead(Article& article) {
  article.once = true;
  std::string letters;
  append_letters(letters, std::string_view(text_of_html(article.lead.value)));
  bool has_media = false;
  for (const std::string_view tag : {"<img", "<iframe", "<video", "<audio", "<object", "<embed"})
    has_media = has_media || article.lead.value.find(tag) != std::string::npos;
  if (letters.empty() && !has_media) article.lead = {};
}

bool says(const Article& article, std::string_view html) {
  std::string words;
  append_letters(words, std::string_view(text_of_html(html)));
  std::string shown;
  append_letters(shown, article.lead);
  append_body(shown, article.body);
  return shown.find(words) != std::string::npos;
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
