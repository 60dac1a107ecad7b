// Reads dates by their pieces: numbers, names of months, a time, a zone.
#include "base/loose_date.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"

namespace lede {
namespace {

constexpr int k_not_a_month = 0;

using ascii::is_digit;
using ascii::is_letter;

/// The names of the months in languages other than English, whole and as newspapers cut them, one month per line. A
/// word that is another month in another language ("listopad" is October in Croatian) is not there.
// A month a line.
// clang-format off
constexpr std::string_view k_other_months[] = {
    "januar jänner janvier janv enero ene gennaio genn gen janeiro januari ianuarie január tammikuuta stycznia sty ledna января янв січня січ ocak oca ιανουαρίου Ιανουαρίου ιαν يناير ינואר जनवरी มกราคม",
    "februar février fevrier févr febrero febbraio febbr fevereiro fev februari februarie február helmikuuta lutego lut února февраля фев лютого лют şubat Şubat şub Şub φεβρουαρίου Φεβρουαρίου φεβ فبراير פברואר फ़रवरी फरवरी กุมภาพันธ์",
    "märz mär maerz mars marzo março mrt maart marts martie március maaliskuuta marca března марта мар березня бер mart maret μαρτίου Μαρτίου μαρ مارس מרץ मार्च มีนาคม",
    "avril avr abril abr aprile aprilie április huhtikuuta kwietnia kwi dubna апреля апр квітня квіт nisan nis απριλίου Απριλίου απρ أبريل ابريل אפריל अप्रैल เมษายน",
    "mai mayo maggio magg mag maio mei maj maja május toukokuuta května мая травня трав mayıs μαΐου Μαΐου μαϊ مايو מאי मई พฤษภาคม",
    "juni juin junio giugno giu junho iunie június kesäkuuta czerwca cze června июня июн червня черв haziran haz ιουνίου Ιουνίου ιουν يونيو يونيه יוני जून มิถุนายน",
    "juli juillet juil julio luglio lug julho iulie július heinäkuuta lipca lip července июля июл липня лип temmuz tem ιουλίου Ιουλίου ιουλ يوليو يوليه יולי जुलाई กรกฎาคม",
    "août aout agosto ago augustus augusti augusztus elokuuta sierpnia sie srpna августа авг серпня серп ağustos ağu agustus αυγούστου Αυγούστου αυγ أغسطس اغسطس אוגוסט अगस्त สิงหาคม",
    "septembre septiembre settembre sett set setembro septembrie szeptember syyskuuta września wrz září сентября сен сент вересня вер eylül eyl σεπτεμβρίου Σεπτεμβρίου σεπ سبتمبر ספטמבר सितंबर सितम्बर กันยายน",
    "oktober okt octobre octubre ottobre ott outubro out octombrie október lokakuuta października paź října октября окт жовтня жовт ekim eki οκτωβρίου Οκτωβρίου οκτ أكتوبر اكتوبر אוקטובר अक्टूबर अक्तूबर ตุลาคม",
    "novembre noviembre novembro noiembrie marraskuuta listopada listopadu ноября ноя нояб листопада лист kasım kas νοεμβρίου Νοεμβρίου νοε نوفمبر נובמבר नवंबर नवम्बर พฤศจิกายน",
    "dezember dez décembre decembre déc diciembre dic dicembre dezembro desember decembrie joulukuuta grudnia gru prosince декабря дек грудня груд aralık ara δεκεμβρίου Δεκεμβρίου δεκ ديسمبر דצמבר दिसंबर दिसम्बर ธันวาคม",
};
// clang-format on

/// Returns 1 to 12 for the name of a month. English names may be cut to three letters or more.
int month_of(std::string_view name) {
  constexpr std::string_view k_months =
      "january february march april may june july august september october november "
      "december";
  constexpr std::string_view k_in = "ב"; // Hebrew: "in August"
  if (name.starts_with(k_in)) name.remove_prefix(k_in.size());
  if (name.size() < 3) return k_not_a_month;
  for (std::size_t place = 0; place < 12; ++place) {
    if (word_at(k_months, place).starts_with(name)) return static_cast<int>(place) + 1;
  }
  for (std::size_t place = 0; place < 12; ++place) {
    if (has_word(k_other_months[place], name)) return static_cast<int>(place) + 1;
  }
  return k_not_a_month;
}

bool is_weekday(std::string_view name) {
  constexpr std::string_view k_days = "sunday monday tuesday wednesday thursday friday saturday";
  if (name.size() < 3) return false;
  for (std::size_t place = 0; place < 7; ++place) {
    if (word_at(k_days, place).starts_with(name)) return true;
  }
  return false;
}

struct Zone {
  std::string_view name;
  int minutes;
};

/// UTC, the names that RFC 2822 defines, and those that newspapers print and that mean one zone. "IST" is Indian, Irish
/// and Israeli: it is read over, and the time has no offset. @see https://www.rfc-editor.org/rfc/rfc2822#section-4.3
constexpr Zone k_zones[] = {
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"ut", 0},     {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"wet", 0},    {"bst", 60},
    {"west", 60},  {"cet", 60},   {"cest", 120}, {"eet", 120},  {"sast", 120}, {"eest", 180}, {"msk", 180},
    {"pkt", 300},  {"ict", 420},  {"wib", 420},  {"hkt", 480},  {"sgt", 480},  {"wita", 480}, {"jst", 540},
    {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780},
};

/// Words of Chinese, Japanese and Korean before a time of a 12-hour clock, and those after a date that say what it is
/// of.
constexpr std::string_view k_mornings = "午前 上午 오전";
constexpr std::string_view k_afternoons = "午後 下午 오후";
constexpr std::string_view k_behind_dates = "公開 更新 掲載 配信 投稿 发布 發布 發佈 입력 수정 등록 updated ist";

/// A moment since 1970, in UTC. @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
DateTime from_seconds(std::int64_t seconds) {
  constexpr std::int64_t k_day = 86'400;
  const std::int64_t days = seconds / k_day + 719'468; // since 0000-03-01
  const std::int64_t in_day = seconds % k_day;
  const std::int64_t era = days / 146'097;
  const std::int64_t day_of_era = days % 146'097;
  const std::int64_t year = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153; // 0 is March
  DateTime out;
  out.day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  out.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  out.year = static_cast<int>(year + era * 400 + (out.month <= 2 ? 1 : 0));
  out.has_time = true;
  out.hour = static_cast<int>(in_day / 3600);
  out.minute = static_cast<int>(in_day / 60 % 60);
  out.second = static_cast<int>(in_day % 60);
  out.offset_minutes = 0;
  return out;
}

class LooseReader {
 public:
  explicit LooseReader(std::string_view text) : text_(text) {}

  std::optional<DateTime> read() {
    while (ok_ && at_ < text_.size()) read_piece();
    if (!ok_ || !set_day()) return std::nullopt;
    // Serialises and parses the value again, so that one place alone refuses days and times that do not exist.
    return parse_date_time(value_.serialise());
  }

 private:
  struct Number {
    int value = 0;
    std::size_t digits = 0;
    char before = ' ';
  };

  /// ASCII letters, and every byte of a character beyond ASCII.
  static bool is_word_byte(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

  [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void read_piece() {
    const char c = text_[at_];
    if (is_digit(c)) return read_number();
    if (is_word_byte(c)) return read_word();
    if ((c == '+' || c == '-') && value_.has_time) return read_offset();
    if (is_zone_of_day(c)) { // the day is enough
      at_ = text_.size();
      return;
    }
    const std::string_view rest = text_.substr(at_);
    const bool has_zone = rest.starts_with("(GMT") || rest.starts_with("(UTC");
    if ((c == '(' || c == '[') && value_.has_time && !has_zone) { // "(Central European Time)", "[Asia/Saigon]"
      at_ = text_.size();
      return;
    }
    const bool is_label_end = c == ':' && count_ == 0; // "Published: …"
    ok_ = std::string_view(" ,./-|").find(c) != std::string_view::npos || is_label_end || has_zone ||
          (c == ')' && value_.has_time);
    ++at_;
  }

  /// Whether the rest is the zone of a date without a time: "20080219+0100" of NITF, "2008-02-19+01:00" of XML Schema.
  /// "2008-02-19-0500" might have a time.
  [[nodiscard]] bool is_zone_of_day(char sign) const {
    const std::string_view zone = text_.substr(at_ + 1);
    const bool is_four_digits = zone.size() == 4 && zone.find_first_not_of("0123456789") == std::string_view::npos;
    const bool has_colon = zone.size() == 5 && zone[2] == ':';
    if (count_ != 3 || value_.has_time) return false;
    return sign == '+' ? is_four_digits || has_colon : sign == '-' && is_four_digits && at_ == 8;
  }

  Number take_digits(std::size_t most) {
    Number number;
    number.before = at_ == 0 ? ' ' : text_[at_ - 1];
    while (number.digits < most && is_digit(peek(at_))) {
      number.value = number.value * 10 + (text_[at_++] - '0');
      ++number.digits;
    }
    if (number.digits == 0) ok_ = false;
    return number;
  }

  void read_number() {
    const Number number = take_digits(8);
    const char next = peek(at_);
    // "18:03", "18h03"; with a point only where nothing but a time can follow
    const bool is_hour =
        next == ':' || ((next == 'h' || (next == '.' && (is_time_next_ || has_day()))) && is_digit(peek(at_ + 1)));
    if (is_hour && number.digits <= 2 && !value_.has_time) return read_time(number.value);
    if (number.digits == 8 && count_ == 0) { // 20130713
      numbers_[0] = {number.value / 10'000, 4, ' '};
      numbers_[1] = {number.value / 100 % 100, 2, ' '};
      numbers_[2] = {number.value % 100, 2, ' '};
      count_ = 3;
      return;
    }
    if (number.digits == 6 && count_ == 3 && at_ == 15 && !value_.has_time) { // 20130713 180300
      at_ -= number.digits;
      return read_basic_time();
    }
    ok_ = count_ < 3 && (number.digits <= 2 || number.digits == 4);
    if (ok_) numbers_[count_++] = number;
  }

  /// Whether a day, a month and a year have been read.
  [[nodiscard]] bool has_day() const { return count_ + (month_ == k_not_a_month ? 0U : 1U) == 3; }

  void read_time(int hour) {
    value_.has_time = true;
    value_.hour = is_afternoon_ ? hour % 12 + 12 : hour;
    ++at_;
    value_.minute = take_digits(2).value;
    if (peek(at_) == ':') {
      ++at_;
      value_.second = take_digits(2).value;
    }
    if ((peek(at_) == '.' || peek(at_) == ',') && is_digit(peek(at_ + 1))) skip_fraction();
  }

  void read_basic_time() {
    const Number number = take_digits(6);
    ok_ = number.digits == 4 || number.digits == 6;
    const int time = number.digits == 4 ? number.value * 100 : number.value;
    value_.has_time = true;
    value_.hour = time / 10'000;
    value_.minute = time / 100 % 100;
    value_.second = time % 100;
    if (peek(at_) == '.') skip_fraction();
  }

  void skip_fraction() {
    for (++at_; is_digit(peek(at_)); ++at_) {
    }
  }

  void read_offset() {
    const bool is_west = text_[at_++] == '-';
    const Number first = take_digits(4);
    int minutes = first.digits <= 2 ? first.value * 60 : first.value / 100 * 60 + first.value % 100;
    if (first.digits <= 2 && peek(at_) == ':') {
      ++at_;
      minutes += take_digits(2).value;
    }
    value_.offset_minutes = is_west ? -minutes : minutes;
  }

  void read_word() {
    const std::size_t begin = at_;
    while (is_word_byte(peek(at_))) ++at_;
    std::string word(text_.substr(begin, at_ - begin));
    lower_ascii(word);
    if (word == "t" && count_ == 3 && !value_.has_time) {
      const std::size_t end = text_.find_first_not_of("0123456789", at_);
      if (peek(end) != ':') read_basic_time();
      return;
    }
    if (const int month = month_of(word); month != k_not_a_month && month_ == k_not_a_month) {
      month_ = month;
      return;
    }
    if (value_.has_time && read_half(word)) return;
    if (word == "z" && count_ == 3 && !value_.has_time && at_ == text_.size()) return; // of XML Schema: "2008-02-19Z"
    for (const Zone& zone : k_zones) {
      if (value_.has_time && zone.name == word) {
        value_.offset_minutes = zone.minutes;
        return;
      }
    }
    // "Thứ sáu, ngày 5 tháng 1 năm 2024": in Vietnamese the day is first.
    if (has_word("ngày tháng năm thứ chủ lúc", word) || word == "Thứ" || word == "Ngày") {
      is_day_first_ = true;
      is_time_next_ = word == "lúc";
      return;
    }
    is_afternoon_ = is_afternoon_ || has_word(k_afternoons, word);
    if (is_afternoon_ || has_word(k_mornings, word)) return;
    is_time_next_ = has_word("at um kl à às alle ore las", word);
    // A word before the first number is a weekday in any language, or says what the date is of ("Published").
    const bool is_first = count_ == 0 && !value_.has_time;
    ok_ =
        is_first || is_weekday(word) || (has_day() && has_word(k_behind_dates, word)) ||
        has_word("at às alle ore las on of st nd rd th de del den der um uhr kl à às et pt ct mt г р roku року", word);
  }

  /// "AM" and "PM" of a 12-hour clock.
  bool read_half(std::string_view word) {
    const bool is_afternoon = word == "pm" || word == "p";
    if (!is_afternoon && word != "am" && word != "a") {
      return word == "m" && peek(at_) == '.'; // "p.m."
    }
    ok_ = value_.hour >= 1 && value_.hour <= 12;
    value_.hour = value_.hour % 12 + (is_afternoon ? 12 : 0);
    return true;
  }

  bool set_day() {
    if (month_ != k_not_a_month) {
      if (count_ != 2) return false;
      const bool is_year_first = numbers_[0].digits == 4;
      if (!is_year_first && numbers_[1].digits != 4) return set_day_of_short_year();
      return set(numbers_[is_year_first ? 0 : 1].value, month_, numbers_[is_year_first ? 1 : 0].value);
    }
    if (count_ != 3) return false;
    const auto [first, second, third] = numbers_;
    if (first.digits == 4) return set(first.value, second.value, third.value);
    if (third.digits != 4) return false;
    // With dots, the day is always first. With other separators the order depends on the country, unless only one
    // number can be the day.
    if (second.before == '.' || first.value > 12 || is_day_first_) return set(third.value, second.value, first.value);
    return second.value > 12 && set(third.value, first.value, second.value);
  }

  /// RFC 822 had years of two digits: "11 Jan 98 05:12 GMT".
  bool set_day_of_short_year() {
    if (numbers_[1].digits != 2 || !value_.has_time) return false;
    constexpr int k_first_of_last_century = 70;
    const int year = numbers_[1].value;
    return set(year + (year >= k_first_of_last_century ? 1900 : 2000), month_, numbers_[0].value);
  }

  bool set(int year, int month, int day) {
    constexpr int k_first_buddhist = 2400; // Thailand counts the years of the Buddhist era
    constexpr int k_buddhist_ahead = 543;
    value_.year = year >= k_first_buddhist ? year - k_buddhist_ahead : year;
    value_.month = month;
    value_.day = day;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool ok_ = true;
  DateTime value_;
  int month_ = k_not_a_month;
  bool is_day_first_ = false;
  bool is_time_next_ = false; // "at", "kl."
  bool is_afternoon_ = false;
  struct Numbers {
    Number first, second, third;
    Number& operator[](std::size_t place) { return place == 0 ? first : place == 1 ? second : third; }
  };
  Numbers numbers_;
  std::size_t count_ = 0;
};

} // namespace

namespace {

/// "2021年7月13日 18時03分" and "2021년 7월 13일" with the separators of other dates and times.
std::string with_separators(std::string_view text) {
  struct Sign {
    std::string_view sign;
    std::string_view separator;
    std::string_view at_end = separator; ///< What it is if no digit follows.
  };
  static constexpr Sign k_signs[] = {{"年", "-"},         {"月", "-"},      {"日", " "},         {"년", "-"},
                                     {"월", "-"},         {"일", " "},      {"時", ":", ":00 "}, {"时", ":", ":00 "},
                                     {"시", ":", ":00 "}, {"分", ":", " "}, {"분", ":", " "},    {"秒", " "},
                                     {"초", " "}};
  std::string out;
  while (!text.empty()) {
    std::size_t size = 1;
    std::string_view piece = text.substr(0, 1);
    for (const Sign& one : k_signs) {
      if (!text.starts_with(one.sign)) continue;
      size = one.sign.size();
      const std::size_t next = text.find_first_not_of(' ', size);
      const bool goes_on = next != std::string_view::npos && is_digit(text[next]);
      piece = goes_on ? one.separator : one.at_end;
      if (goes_on && piece == ":") size = next; // "3시 5분"
    }
    out += piece;
    text.remove_prefix(size);
  }
  return out;
}

} // namespace

std::optional<DateTime> parse_loose_date(std::string_view text) {
  constexpr std::size_t k_most = 100;
  if (text.size() > k_most) return std::nullopt;
  if (const std::optional<DateTime> date = parse_date_time(text)) return date;
  if (text.starts_with("/Date(")) text = text.substr(6, text.find_first_not_of("0123456789", 6) - 6); // of .NET
  const std::size_t point = text.find('.');
  const bool is_fraction = point >= 9 && point < 12 && text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (is_fraction && text.find('.', point + 1) == std::string_view::npos) text = text.substr(0, point);
  const bool is_of_century = text.starts_with("19") || text.starts_with("20");
  if ((text.size() == 12 || text.size() == 14) && is_of_century &&
      text.find_first_not_of("0123456789") == std::string_view::npos) { // 202107131803
    const std::string parted = concat({text.substr(0, 8), "T", text.substr(8)});
    if (const std::optional<DateTime> date = LooseReader(parted).read()) return date;
  }
  const bool is_count = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_count && text.size() >= 9 && text.size() <= 14) { // from 1973 on
    std::int64_t count = 0;
    for (const char c : text) count = count * 10 + (c - '0');
    return from_seconds(text.size() > 11 ? count / 1000 : count);
  }
  return LooseReader(with_separators(text)).read();
}

} // namespace lede
