// Titles without the site's name, and names without "By".
#include "formats/page/names.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/values.h"
#include "html/scan.h"

namespace lede::formats::page {
namespace {

/// Separators between a title and a site's name.
constexpr std::string_view k_separators[] = {
    " | ", " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " / ",
    " > ", " -- ", " \xC2\xB7 ",     " \xE2\x80\xA2 ", " \\ ", " _ "};

struct Cut {
  std::size_t begin = std::string::npos;
  std::size_t end = std::string::npos;
};

Cut last_cut(std::string_view text) {
  Cut cut;
  for (const std::string_view separator : k_separators) {
    const std::size_t at = text.rfind(separator);
    if (at != std::string_view::npos && (cut.begin == std::string::npos || at > cut.begin))
      cut = {at, at + separator.size()};
  }
  return cut;
}

Cut first_cut(std::string_view text) {
  Cut cut;
  for (const std::string_view separator : k_separators) {
    const std::size_t at = text.find(separator);
    if (at < cut.begin) cut = {at, at + separator.size()};
  }
  return cut;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool is_in_word = false;
  for (const char c : text) {
    const bool is_space = html::is_space(c);
    if (!is_space && !is_in_word) ++words;
    is_in_word = !is_space;
  }
  return words;
}

/// Whether a name is an address of mail or a number, by which a content system knows its users.
bool is_account(std::string_view name) {
  if (name.find_first_not_of("0123456789") == std::string_view::npos) return true;
  return name.find('@') != std::string_view::npos && name.find(' ') == std::string_view::npos;
}

/// Words before a name.
// clang-format off
constexpr std::string_view k_before_names[] = {
    "by ", "by: ", "posted by ", "written by ", "written by: ", "posted by: ", "author: ",
    "authors: ", "von ", "par ", "por ", "door ", "af ", "av ",
    "text: ", "story by ", "published by ", "text von ", "text by ", "geschrieben von ", "ein beitrag von ",
    "autor: ", "autorin: ", "auteur : ", "auteur: ", "autore: ", "publié par ", "écrit par ",
    "escrito por ", "scritto da ", "tác giả: ", "view all posts by ", "alle beiträge von ", "zum profil von ",
    "eingestellt von ", "erstellt von ", "artikel von ", "interview: ", "redaktion: ",
};
// clang-format on

/// Words that say that a name or a date follows.
constexpr std::string_view k_labels =
    "|"
    "publiziert|publiziert am|stand|follow|no author|staff writer|senior writer|contributor|follow us on "
    "twitter|admin|administrator|beitrag von|alle beiträge|view all posts|"
    "name|datum|date|quelle|source|antworten|reply|beitrag|artikel von|alle artikel|all posts|mehr|more|"
    "by|author|authors|written by|posted by|posted|posted on|published|published by|"
    "published on|von|autor|autorin|veröffentlicht|veröffentlicht am|veröffentlicht von|"
    "geschrieben von|par|auteur|auteurs|publié le|publié par|por|publicado|publicado por|"
    "publicado el|autore|di|da|av|af|door|";

/// Returns the text with a space for each no-break space.
std::string with_plain_spaces(std::string_view text) {
  constexpr std::string_view k_no_break_space = "\xC2\xA0";
  std::string out;
  while (true) {
    const std::size_t at = text.find(k_no_break_space);
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += ' ';
    text.remove_prefix(at + k_no_break_space.size());
  }
}

/// Whether a text only says that a name or a date follows.
bool is_label(std::string_view text) {
  std::string words(text);
  lower_ascii(words);
  return k_labels.find(concat({"|", words, "|"})) != std::string_view::npos;
}

/// Whether a title is the heading plus a separated part.
bool is_end_of(std::string_view heading, std::string_view title) {
  constexpr std::size_t k_shortest = 10;
  // And the first bytes of dashes, dots, arrows and full-width marks; "(Published 2016)"
  constexpr std::string_view k_marks = "|-_:/>(\\\xC2\xE2\xEF";
  if (heading.size() < k_shortest || heading.size() >= title.size()) return false;
  const bool is_front = title.starts_with(heading);
  if (!is_front && !title.ends_with(heading)) return false;
  const std::string_view rest =
      ascii::trim(is_front ? title.substr(heading.size()) : title.substr(0, title.size() - heading.size()), " ");
  if (rest.empty()) return false;
  if (is_front) return k_marks.find(rest.front()) != std::string_view::npos;
  return k_marks.find(rest.back()) != std::string_view::npos || static_cast<unsigned char>(rest.back()) >= 0x80;
}

/// Returns the letters of an address's host without "www." and the last part: "dailynews" of
/// "https://www.daily-news.com/a".
std::string host_letters(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return letters_of(host.substr(0, host.rfind('.')));
}

/// Whether a part of a title is the name of the site with that host: "Daily News", "MDR.DE".
bool is_name_of_host(std::string_view part, const std::string& host) {
  constexpr std::size_t k_shortest = 3;
  const std::string letters = letters_of(part);
  return letters.size() >= k_shortest && host.size() >= k_shortest &&
         (letters.starts_with(host) || host.starts_with(letters) || host.ends_with(letters)) &&
         letters.size() <= host.size() + 8;
}

/// "Ann Lee (https://a.example/)", "Ann Lee <ann@a.example>"
std::string_view without_address(std::string_view name) {
  for (const char open : {'(', '<', '['}) {
    const std::size_t at = name.find(open);
    const std::string_view inside = name.substr(std::min(at, name.size()));
    if (at != std::string_view::npos &&
        (inside.find("://") != std::string_view::npos || inside.find('@') != std::string_view::npos ||
         inside.find("www.") != std::string_view::npos))
      name = name.substr(0, at);
  }
  return name.find("://") == std::string_view::npos ? name : std::string_view();
}

bool is_month(std::string_view word) {
  std::string name(word.substr(0, 3));
  lower_ascii(name);
  return word.size() >= 3 &&
         has_word("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun", name);
}

/// "Ann Lee am", before a date that was taken away
std::string_view without_preposition(std::string_view name) {
  for (const std::string_view word : {" am", " on", " le", " el", " em", " um", " den", " stand", " Stand"}) {
    if (name.ends_with(word)) return name.substr(0, name.size() - word.size());
  }
  return name;
}

/// Returns the words before a date or a time. A name with digits in it, such as a nickname, is kept.
std::string_view without_date(std::string_view name) {
  const std::size_t digit = name.find_first_of("0123456789");
  if (digit == std::string_view::npos) return name;
  std::size_t end = name.size();
  for (const std::string_view mark : {" on ", " | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                      " - ", ", ", "Published", "Last ", "Updated", "Posted", " at "}) {
    end = std::min(end, name.find(mark));
  }
  std::string_view front = name.substr(0, std::min(end, name.size()));
  // "Ann Lee March 25", without anything between them
  if (end > digit) {
    const std::size_t space = front.substr(0, digit).rfind(' ');
    constexpr std::size_t k_a_nickname = 30;
    if (space == std::string_view::npos) return name.size() <= k_a_nickname ? name : std::string_view();
    front = front.substr(0, space);
  }
  while (true) {
    const std::size_t space = front.find_last_of(' ');
    if (space == std::string_view::npos || !is_month(front.substr(space + 1)))
      return is_month(front) ? std::string_view() : without_preposition(front);
    front = front.substr(0, space);
  }
}

/// "Headline | Section | Site": returns the headline, or nothing if the title is not built so.
std::string_view before_path(std::string_view title) {
  constexpr std::size_t k_enough_words = 4;
  for (const std::string_view separator : {" | ", " \xC2\xBB ", " :: ", " -- "}) {
    const std::size_t first = title.find(separator);
    if (first == std::string_view::npos || title.rfind(separator) == first) continue;
    const std::string_view front = title.substr(0, first);
    if (count_words(front) >= k_enough_words) return front;
  }
  return {};
}

} // namespace

std::string without_site(const std::string& title, const std::string& site, std::string_view url,
                         const std::vector<std::string>& seen, bool guesses) {
  // If a heading is the beginning or end of the title, it is the headline.
  for (const std::string& heading : seen) {
    if (is_end_of(heading, title)) return heading;
  }
  const std::string site_letters = letters_of(site);
  const Cut last = last_cut(title);
  if (last.begin == std::string::npos) return title;
  const Cut first = first_cut(title);
  if (!site_letters.empty()) {
    if (letters_of(title.substr(last.end)) == site_letters) return title.substr(0, last.begin);
    if (letters_of(title.substr(0, first.begin)) == site_letters) return title.substr(first.end);
  }
  const std::string host = host_letters(url);
  if (is_name_of_host(title.substr(last.end), host)) return title.substr(0, last.begin);
  if (is_name_of_host(title.substr(0, first.begin), host)) return title.substr(first.end);
  if (!guesses) {
    const std::string_view front = before_path(title);
    return front.empty() ? title : std::string(front);
  }
  constexpr std::size_t k_enough_words = 4;
  std::string front = title.substr(0, last.begin);
  if (count_words(front) >= k_enough_words) return front;
  const std::string back = title.substr(first.end);
  return count_words(back) >= k_enough_words ? back : title;
}

bool is_name_of_site(std::string_view name, std::string_view url) { return is_name_of_host(name, host_letters(url)); }

std::string_view without_site_behind(std::string_view title, std::string_view heading) {
  return title.starts_with(heading) && is_end_of(heading, title) ? heading : title;
}

bool is_address_of_site(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot != 0 && name.size() - dot > 2 && name.find(' ') == std::string_view::npos;
}

std::string clean_name(std::string_view byline) {
  const std::string text = with_plain_spaces(text_of_html(byline.substr(0, 500)));
  if (text.starts_with("http") || text.starts_with("www.") || text.starts_with("/")) return {};
  constexpr std::string_view k_marks = " \t\n|-,:;*/";
  std::string_view name = ascii::trim(text, k_marks);
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view word : k_before_names) {
      std::string start(name.substr(0, word.size()));
      lower_ascii(start);
      if (start != word) continue;
      name = ascii::trim(name.substr(word.size()), k_marks);
      goes_on = true;
    }
  }
  name = ascii::trim(without_date(without_address(name)), k_marks);
  constexpr std::size_t k_longest = 120;
  return name.size() > k_longest || is_account(name) || is_label(name) ? std::string() : std::string(name);
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with("\xE2\x80")) { // dashes, quotation marks
      at += 2;
    } else if (text.substr(at).starts_with("\xC2\xA0")) {
      ++at;
    } else if (ascii::is_letter(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      out += ascii::to_lower(c);
    }
  }
  return out;
}

} // namespace lede::formats::page
