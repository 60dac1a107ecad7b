#include "html/read_words.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/words.h"
#include "html/character_references.h"
#include "html/plain_text.h"

namespace lede {
namespace {

/// A character that typography writes in another way than a typewriter.
struct Form {
  std::string_view typographic;
  std::string_view typed;
};
constexpr Form k_forms[] = {{"\u2018", "'"}, {"\u2019", "'"}, {"\u201C", "\""}, {"\u201D", "\""}, {"\u2010", "-"},
                            {"\u2011", "-"}, {"\u2013", "-"}, {"\u2014", "-"},  {"\u2026", "..."}};
constexpr std::string_view k_spaces[] = {"\u00A0", "\u202F", "\u2009", "\u3000", "\u200B", "\u00AD"};

std::string_view name_of_tag(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return tag.substr(0, tag.find_first_of(" >"));
}

/// Returns the size of a number of a footnote at the beginning of finished markup; 0 if there is none.
std::size_t size_of_note(std::string_view markup) {
  if (!markup.starts_with("<sup><a ") ||
      markup.substr(0, markup.find('>', 5)).find("lede-footnote-link") > markup.size())
    return 0;
  const std::size_t end = markup.find("</sup>");
  return end == std::string_view::npos ? markup.size() : end + std::string_view("</sup>").size();
}

bool ends_reading(std::string_view tag, ReadWords::Reading reading) {
  if (reading == ReadWords::Reading::everything || tag.starts_with("</")) return false;
  if (has_word("s del details", name_of_tag(tag))) return true;
  return reading == ReadWords::Reading::paragraphs &&
         has_word("blockquote h1 h2 h3 h4 h5 h6 ul ol dl table pre aside", name_of_tag(tag));
}

/// Whether a text begins with a digit of ASCII, Arabic, Persian, Hindi, Bengali, Thai or full width.
bool is_digit_of_any_script(std::string_view text) {
  struct Digits {
    std::string_view lead; // the bytes before the last one
    unsigned char zero;    // the last byte of zero
  };
  constexpr Digits k_digits[] = {{"", '0'},          {"\xD9", 0xA0},     {"\xDB", 0xB0},    {"\xE0\xA5", 0xA6},
                                 {"\xE0\xA7", 0xA6}, {"\xE0\xB9", 0x90}, {"\xEF\xBC", 0x90}};
  for (const Digits& digits : k_digits) {
    if (!text.starts_with(digits.lead) || text.size() <= digits.lead.size()) continue;
    const auto last = static_cast<unsigned char>(text[digits.lead.size()]);
    if (last >= digits.zero && last < digits.zero + 10) return true;
  }
  return false;
}

} // namespace

void ReadWords::add_markup(std::string_view html, std::size_t enough, Reading reading) {
  int figures = 0;
  while (!html.empty() && size() < enough) {
    std::size_t read = 0;
    if (html.front() == '<') {
      read = size_of_note(html);
      if (read == 0) read = std::min(html.find('>'), html.size() - 1) + 1; // no value holds a bare ">"
      const std::string_view tag = html.substr(0, read);
      if (ends_reading(tag, reading)) break;
      if (lede::ends_line(tag)) end(End::line);
      const std::string_view rest = html.substr(read);
      const bool is_power = tag == "<sup>" && !rest.empty() && ascii::is_digit(rest[0]);
      if (is_power && ends_number(size())) add_text("^"); // "10<sup>6</sup>" is not "106"
      if (reading >= Reading::text && name_of_tag(tag) == "figure") figures += tag[1] == '/' ? -1 : 1;
    } else if (html.front() == '&') {
      std::string decoded;
      read = std::max<std::size_t>(1, html::decode_reference(html, html::ReferenceContext::text, decoded));
      if (figures == 0) add_text(decoded);
    } else {
      read = std::min(html.find_first_of("<&"), html.size());
      if (figures == 0) add_text(html.substr(0, read));
    }
    html.remove_prefix(read);
  }
  if (html.empty()) end(End::line);
}

void ReadWords::add_text(std::string_view text) {
  const auto at_any = [&](const auto& list, std::size_t at) {
    return std::find_if(std::begin(list), std::end(list), [&](const auto& each) {
      if constexpr (requires { each.typed; })
        return text.substr(at).starts_with(each.typographic);
      else
        return text.substr(at).starts_with(each);
    });
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool is_typed = ascii::is_ascii(c); // most are: the lists need not be searched
    const auto* const space = is_typed ? std::end(k_spaces) : at_any(k_spaces, at);
    const auto* const form = is_typed ? std::end(k_forms) : at_any(k_forms, at);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      end(End::word);
      ++at;
    } else if (space != std::end(k_spaces)) {
      end(End::word);
      at += space->size();
    } else if (form != std::end(k_forms)) {
      letters_ += form->typed;
      ends_.append(form->typed.size(), End::none);
      at += form->typographic.size();
    } else {
      // "1 1/2" is not "11/2".
      if (ascii::is_digit(c) && ends_number(size()) && ends_.back() == End::word) {
        letters_ += ' ';
        ends_.push_back(End::none);
      }
      letters_ += c;
      ends_.push_back(End::none);
      ++at;
    }
  }
}

void ReadWords::end(End what) {
  if (!ends_.empty() && ends_.back() < what) ends_.back() = what;
}

bool ReadWords::has(const ReadWords& words) const {
  if (words.empty()) return true;
  for (std::size_t at = 0; (at = letters_.find(words.letters_, at)) != std::string::npos; ++at) {
    const bool starts = at == 0 || ends_[at - 1] != End::none;
    // A mark may follow, but not the rest of a word or of a number.
    const std::size_t after = at + words.size();
    const bool goes_on = !ends_word(after) && !ends_word(after + 1) && ascii::is_digit(letters_[after + 1]);
    if (!starts || goes_on) continue;
    if (ends_word(after) || std::string_view(".,;:!?").find(letters_[after]) != std::string_view::npos) return true;
  }
  return false;
}

bool ReadWords::is_in_number(std::size_t at) const {
  if (!ends_number(at) || ends_word(at)) return false;
  const std::string_view rest = std::string_view(letters_).substr(at);
  if (is_digit_of_any_script(rest)) return true;
  return (rest[0] == '.' || rest[0] == ',') && !ends_word(at + 1) && ascii::is_digit(rest[1]);
}

bool ReadWords::ends_number(std::size_t at) const {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(letters_[begin]) & 0xC0U) == 0x80) --begin;
  return is_digit_of_any_script(std::string_view(letters_).substr(begin));
}

bool ReadWords::ends_with_letter() const {
  return !empty() && (ascii::is_letter(letters_.back()) || !ascii::is_ascii(letters_.back()));
}

bool ReadWords::ends_sentence() const {
  return !empty() && (std::string_view(".!?").find(letters_.back()) != std::string_view::npos ||
                      letters_.ends_with("\u3002") || letters_.ends_with("\uFF01") || letters_.ends_with("\uFF1F"));
}

} // namespace lede
