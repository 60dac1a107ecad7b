// Dates and addresses as feeds write them.
#include "formats/feed_values.h"

#include <array>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_months = "jan feb mar apr may jun jul aug sep oct nov dec";

using ascii::is_digit;

std::string two_digits(std::string_view number) {
  return number.size() < 2 ? concat({"0", number}) : std::string(number);
}

/// "+0100", "+01:00" or a name. @return empty where it is neither.
std::string offset_of(std::string_view zone) {
  if (zone.empty()) return {};
  if (zone.front() == '+' || zone.front() == '-') {
    if (zone.size() == 6 && zone[3] == ':') return std::string(zone);
    return zone.size() == 5 ? concat({zone.substr(0, 3), ":", zone.substr(3)}) : std::string();
  }
  std::string name(zone);
  lower_ascii(name);
  if (has_word("gmt ut utc z", name)) return "Z";
  constexpr std::string_view k_names = "edt est cdt cst mdt mst pdt pst";
  const std::size_t place = find_word(k_names, name);
  if (place == std::string_view::npos) return {};
  constexpr std::array<std::string_view, 8> k_offsets = {"-04:00", "-05:00", "-05:00", "-06:00",
                                                         "-06:00", "-07:00", "-07:00", "-08:00"};
  std::size_t index = 0;
  while (index < k_offsets.size() && word_at(k_names, index) != name) ++index;
  return std::string(k_offsets[index]);
}

/// The next word of a date.
std::string_view take(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(" \t,-");
  if (begin == std::string_view::npos) return text = {};
  std::size_t end = text.find_first_of(" \t,", begin);
  if (end == std::string_view::npos) end = text.size();
  // "11-Jan-2026"
  if (const std::size_t dash = text.find('-', begin); dash < end && end - begin > 6) end = dash;
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

} // namespace

std::string feed_date(std::string_view text) {
  if (text.size() >= 5 && is_digit(text[0]) && text[4] == '-') return std::string(text);
  std::string_view rest = text;
  std::string_view day = take(rest);
  if (!day.empty() && !is_digit(day.front())) day = take(rest); // behind the weekday
  const std::string_view month_name = take(rest);
  const std::string_view year = take(rest);
  const std::size_t clock_begin = rest.find_first_not_of(" \t");
  std::string_view clock = clock_begin == std::string_view::npos ? std::string_view() : rest.substr(clock_begin);
  std::string_view zone;
  if (const std::size_t space = clock.find(' '); space != std::string_view::npos) {
    zone = clock.substr(space + 1);
    clock = clock.substr(0, space);
  }
  std::string month(month_name.substr(0, 3));
  lower_ascii(month);
  int number = 0;
  for (int index = 0; index < 12; ++index) {
    if (word_at(k_months, static_cast<std::size_t>(index)) == month) number = index + 1;
  }
  const bool is_date = number != 0 && !day.empty() && day.size() <= 2 && is_digit(day.front()) &&
                       (year.size() == 4 || year.size() == 2) && is_digit(year.front());
  if (!is_date) return std::string(text);
  const std::string_view century = year.size() == 4 ? "" : year >= "70" ? "19" : "20";
  std::string out = concat({century, year, "-", two_digits(decimal(number)), "-", two_digits(day)});
  if (clock.size() < 4) return out;
  const bool has_one_digit = clock[1] == ':';
  return concat({out, "T", has_one_digit ? "0" : "", clock, offset_of(zone)});
}

std::string resolve_address(std::string_view address, std::string_view base) {
  const std::size_t scheme_end = base.find("://");
  const std::size_t colon = address.find(':');
  const bool is_absolute = colon != std::string_view::npos && address.find_first_of("/?#") > colon;
  if (address.empty() || is_absolute || scheme_end == std::string_view::npos) return std::string(address);
  if (address.starts_with("//")) return concat({base.substr(0, scheme_end + 1), address});
  std::string_view path = base.substr(0, base.find_first_of("?#"));
  const std::size_t host_end = path.find('/', scheme_end + 3);
  const std::string_view origin = path.substr(0, host_end);
  if (address.front() == '/') return concat({origin, address});
  if (host_end == std::string_view::npos) return concat({origin, "/", address});
  if (address.front() == '?' || address.front() == '#') return concat({path, address});
  return concat({path.substr(0, path.rfind('/') + 1), address});
}

} // namespace lede::formats
