// Small steps that the adapters of publishers' formats share.
#include "formats/values.h"

#include "base/ascii.h"
#include "base/date_time.h"
#include "base/language_name.h"
#include "base/language_tag.h"
#include "base/limits.h"
#include "base/loose_date.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/expectations.h"
#include "html/text_input.h"
#include "html/tokenizer.h"
#include "json/number.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Collects the text between tags.
class TextCollector final : public html::TokenSink {
 public:
  html::TextState on_start_tag(const html::StartTag& tag) override {
    if (tag.name == "script") return hide(html::TextState::script_data);
    if (tag.name == "style") return hide(html::TextState::rawtext);
    space_due_ = space_due_ || !has_word(
                                   "a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub "
                                   "sup u var",
                                   tag.name);
    return html::TextState::data;
  }
  void on_end_tag(const html::EndTag& tag) override {
    if (tag.name == "script" || tag.name == "style") is_hidden_ = false;
  }
  void on_text(std::string_view text, std::size_t /*offset*/) override {
    if (is_hidden_) return;
    for (const char c : text) {
      if (c == ' ' || c == '\n' || c == '\t') {
        space_due_ = true;
        continue;
      }
      if (space_due_ && !out_.empty()) out_ += ' ';
      space_due_ = false;
      out_ += c;
    }
  }
  std::string take() { return std::move(out_); }

 private:
  html::TextState hide(html::TextState state) {
    is_hidden_ = true;
    return state;
  }
  std::string out_;
  bool space_due_ = false;
  bool is_hidden_ = false;
};

/// Collects text with its references decoded.
class ReferenceDecoder final : public html::TokenSink {
 public:
  html::TextState on_start_tag(const html::StartTag& /*tag*/) override { return html::TextState::data; }
  void on_end_tag(const html::EndTag& /*tag*/) override {}
  void on_text(std::string_view text, std::size_t /*offset*/) override { out += text; }
  std::string out;
};

using ascii::is_digit;

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

/// Returns the number at the beginning of a text: "362px", "1,234 votes", "4,5"; empty if there is none.
std::string number_in(std::string_view text) {
  std::string number;
  if (text.starts_with('-')) {
    number = "-";
    text.remove_prefix(1);
  }
  std::size_t digits = count_digits(text);
  if (digits == 0) return {};
  number += text.substr(0, digits);
  text.remove_prefix(digits);
  // A comma before three digits separates thousands; otherwise it is a decimal comma.
  while (digits <= 3 && text.starts_with(',') && count_digits(text.substr(1)) == 3) {
    number += text.substr(1, 3);
    text.remove_prefix(4);
  }
  if (!text.starts_with('.') && !text.starts_with(',')) return number;
  digits = count_digits(text.substr(1));
  if (digits != 0) number.append(".").append(text.substr(1, digits));
  return number;
}

std::int64_t minutes_of(const DateTime& moment) {
  // Returns minutes within the month. Only the difference of two such values is used, which is less than two days.
  return (static_cast<std::int64_t>(moment.day) * 24 + moment.hour) * 60 + moment.minute;
}

bool is_there(Value value) { return value && !value.is(Kind::null); }

void set(Value value, std::string text, Text& out) {
  out.value = std::move(text);
  out.origin = value.origin();
  out.markup = Markup::text;
}

} // namespace

std::string text_of_html(std::string_view markup) {
  std::string scratch;
  TextCollector collector;
  html::Tokenizer(collector).tokenize(html::prepare(markup, scratch), 0);
  return collector.take();
}

std::string decode_references(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string markup;
  for (const char c : text) {
    if (c == '<') {
      markup += "&lt;"; // not a tag: keep it as text
    } else {
      markup += c;
    }
  }
  std::string scratch;
  ReferenceDecoder decoder;
  html::Tokenizer(decoder).tokenize(html::prepare(markup, scratch), 0);
  return std::move(decoder.out);
}

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t name = at + 1;
    if (name < text.size() && text[name] == '/') ++name;
    const char first = name < text.size() ? text[name] : ' ';
    if (ascii::is_letter(first) && text.find('>', name) != std::string_view::npos) return true;
    if (text.find('>', name) == std::string_view::npos) return false;
  }
  return false;
}

Value find(Value object, std::string_view name) {
  const Value value = object.find(name);
  return is_there(value) ? value : Value();
}

Value find_any(Value object, std::initializer_list<std::string_view> names) {
  Value empty;
  for (const std::string_view name : names) {
    const Value value = find(object, name);
    if (value && !(value.is(Kind::string) && value.text().empty())) return value;
    if (!empty) empty = value;
  }
  return empty;
}

Value localised(Value value, std::string_view preferred) {
  if (!value.is(Kind::object) || value.size() == 0) return value;
  constexpr std::string_view k_common =
      "ar bg bn cs da de el en es et fa fi fr gu he hi hr hu it ja ka ko lt lv ml mr ms nb nl nn pa pl pt ro ru sk sl "
      "sq "
      "sr sv sw ta te th tr uk ur vi zh iv und"; // of Squidex and Drupal: in no language
  Value first;
  for (const Value member : value.children()) {
    const std::string_view key = member.key();
    const std::size_t size = key.size();
    const bool has_region = (size == 5 || size == 7) && (key[2] == '-' || key[2] == '_');
    if (!(has_region ? is_language_tag(key.substr(0, 2)) : has_word(k_common, key))) return value;
    const bool is_preferred = key == preferred || (preferred.size() >= 2 && key.substr(0, 2) == preferred.substr(0, 2));
    if (is_there(member) && (!first || (is_preferred && first.key() != preferred))) first = member;
  }
  return first ? first : value;
}

Value find_path(Value value, std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = path.find(' ');
    const std::string_view step = path.substr(0, end);
    path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    if (value.is(Kind::array)) {
      value = step == "0" && value.size() != 0 ? *value.children().begin() : Value();
    } else {
      value = find(value, step);
    }
  }
  return value;
}

Value first_object(Value value) {
  if (!value.is(Kind::array)) return value;
  for (const Value child : value.children()) {
    if (child.is(Kind::object)) return child;
  }
  return {};
}

bool has_any(Value object, std::string_view names) {
  for (const Value member : object.children()) {
    if (has_word(names, member.key())) return true;
  }
  return false;
}

std::string_view text_at(Value object, std::string_view name) {
  const Value value = object.find(name);
  return value.is(Kind::string) ? value.text() : std::string_view();
}

void read_string(Value value, Text& text, Report& report, Markup markup) {
  if (!is_there(value) || !expect(value, Kind::string, report)) return;
  set(value, std::string(value.text()), text);
  text.markup = markup;
}

void read_plain(Value value, Text& text, Report& report) {
  if (!is_there(value) || !expect(value, Kind::string, report)) return;
  const bool is_plain = value.text().find_first_of("<&") == std::string_view::npos;
  set(value, is_plain ? std::string(ascii::trim(value.text())) : text_of_html(value.text()), text);
}

void read_id(Value value, Text& text, Report& report) {
  if (!is_there(value)) return;
  if (!value.is(Kind::number) && !expect(value, Kind::string, report)) return;
  set(value, std::string(value.text()), text);
}

void read_either(Value value, Text& text, Report& report) {
  read_string(value, text, report);
  if (looks_like_html(text.value)) {
    text.markup = Markup::html;
  } else if (value.key() == "markdown") { // Hygraph: {"markdown": …}
    text.markup = Markup::markdown;
  }
}

void read_date(Value value, Text& text, Report& report, std::string_view suffix) {
  if (!is_there(value) || (!value.is(Kind::number) && !expect(value, Kind::string, report))) return;
  if (value.text().empty()) return;
  std::string date = concat({ascii::trim(value.text()), suffix});
  if (!parse_date_time(date)) {
    if (const std::optional<DateTime> found = parse_loose_date(date)) return set(value, found->serialise(), text);
    return warn_invalid(value, messages::expected_date, report);
  }
  set(value, std::move(date), text);
}

void read_moment_beside_utc(Value local, Value utc, Text& out, Report& report) {
  if (!utc) return read_date(local, out, report);
  read_date(utc, out, report, utc.text().ends_with('Z') ? "" : "Z");
  if (out.empty()) return read_date(local, out, report);
  if (!local.is(Kind::string)) return;
  const std::optional<DateTime> here = parse_date_time(local.text());
  const std::optional<DateTime> there = parse_date_time(out.value);
  if (!here || !there || !here->has_time || here->offset_minutes) return;
  std::int64_t minutes = minutes_of(*here) - minutes_of(*there);
  constexpr std::int64_t k_day = 1440;
  if (here->month != there->month || here->year != there->year) { // the two times are in neighbouring months
    const bool is_later = here->year * 12 + here->month > there->year * 12 + there->month;
    const std::int64_t in_day = here->hour * 60 + here->minute - there->hour * 60 - there->minute;
    minutes = in_day + (is_later ? k_day : -k_day);
  }
  constexpr std::int64_t k_most = 14 * 60;
  if (minutes == 0 || minutes < -k_most || minutes > k_most) return;
  const std::int64_t distance = minutes < 0 ? -minutes : minutes;
  const std::string hours = decimal(distance / 60);
  const std::string rest = decimal(distance % 60);
  out.value = concat({local.text(), minutes < 0 ? "-" : "+", hours.size() < 2 ? "0" : "", hours, ":",
                      rest.size() < 2 ? "0" : "", rest});
}

void read_language(Value value, Text& text, Report& report) {
  if (!is_there(value) || !expect(value, Kind::string, report) || value.text().empty()) return;
  std::string tag = read_language_name(value.text());
  if (tag.empty()) {
    return warn_invalid(value, messages::expected_language, report);
  }
  set(value, std::move(tag), text);
}

std::int64_t read_thousandths(Value value, Report& report) {
  constexpr std::int64_t k_max = 1'000'000'000'000'000;
  if (!is_there(value)) return -1;
  if (!value.is(Kind::number) && !expect(value, Kind::string, report)) return -1;
  if (is_blank(value.text())) return -1;
  std::optional<json::Scaled> number;
  if (value.is(Kind::number)) {
    number = json::scale(value.text(), 3);
  } else if (const std::string digits = number_in(ascii::trim(value.text())); !digits.empty()) {
    number = json::scale(digits, 3);
  }
  if (!number || number->value < 0 || number->value > k_max) {
    warn_invalid(value, messages::expected_number, report);
    return -1;
  }
  return number->value;
}

int read_pixels(Value value, Report& report) {
  const std::int64_t thousandths = read_thousandths(value, report);
  const std::int64_t pixels = thousandths / 1000;
  return pixels >= 1 && pixels <= static_cast<std::int64_t>(limits::max_pixels) ? static_cast<int>(pixels) : 0;
}

namespace {

/// Appends names as people.
void add_people(std::vector<Link>&& named, std::vector<Author>& people) {
  for (Link& name : named) {
    Author& author = people.emplace_back();
    author.name = std::move(name.name);
    author.url = std::move(name.url);
  }
}

/// @param most the maximum length of the list.
void read_names(Value value, std::vector<Link>& links, std::initializer_list<std::string_view> keys, std::size_t most,
                Report& report) {
  if (!is_there(value)) return;
  if (value.is(Kind::array)) {
    for (const Value child : value.children()) {
      if (links.size() >= most) return warn_too_many(child, report);
      // A list inside a list is ignored, so the recursion is only one deep.
      if (!child.is(Kind::array)) read_names(child, links, keys, most, report);
    }
    return;
  }
  const Value name = value.is(Kind::object) ? find_any(value, keys) : value;
  if (!name) return warn_missing(value, *keys.begin(), report);
  Link& link = links.emplace_back();
  read_plain(name, link.name, report);
  if (link.name.empty()) return links.pop_back();
  if (const Value address = find_any(value, {"url", "link"}); address.is(Kind::string)) {
    read_string(address, link.url, report);
  }
}

void split_names(Value text, char separator, std::vector<Link>& links, std::size_t most) {
  std::string_view rest = text.text();
  while (!rest.empty() && links.size() < most) {
    const std::size_t end = rest.find(separator);
    const std::string_view name = ascii::trim(rest.substr(0, end));
    if (!name.empty()) set(text, decode_references(name), links.emplace_back().name);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
}

std::size_t room_in(const std::vector<Author>& people) {
  return people.size() < limits::max_list_items ? limits::max_list_items - people.size() : 0;
}

} // namespace

void read_names(Value value, std::vector<Link>& links, std::initializer_list<std::string_view> keys, Report& report) {
  read_names(value, links, keys, limits::max_list_items, report);
}

void read_names(Value value, std::vector<Author>& people, std::initializer_list<std::string_view> keys,
                Report& report) {
  std::vector<Link> named;
  read_names(value, named, keys, room_in(people), report);
  add_people(std::move(named), people);
}

void split_names(Value text, char separator, std::vector<Link>& links) {
  split_names(text, separator, links, limits::max_list_items);
}

void split_names(Value text, char separator, std::vector<Author>& people) {
  std::vector<Link> named;
  split_names(text, separator, named, room_in(people));
  add_people(std::move(named), people);
}

} // namespace lede::formats
