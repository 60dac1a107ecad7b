// The meaning of words in a page's classes and ids: a table with binary search.
#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/page/page.h"
#include "html/scan.h"

namespace lede::formats::page {
namespace {

struct Word {
  std::string_view word;
  std::uint16_t hints;
};

/// Sorted by the word.
constexpr Word k_words[] = {
    {"abstract", k_lead},
    {"ad", k_apart},
    {"ads", k_apart},
    {"adsense", k_apart},
    {"advert", k_apart},
    {"advertisement", k_apart},
    {"advertising", k_apart},
    {"agegate", k_apart},
    {"article", k_good},
    {"articlebody", k_good},
    {"attribution", k_bad},
    {"author", k_byline},
    {"authorline", k_byline},
    {"authorname", k_byline},
    {"authors", k_byline},
    {"autor", k_byline},
    {"banner", k_apart},
    {"bio", k_bad},
    {"body", k_good},
    {"bookmark", k_bad},
    {"breadcrumb", k_apart},
    {"breadcrumbs", k_apart},
    {"button", k_bad},
    {"buttons", k_bad},
    {"byline", k_byline},
    {"bylines", k_byline},
    {"caption", k_caption},
    {"chapo", k_lead},
    {"combx", k_comments},
    {"comment", k_comments},
    {"commentlist", k_comments},
    {"comments", k_comments},
    {"commercial", k_apart},
    {"contact", k_bad},
    {"content", k_good},
    {"cookie", k_apart},
    {"cookiebot", k_consent},
    {"cookies", k_apart},
    {"copyright", k_bad},
    {"cta", k_bad},
    {"date", k_dateline},
    {"dateline", k_dateline},
    {"datetime", k_dateline},
    {"dek", k_lead},
    {"didomi", k_consent},
    {"disclaimer", k_bad},
    {"disqus", k_comments},
    {"donate", k_apart},
    {"endnotes", k_notes},
    {"entry", k_good},
    {"extra", k_bad},
    {"follow", k_apart},
    {"foot", k_bad},
    {"footer", k_apart},
    {"footnote", k_notes},
    {"footnotes", k_notes},
    {"gdpr", k_apart},
    {"hentry", k_good},
    {"hide", k_bad},
    {"jumpto", k_apart},
    {"legal", k_bad},
    {"legends", k_apart},
    {"links", k_bad},
    {"login", k_apart},
    {"main", k_good},
    {"masthead", k_apart},
    {"menu", k_apart},
    {"meta", k_bad},
    {"metadata", k_bad},
    {"modal", k_apart},
    {"more", k_bad},
    {"mostpopular", k_apart},
    {"mostread", k_apart},
    {"nav", k_apart},
    {"navbar", k_apart},
    {"navbox", k_apart},
    {"navigation", k_apart},
    {"newsletter", k_apart},
    {"newsletters", k_apart},
    {"noprint", k_apart},
    {"onetrust", k_consent},
    {"optanon", k_consent},
    {"outbrain", k_apart},
    {"overlay", k_apart},
    {"page", k_good},
    {"pager", k_apart},
    {"pagination", k_apart},
    {"paging", k_apart},
    {"paywall", k_bad},
    {"pingback", k_comments},
    {"pingbacks", k_comments},
    {"popular", k_apart},
    {"popup", k_apart},
    {"post", k_good},
    {"postmeta", k_bad},
    {"promo", k_apart},
    {"promoted", k_apart},
    {"promotion", k_apart},
    {"pubdate", k_dateline},
    {"published", k_dateline},
    {"rail", k_bad},
    {"rating", k_bad},
    {"ratings", k_bad},
    {"readmore", k_apart},
    {"recirc", k_apart},
    {"recommend", k_apart},
    {"recommendations", k_apart},
    {"recommended", k_apart},
    {"register", k_apart},
    {"related", k_apart},
    {"remark", k_comments},
    {"replies", k_comments},
    {"reply", k_comments},
    {"respond", k_comments},
    {"rss", k_apart},
    {"sapo", k_lead},
    {"screenreader", k_hidden},
    {"scroll", k_bad},
    {"search", k_apart},
    {"share", k_apart},
    {"sharebar", k_apart},
    {"sharedaddy", k_apart},
    {"shares", k_apart},
    {"sharing", k_apart},
    {"shoutbox", k_comments},
    {"sidebar", k_apart},
    {"signup", k_apart},
    {"skyscraper", k_apart},
    {"social", k_apart},
    {"sponsor", k_apart},
    {"sponsored", k_apart},
    {"sponsors", k_apart},
    {"standfirst", k_lead},
    {"story", k_good},
    {"subscribe", k_apart},
    {"subscription", k_apart},
    {"supplemental", k_apart},
    {"syndication", k_apart},
    {"tableofcontents", k_apart},
    {"taboola", k_apart},
    {"tag", k_bad},
    {"tagcloud", k_apart},
    {"taglist", k_apart},
    {"tags", k_apart},
    {"teaser", k_bad},
    {"teasers", k_apart},
    {"text", k_good},
    {"timestamp", k_dateline},
    {"toc", k_apart},
    {"toolbar", k_apart},
    {"toolbox", k_apart},
    {"tools", k_apart},
    {"topics", k_bad},
    {"trackback", k_comments},
    {"trackbacks", k_comments},
    {"trending", k_apart},
    {"trustarc", k_consent},
    {"upsell", k_apart},
    {"usercentrics", k_consent},
    {"utility", k_bad},
    {"widget", k_bad},
    {"widgets", k_apart},
};

/// Beginnings of compound words: "relatedposts", "sharetools" …
constexpr Word k_beginnings[] = {
    {"advert", k_apart},     {"breadcrumb", k_apart}, {"comments", k_comments}, {"mostpop", k_apart},
    {"newsletter", k_apart}, {"outbrain", k_apart},   {"recirc", k_apart},      {"recommended", k_apart},
    {"related", k_apart},    {"sharebar", k_apart},   {"sharebox", k_apart},    {"sharebutton", k_apart},
    {"sharelink", k_apart},  {"sharethis", k_apart},  {"sharetool", k_apart},   {"social", k_apart},
    {"sponsor", k_apart},    {"taboola", k_apart},
};

std::uint16_t hints_of_word(std::string_view word) {
  for (const Word& one : k_beginnings) {
    if (word.starts_with(one.word)) return one.hints;
  }
  const Word* const found = std::lower_bound(std::begin(k_words), std::end(k_words), word,
                                             [](const Word& one, std::string_view other) { return one.word < other; });
  return found != std::end(k_words) && found->word == word ? found->hints : std::uint16_t{0};
}

static_assert(std::is_sorted(std::begin(k_words), std::end(k_words),
                             [](const Word& one, const Word& other) { return one.word < other.word; }));

} // namespace

std::uint16_t hints_of(std::string_view names) {
  constexpr std::size_t k_most_bytes = 300;
  constexpr std::size_t k_longest_word = 24;
  names = names.substr(0, k_most_bytes);
  std::uint16_t hints = 0;
  std::string word;
  bool is_negated =
      false; // "has-sidebar" is not a sidebar, "live-comments" are not of readers, "elementor-widget" may be anything
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const char c = at < names.size() ? names[at] : ' ';
    const bool begins_hump = ascii::is_upper(c) && at > 0 && !ascii::is_upper(names[at - 1]);
    if (!word.empty() && (begins_hump || !(ascii::is_letter(c) || ascii::is_digit(c)))) {
      if (!is_negated) hints = static_cast<std::uint16_t>(hints | hints_of_word(word));
      is_negated = has_word("no has with without show hide live match elementor siteorigin", word);
      word.clear();
    }
    if ((ascii::is_letter(c) || ascii::is_digit(c)) && word.size() < k_longest_word) word += ascii::to_lower(c);
    if (html::is_space(c)) is_negated = false;
  }
  return hints;
}

} // namespace lede::formats::page
