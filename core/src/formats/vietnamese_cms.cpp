// The export of Vietnamese news sites: title, sapo (the lead), body in HTML, publish, cates, keywords.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/date_time.h"
#include "base/messages.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/values.h"
#include "json/number.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr std::string_view k_offset = "+07:00"; // Vietnam has one time zone and no summer time

void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = decimal(number);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

/// "13/07/2021 18:03[:00]", "18:03 13/07/2021", "2021/07/13 18:03", or with "-" → "2021-07-13T18:03". Empty for any
/// other text.
std::string from_day_first(std::string_view text) {
  std::array<std::int64_t, 5> numbers{};
  std::size_t count = 0;
  bool in_number = false;
  for (const char c : text) {
    const bool is_digit = ascii::is_digit(c);
    if (!is_digit && std::string_view("/-: ,T").find(c) == std::string_view::npos) return {};
    if (is_digit && !in_number && count == numbers.size()) break; // seconds
    if (is_digit && !in_number) ++count;
    if (is_digit) numbers[count - 1] = numbers[count - 1] * 10 + (c - '0');
    if (is_digit && numbers[count - 1] > 9999) return {};
    in_number = is_digit;
  }
  if (count != 3 && count != 5) return {};
  constexpr std::int64_t k_most_days = 31; // a greater number is a year
  constexpr std::int64_t k_most_minutes = 59;
  if (count == 5 && numbers[4] > k_most_minutes) std::rotate(numbers.begin(), numbers.begin() + 2, numbers.end());
  if (numbers[0] > k_most_days) std::swap(numbers[0], numbers[2]);
  std::string out;
  append_padded(out, numbers[2], 4);
  append_padded(out += '-', numbers[1], 2);
  append_padded(out += '-', numbers[0], 2);
  if (count == 3) return out;
  append_padded(out += 'T', numbers[3], 2);
  append_padded(out += ':', numbers[4], 2);
  return out;
}

/// Converts seconds or milliseconds since 1970 to local time in Vietnam.
/// @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
std::string from_epoch(std::int64_t number) {
  constexpr std::int64_t k_first_in_milliseconds = 100'000'000'000; // as seconds, this would be in the year 5138
  constexpr std::int64_t k_day = 86'400;
  const std::int64_t seconds = (number >= k_first_in_milliseconds ? number / 1000 : number) + 7 * 3600;
  const std::int64_t days = seconds / k_day + 719'468; // since 0000-03-01
  const std::int64_t era = days / 146'097;
  const std::int64_t day_of_era = days % 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  std::string out;
  append_padded(out, year_of_era + era * 400 + (month <= 2 ? 1 : 0), 4);
  append_padded(out += '-', month, 2);
  append_padded(out += '-', day_of_year - (153 * month_from_march + 2) / 5 + 1, 2);
  append_padded(out += 'T', seconds % k_day / 3600, 2);
  append_padded(out += ':', seconds % 3600 / 60, 2);
  append_padded(out += ':', seconds % 60, 2);
  return out += k_offset;
}

/// Whether a text is seconds or milliseconds, as in MongoDB's $numberLong, and not a date like "20210713".
bool is_epoch(std::string_view text) {
  return text.size() >= 9 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void read_publish(Value value, Text& text, Report& report) {
  while (value.is(Kind::object) && find_any(value, {"$date", "$numberLong"})) { // MongoDB's export
    value = find_any(value, {"$date", "$numberLong"});
  }
  std::string written;
  if (value.is(Kind::number) || is_epoch(value.text())) {
    const std::optional<json::Scaled> number = json::scale(value.text(), 0);
    if (number && number->is_exact && number->value >= 0 && number->value < 1LL << 47) {
      written = from_epoch(number->value);
    }
  } else {
    if (!expect(value, Kind::string, report)) return;
    if (value.text().empty()) return;
    written = value.text();
    if (!parse_date_time(written)) written = from_day_first(value.text());
  }
  const std::optional<DateTime> moment = parse_date_time(written);
  if (!moment) {
    return warn_invalid(value, messages::expected_vietnamese_date, report);
  }
  if (moment->has_time && !moment->offset_minutes) written += k_offset;
  text.value = std::move(written);
  text.origin = value.origin();
}

void read_keywords(Value value, std::vector<Link>& tags, Report& report) {
  if (value.is(Kind::string)) return split_names(value, ',', tags);
  read_names(value, tags, {"name", "title", "keyword"}, report);
}

/// Reads the first category as the kicker.
void read_categories(Value value, Text& kicker, Report& report) {
  std::vector<Link> names;
  read_names(value, names, {"name", "title"}, report);
  if (!names.empty()) kicker = std::move(names.front().name);
}

void read_body(Value value, std::vector<Block>& blocks, Report& report) {
  if (!expect(value, Kind::string, report)) return;
  BodyBuilder(blocks, report).add_html(value);
}

constexpr auto k_fields = fields_of<Article>({
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"url", LEDE_MEMBER(Article, url), k_text},
    {"title", LEDE_MEMBER(Article, headline), k_plain},
    {"sapo", LEDE_MEMBER(Article, lead), by<read_either>()},
    {"body", LEDE_MEMBER(Article, body), by<read_body>()},
    {"publish", LEDE_MEMBER(Article, published), by<read_publish>()},
    {"cates", LEDE_MEMBER(Article, kicker), by<read_categories>()},
    {"keywords", LEDE_MEMBER(Article, tags), by<read_keywords>()},
    {"author", LEDE_MEMBER(Article, byline), k_plain},
    {"source", LEDE_MEMBER(Article, source), k_plain},
});
constexpr Shape k_article = {k_fields, Foreign{"tags slug views created updated"}};

Likeness recognise(Value root) {
  if (root.find("sapo")) return Likeness::certain;
  return root.find("cates") && root.find("body") ? Likeness::certain : Likeness::none;
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  read_object(root, article, k_article, report);
  if (article.id.empty()) read_id(find_any(find(root, "_id"), {"$oid"}), article.id, report);
  if (article.tags.empty()) {
    if (const Value tags = find(root, "tags")) read_keywords(tags, article.tags, report);
  }
  constexpr std::string_view k_language = "vi"; // the format has no field for the language
  article.language = {std::string(k_language), root.origin(), Markup::text};
}

} // namespace

constexpr Format k_vietnamese_cms = {"vietnamese-cms", "vn-cms cms-vn", recognise, read};

} // namespace lede::formats
