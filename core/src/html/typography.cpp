// Reads one sign after the other, with the characters before and after it, and pairs the quotation marks at the end of
// each paragraph. Time and memory are linear. No replacement contains `<`, `>` or `&`, so finished markup stays
// well-formed.
#include "html/typography.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/html_writer.h"
#include "html/plain_text.h"

namespace lede {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// A language, its quotation marks, and those of a quotation within a quotation.
// @see https://cldr.unicode.org/ (delimiters); if newspapers use other marks than CLDR, theirs (es, pt, ar)
constexpr std::string_view k_marks =
    "en “ ” ‘ ’|vi “ ” ‘ ’|de „ “ ‚ ‘|de-ch « » ‹ ›|de-li « » ‹ ›|fr «\u00A0 \u00A0» “ ”|fr-ch «\u202F \u202F» ‹\u202F "
    "\u202F›|"
    "es “ ” ‘ ’|pt “ ” ‘ ’|pt-pt « » “ ”|it « » “ ”|nl “ ” ‘ ’|pl „ ” « »|cs „ “ ‚ ‘|sk „ “ ‚ ‘|hu „ ” » «|ro „ ” « »|"
    "ru « » „ “|uk « » „ “|el « » “ ”|tr “ ” ‘ ’|sv ” ” ’ ’|fi ” ” ’ ’|da » « › ‹|nb « » ‘ ’|no « » ‘ ’|ca « » “ ”|"
    "id “ ” ‘ ’|ms “ ” ‘ ’|hi “ ” ‘ ’|bn “ ” ‘ ’|th “ ” ‘ ’|ar « » “ ”|fa « » ‹ ›|"
    "zh “ ” ‘ ’|zh-hant 「 」 『 』|zh-tw 「 」 『 』|zh-hk 「 」 『 』|ja 「 」 『 』|ko “ ” ‘ ’";

/// The typographic habits of a language's newspapers.
struct Press {
  std::string_view marks; ///< "open close open-inner close-inner"; empty for a language without rules here.
  bool has_close_words;   ///< Whether a word may follow a closing mark without a space.
  bool has_french_spaces;
  bool has_spaced_hyphens; ///< Vietnamese joins words by a hyphen between spaces.
  std::string_view dots;
  std::string_view long_dash;
};

std::string_view marks_of(std::string_view tag) {
  std::string_view rest = k_marks;
  while (!rest.empty()) {
    const std::string_view row = rest.substr(0, rest.find('|'));
    const std::size_t name = row.find(' ');
    if (row.substr(0, name) == tag) return row.substr(name + 1);
    rest.remove_prefix(std::min(row.size() + 1, rest.size()));
  }
  return {};
}

Press press_of(std::string_view language) {
  std::string tag(language);
  lower_ascii(tag);
  const std::string_view name = std::string_view(tag).substr(0, tag.find('-'));
  // The region's or script's own row, else the language's.
  std::string_view marks;
  for (std::size_t end = tag.size(); marks.empty() && end != npos && end > 0;) {
    marks = marks_of(std::string_view(tag).substr(0, end));
    end = tag.rfind('-', end - 1);
  }
  const bool is_chinese_or_japanese = name == "zh" || name == "ja";
  return {marks,
          is_chinese_or_japanese || name == "ko" || name == "th",
          name == "fr",
          has_spaced_hyphens(name),
          is_chinese_or_japanese ? "……" : "…",
          is_chinese_or_japanese ? "——" : "—"};
}

/// What a sign has before or after it.
enum class Beside : std::uint8_t { edge, letter, digit, opener, closer, mark };

constexpr bool is_word(Beside beside) { return beside == Beside::letter || beside == Beside::digit; }

Beside kind_of(char32_t c) {
  if (c < 0x80) {
    const char character = static_cast<char>(c);
    if (ascii::is_white_space(character)) return Beside::edge;
    if (ascii::is_digit(character)) return Beside::digit;
    if (ascii::is_letter(character)) return Beside::letter;
    return character == '(' || character == '[' || character == '{' || character == '/' ? Beside::opener
                                                                                        : Beside::closer;
  }
  if (c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F) return Beside::edge;
  if (c == 0xAB || c == 0xBF || c == 0xA1 || c == 0x2018 || c == 0x201A || c == 0x201C || c == 0x201E ||
      c == 0x2039) // « ¿ ¡ ‘ ‚ “ „ ‹
    return Beside::opener;
  const bool is_punctuation = c == 0xBB || (c >= 0x2010 && c <= 0x203E) || (c >= 0x3001 && c <= 0x3011) ||
                              (c >= 0xFF01 && c <= 0xFF0F) || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
  return is_punctuation ? Beside::closer : Beside::letter;
}

class Typesetter {
 public:
  Typesetter(std::string_view text, bool is_markup, const Press& press)
      : text_(text), is_markup_(is_markup), press_(press) {}

  /// @return nothing if no sign changes.
  std::string run() {
    while (at_ < text_.size()) step();
    end_paragraph();
    std::string out;
    std::size_t copied = 0;
    for (const Sign& sign : signs_) {
      if (sign.with.empty()) continue;
      out += text_.substr(copied, sign.at - copied);
      append_set(out, sign.with);
      copied = sign.at + sign.length;
    }
    if (copied > 0) out += text_.substr(copied);
    return out;
  }

 private:
  struct Sign {
    std::size_t at;
    std::size_t length;
    char character; ///< `"` or `'` if the sign is a quotation mark to be paired; else NUL.
    Beside before;
    Beside after;
    std::string_view with; ///< The replacement; empty if the sign is kept.
  };

  [[nodiscard]] char byte_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  [[nodiscard]] std::string_view mark(std::size_t index) const { return word_at(press_.marks, index); }

  /// Notes the kind of what was read: it comes after the last sign and before the next one.
  void note(Beside kind) {
    if (awaits_after_) signs_.back().after = kind;
    awaits_after_ = false;
    previous_ = kind;
  }

  /// In finished markup, a no-break space is written as a reference.
  void append_set(std::string& out, std::string_view with) const {
    constexpr std::string_view k_no_break_space = "\u00A0";
    const std::size_t space = is_markup_ ? with.find(k_no_break_space) : npos;
    out += with.substr(0, space);
    if (space == npos) return;
    out += "&nbsp;";
    out += with.substr(space + k_no_break_space.size());
  }

  void replace(std::size_t at, std::size_t length, std::string_view with) {
    if (!with.empty()) signs_.push_back({at, length, '\0', previous_, Beside::edge, with});
  }

  void step() {
    const char character = text_[at_];
    if (is_markup_ && character == '<') return read_tag();
    if (kept_ > 0) {
      ++at_;
    } else if (is_markup_ && character == '&') {
      note(text_.substr(at_).starts_with("&nbsp;") ? Beside::edge : Beside::letter);
      at_ = text_.find(';', at_) + 1; // finished markup has no bare "&"
    } else if (character == '"' || character == '\'') {
      const Beside before = previous_;
      note(Beside::mark);
      signs_.push_back({at_++, 1, character, before, Beside::edge, {}});
      awaits_after_ = true;
    } else if (character == '-') {
      read_hyphens();
    } else if (character == '.') {
      read_dots();
    } else if (character == ' ') {
      read_space();
    } else if (previous_ != Beside::letter && begins_address()) {
      note(Beside::letter);
      at_ = std::min(text_.find_first_of(" \n\"<", at_), text_.size());
    } else {
      note(kind_of(utf8::decode(text_, at_)));
    }
  }

  [[nodiscard]] bool begins_address() const {
    const std::string_view rest = text_.substr(at_);
    return rest.starts_with("https://") || rest.starts_with("http://") || rest.starts_with("www.");
  }

  void read_tag() {
    const std::size_t end = text_.find('>', at_); // a value's own ">" is written "&gt;"
    const std::string_view tag = text_.substr(at_, end - at_);
    const bool closes = tag.starts_with("</");
    const std::string_view name = tag.substr(closes ? 2 : 1).substr(0, tag.substr(closes ? 2 : 1).find(' '));
    at_ = end == npos ? text_.size() : end + 1;
    if (has_word("code kbd pre samp sup var", name)) {
      // The content of these elements is not changed. It counts as a word, but a footnote's number, which is no part of
      // the sentence, counts as a closing mark.
      if (!closes && kept_ == 0) note(name == "sup" ? Beside::closer : Beside::letter);
      kept_ += closes ? -1 : 1;
    }
    if (name == "br")
      note(Beside::edge);
    else if (ends_line(tag))
      end_paragraph();
  }

  void read_hyphens() {
    const std::size_t length = std::min(text_.find_first_not_of('-', at_), text_.size()) - at_;
    const char before = at_ == 0 ? '\0' : text_[at_ - 1];
    const char after = byte_at(at_ + length);
    const bool is_spaced = before == ' ' && after == ' ' && at_ > 1;
    const auto is_of_word = [](char character) {
      return ascii::is_alphanumeric(character) || !ascii::is_ascii(character);
    };
    const bool is_joined = is_of_word(before) && is_of_word(after);
    const bool is_minus = is_spaced && ascii::is_digit(text_[at_ - 2]) && ascii::is_digit(byte_at(at_ + 2));
    if (length == 1 ? is_spaced && !is_minus && !press_.has_spaced_hyphens : length == 2 && is_spaced)
      replace(at_, length, "–");
    else if ((length == 2 && is_joined) || (length == 3 && (is_joined || is_spaced)))
      replace(at_, length, press_.long_dash);
    note(Beside::closer); // a quotation may end after a dash; if one begins there, a word follows its mark
    at_ += length;
  }

  void read_dots() {
    const std::size_t length = std::min(text_.find_first_not_of('.', at_), text_.size()) - at_;
    const bool is_path = byte_at(at_ + length) == '/' || (at_ > 0 && text_[at_ - 1] == '/');
    if (length == 3 && !is_path) replace(at_, length, press_.dots);
    note(Beside::closer);
    at_ += length;
  }

  /// French: makes the space before a sign, or after an opening quotation mark, a no-break space.
  void read_space() {
    const std::string_view rest = text_.substr(at_ + 1);
    if (press_.has_french_spaces && at_ > 0) {
      const bool is_alone = rest.size() < 2 || std::string_view(" \n<.!?\"'").find(rest[1]) != npos;
      if (rest.starts_with("»") || text_.substr(0, at_).ends_with("«") || (is_alone && rest.starts_with(':')))
        replace(at_, 1, "\u00A0");
      else if (is_alone && !rest.empty() && std::string_view("!?;").find(rest.front()) != npos)
        replace(at_, 1, "\u202F");
    }
    note(Beside::edge);
    ++at_;
  }

  /// Pairs the quotation marks of the paragraph, and finds the apostrophes among what is left.
  void end_paragraph() {
    note(Beside::edge);
    std::vector<std::size_t> open;
    std::size_t open_doubles = 0;
    for (std::size_t index = first_of_paragraph_; index < signs_.size(); ++index) {
      Sign& sign = signs_[index];
      if (sign.character == '\0' || set_apostrophe_in_word(sign)) continue;
      const bool is_double = sign.character == '"';
      if (can_close(sign) && (is_double ? open_doubles > 0 : !open.empty() && signs_[open.back()].character == '\'')) {
        // Marks that were opened inside the quotation and not closed in it are not quotation marks.
        while (signs_[open.back()].character != sign.character) drop(open);
        if (is_double) --open_doubles;
        const std::size_t which = is_double && open_doubles % 2 == 0 ? 0 : 2;
        signs_[open.back()].with = mark(which);
        sign.with = mark(which + 1);
        open.pop_back();
      } else if (can_open(sign)) {
        open.push_back(index);
        if (is_double) ++open_doubles;
      } else if (!is_double && sign.before == Beside::letter) {
        sign.with = "’";
      }
    }
    while (!open.empty()) drop(open);
    first_of_paragraph_ = signs_.size();
  }

  [[nodiscard]] bool can_open(const Sign& sign) const {
    if (sign.after == Beside::edge || sign.after == Beside::closer) return false;
    return !is_word(sign.before) || press_.has_close_words;
  }
  [[nodiscard]] bool can_close(const Sign& sign) const {
    if (sign.before == Beside::edge || sign.before == Beside::opener) return false;
    return !is_word(sign.after) || press_.has_close_words;
  }

  /// Drops the opening mark that was read last. A single one before a word is an apostrophe ('tis, the '90s).
  void drop(std::vector<std::size_t>& open) {
    Sign& sign = signs_[open.back()];
    if (sign.character == '\'' && is_word(sign.after)) sign.with = "’";
    open.pop_back();
  }

  bool set_apostrophe_in_word(Sign& sign) const {
    if (sign.character != '\'' || !is_word(sign.before) || sign.after != Beside::letter) return false;
    // In scripts without spaces between words, only letters of the Latin script are certainly one word.
    const bool is_latin = sign.at > 0 && ascii::is_letter(text_[sign.at - 1]) && ascii::is_letter(byte_at(sign.at + 1));
    if (press_.has_close_words && !is_latin) return false;
    sign.with = "’";
    return true;
  }

  std::string_view text_;
  bool is_markup_;
  const Press& press_;
  std::size_t at_ = 0;
  int kept_ = 0; ///< Number of open elements whose text is not changed.
  Beside previous_ = Beside::edge;
  bool awaits_after_ = false;
  std::vector<Sign> signs_;
  std::size_t first_of_paragraph_ = 0;
};

std::string set_text(std::string_view text, std::string_view language, bool is_markup) {
  // Most texts contain none of these signs.
  if (text.find_first_of(language.starts_with("fr") ? "\"'-. " : "\"'-.") == npos) return {};
  const Press press = press_of(language);
  return press.marks.empty() ? std::string() : Typesetter(text, is_markup, press).run();
}

} // namespace

std::string set_punctuation(std::string_view text, std::string_view language) {
  std::string changed = set_text(text, language, false);
  return changed.empty() ? std::string(text) : changed;
}

SafeHtml HtmlWriter::with_punctuation(SafeHtml html, std::string_view language) {
  std::string changed = set_text(html.view(), language, true);
  return changed.empty() ? std::move(html) : SafeHtml(std::move(changed));
}

} // namespace lede
