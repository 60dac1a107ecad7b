#include "formats/settled_parts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/date_time.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

std::string small_letters(std::string_view text) {
  std::string small(text);
  lower_ascii(small);
  return small;
}

/// Whether a text is how a template or a database writes that there is no value. "None" and "Null" may be names.
bool is_no_value(std::string_view text) { return has_word("nil null NULL none undefined n/a N/A - -- —", text); }

/// Whether a text is the name of an article in a system, "ferry-lindholm-2": small words with two or more hyphens. One
/// hyphen and short parts are in words for readers, too: "non-fiction", "e-sports", "covid-19".
bool is_slug(std::string_view text) {
  std::size_t parts = 0;
  std::size_t letters = 0;
  for (const char c : text) {
    if (c == '-' && letters < 2) return false;
    if (c == '-') {
      ++parts;
      letters = 0;
    } else if (c >= 'a' && c <= 'z') {
      ++letters;
    } else if (!ascii::is_digit(c)) {
      return false;
    }
  }
  return parts > 1 && (letters > 0 || ascii::is_digit(text.back()));
}

bool has_tag(const Article& article, std::string_view name) {
  const std::string small = small_letters(name);
  return std::any_of(article.tags.begin(), article.tags.end(),
                     [&](const Link& tag) { return small_letters(tag.name.value) == small; });
}

void settle_kicker(Article& article) {
  const std::string kicker = text_of_html(article.kicker.value);
  if (is_no_value(article.section.name.value)) article.section = {};
  if (is_slug(kicker) && !has_tag(article, kicker) && article.tags.size() < limits::max_list_items)
    article.tags.emplace_back().name = article.kicker;
  const bool is_kept_as_tag = is_slug(kicker) && has_tag(article, kicker);
  const bool is_headline = small_letters(kicker) == small_letters(text_of_html(article.headline.value));
  if (is_no_value(kicker) || is_kept_as_tag || is_headline) article.kicker = {};
}

/// Whether two tags whose names differ at most in the case of letters are one, which systems keep as a category and as
/// a tag. Two spellings may be two words ("Polish", "polish") unless there are several.
bool is_same_tag(const Link& one, const Link& other) {
  const bool has_both = !one.url.empty() && !other.url.empty();
  if (has_both) return one.url.value == other.url.value;
  return one.name.value == other.name.value || one.name.value.find(' ') != std::string::npos;
}

/// Removes the tags that are there twice; the first gets the address of the second.
void settle_tags(Article& article) {
  std::vector<Link> tags;
  std::multimap<std::string, std::size_t> places; // by name
  for (Link& tag : article.tags) {
    if (is_no_value(tag.name.value)) continue;
    const std::string name = small_letters(tag.name.value);
    const auto [begin, end] = places.equal_range(name);
    const auto known = std::find_if(begin, end, [&](const auto& one) { return is_same_tag(tags[one.second], tag); });
    if (known == end) {
      places.emplace(name, tags.size());
      tags.push_back(std::move(tag));
    } else if (Text& address = tags[known->second].url; address.empty()) {
      address = std::move(tag.url);
    }
  }
  article.tags = std::move(tags);
}

/// Returns minutes since the year 0 in UTC. @param has_time false: of the day alone.
std::int64_t minutes_of(const DateTime& date, bool has_time) {
  // Days before a date in a calendar whose years begin in March.
  const int month = (date.month + 9) % 12;
  const std::int64_t year = date.year - (month >= 10 ? 1 : 0);
  const std::int64_t days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day;
  return has_time ? days * 1440 + date.hour * 60 + date.minute - date.offset_minutes.value_or(0) : days * 1440;
}

} // namespace

bool is_before(const Text& first, const Text& second) {
  const std::optional<DateTime> one = parse_date_time(first.value);
  const std::optional<DateTime> other = parse_date_time(second.value);
  if (!one || !other) return false;
  const bool has_time = one->has_time && other->has_time;
  // A time without a zone may be that of any place.
  const bool is_open = has_time && one->offset_minutes.has_value() != other->offset_minutes.has_value();
  constexpr std::int64_t k_widest_zone = 14 * 60; // minutes
  return minutes_of(*one, has_time) + (is_open ? k_widest_zone : 0) < minutes_of(*other, has_time);
}

void settle_parts(Article& article) {
  // A path alone ("/posts/a/") says nothing about where relative addresses start from.
  if (!is_web_address(article.url.value) && is_web_address(article.canonical.value)) article.url = article.canonical;
  settle_kicker(article);
  settle_tags(article);
  if (is_before(article.modified, article.published)) article.modified = {};
}

} // namespace lede::formats
