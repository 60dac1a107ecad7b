// Reads RFC 3339 and computes the day of the week.
#include "base/date_time.h"

#include <cstddef>

namespace lede {
namespace {

constexpr bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr int days_in_month(int year, int month) {
  constexpr int k_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : k_days[month - 1];
}

// Reads one piece after the other from the front of a text. If a piece does not match, `ok()` stays
// false.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(std::size_t count, int least, int greatest) {
    if (rest_.size() < count) return fail();
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value < least || value > greatest ? fail() : value;
  }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char wanted) {
    if (!take(wanted)) fail();
  }
  void skip_digits() {
    const std::size_t end = rest_.find_first_not_of("0123456789");
    if (end == 0 || rest_.empty()) fail();
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end);
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  int fail() {
    ok_ = false;
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

void parse_time(Scanner& scanner, DateTime& value) {
  value.has_time = true;
  value.hour = scanner.digits(2, 0, 23);
  scanner.expect(':');
  value.minute = scanner.digits(2, 0, 59);
  if (scanner.take(':')) {
    value.second = scanner.digits(2, 0, 60);
    if (scanner.take('.')) scanner.skip_digits();
  }
  if (scanner.at_end()) return;
  if (scanner.take('Z') || scanner.take('z')) {
    value.offset_minutes = 0;
    return;
  }
  const bool is_west = scanner.take('-');
  if (!is_west) scanner.expect('+');
  const int hours = scanner.digits(2, 0, 23);
  scanner.take(':'); // ISO 8601's basic form, which PHP's and Python's exports write, leaves it out
  const int minutes = hours * 60 + scanner.digits(2, 0, 59);
  value.offset_minutes = is_west ? -minutes : minutes;
}

void append_digits(std::string& out, int value, int count) {
  for (int power = count == 4 ? 1000 : 10; power > 0; power /= 10) {
    out += static_cast<char>('0' + value / power % 10);
  }
}

} // namespace

int DateTime::weekday() const noexcept {
  // Sakamoto's method. Its year begins in March, so that the leap day is the last day.
  constexpr int k_month_shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int shifted = (month < 3 ? year - 1 : year) + 400; // plus one cycle of 400 years, so that year 0 stays positive
  return (shifted + shifted / 4 - shifted / 100 + shifted / 400 + k_month_shift[month - 1] + day) % 7;
}

std::string DateTime::serialise() const {
  std::string out;
  append_digits(out, year, 4);
  out += '-';
  append_digits(out, month, 2);
  out += '-';
  append_digits(out, day, 2);
  if (!has_time) return out;
  out += 'T';
  append_digits(out, hour, 2);
  out += ':';
  append_digits(out, minute, 2);
  out += ':';
  append_digits(out, second == 60 ? 59 : second, 2); // HTML knows no leap seconds
  if (!offset_minutes) return out;
  if (*offset_minutes == 0) return out += 'Z';
  const int distance = *offset_minutes < 0 ? -*offset_minutes : *offset_minutes;
  out += *offset_minutes < 0 ? '-' : '+';
  append_digits(out, distance / 60, 2);
  out += ':';
  append_digits(out, distance % 60, 2);
  return out;
}

std::optional<DateTime> parse_date_time(std::string_view text) noexcept {
  Scanner scanner(text);
  DateTime value;
  value.year = scanner.digits(4, 0, 9999);
  scanner.expect('-');
  value.month = scanner.digits(2, 1, 12);
  scanner.expect('-');
  value.day = scanner.digits(2, 1, 31);
  if (!scanner.ok() || value.day > days_in_month(value.year, value.month)) return std::nullopt;
  if (scanner.take('T') || scanner.take('t') || scanner.take(' ')) parse_time(scanner, value);
  if (!scanner.ok() || !scanner.at_end()) return std::nullopt;
  return value;
}

} // namespace lede
