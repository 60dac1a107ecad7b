// Titles without the site's name, and names without "By".
#include "formats/page/names.h"

#include <algorithm>

#include "base/words.h"
#include "formats/page/facts.h"
#include "formats/values.h"
#include "html/scan.h"

namespace lede::formats::page {
namespace {

/// What stands between a title and a site's name, with spaces around it.
constexpr std::string_view k_separators[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ",
                                             " / ", " > ", " \xC2\xB7 ",     " \xE2\x80\xA2 ", " \\ ", " _ "};

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

std::string_view trim(std::string_view text, std::string_view what) {
  const std::size_t begin = text.find_first_not_of(what);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(what) + 1 - begin);
}

} // namespace

std::string without_site(const std::string& title, const std::string& site, const std::vector<std::string>& seen,
                         bool guesses) {
  const std::string site_letters = letters_of(site);
  const Cut last = last_cut(title);
  if (last.begin == std::string::npos) return title;
  const Cut first = first_cut(title);
  // A heading that is one end of the title is the headline.
  for (const std::string& heading : seen) {
    const bool is_end = heading.size() >= 10 && heading.size() < title.size() &&
                        (title.starts_with(heading) || title.ends_with(heading));
    if (is_end) return heading;
  }
  if (!site_letters.empty()) {
    if (letters_of(title.substr(last.end)) == site_letters) return title.substr(0, last.begin);
    if (letters_of(title.substr(0, first.begin)) == site_letters) return title.substr(first.end);
  }
  if (!guesses) return title;
  constexpr std::size_t k_enough_words = 4;
  const std::string front = title.substr(0, last.begin);
  if (count_words(front) >= k_enough_words) return front;
  const std::string back = title.substr(first.end);
  return count_words(back) >= k_enough_words ? back : title;
}

std::string clean_name(std::string_view byline) {
  std::string text = text_of_html(byline.substr(0, 500));
  if (text.find("://") != std::string::npos || text.starts_with("www.") || text.starts_with("/")) return {};
  constexpr std::string_view k_marks = " \t\n|-,:;*/";
  std::string_view name = trim(text, k_marks);
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view word : {"by ", "by: ", "posted by ", "written by ", "author: ", "authors: ", "von ",
                                        "par ", "por ", "door ", "af ", "av ", "text: ", "story by "}) {
      std::string start(name.substr(0, word.size()));
      lower_ascii(start);
      if (start != word) continue;
      name = trim(name.substr(word.size()), k_marks);
      goes_on = true;
    }
  }
  if (name.find_first_of("0123456789") != std::string_view::npos) { // a date or a time behind it
    std::size_t end = name.size();
    for (const std::string_view mark : {" on ", " | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x93 ",
                                        " \xE2\x80\x94 ", " - ", ", ", "Published", "Updated", "Posted", " at "}) {
      end = std::min(end, name.find(mark));
    }
    name = trim(name.substr(0, end), k_marks);
    constexpr std::size_t k_a_nickname = 30;
    if (name.find_first_of("0123456789") != std::string_view::npos &&
        (name.size() > k_a_nickname || name.find(' ') != std::string_view::npos))
      return {};
  }
  constexpr std::size_t k_longest = 120;
  return name.size() > k_longest ? std::string() : std::string(name);
}

} // namespace lede::formats::page
