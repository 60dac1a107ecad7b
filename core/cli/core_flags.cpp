// Makes flags from the table of options.
#include "core_flags.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <system_error>
#include <vector>

#include "json_text.h"
#include "lede/render.h"

namespace lede::cli {
namespace {

// The words of the column `calls` in options.def.
constexpr unsigned k_calls_pages = bit(Command::render) | bit(Command::batch);
constexpr unsigned k_calls_texts = bit(Command::markdown) | bit(Command::sanitize);
constexpr unsigned k_calls_articles =
    k_calls_pages | bit(Command::convert) | bit(Command::validate) | bit(Command::check);
constexpr unsigned k_calls_all = k_calls_articles | k_calls_texts;

/// A flag's form, by the column `reading`.
struct Reading {
  bool has_flag;
  Argument argument;
  const char* placeholder; ///< If null, the values in the TypeScript type.
};
constexpr Reading k_reading_text = {true, Argument::text, "TEXT"};
constexpr Reading k_reading_format = {true, Argument::text, "FORMAT"};
constexpr Reading k_reading_address = {true, Argument::text, "URL"};
constexpr Reading k_reading_web_address = {true, Argument::text, "URL"};
constexpr Reading k_reading_language_tag = {true, Argument::text, "TAG"};
constexpr Reading k_reading_date = {true, Argument::text, "DATE"};
constexpr Reading k_reading_link_types = {true, Argument::text, "WORDS"};
constexpr Reading k_reading_nonce = {true, Argument::text, "TEXT"};
constexpr Reading k_reading_id_prefix = {true, Argument::text, "TEXT"};
constexpr Reading k_reading_choice = {true, Argument::text, nullptr};
constexpr Reading k_reading_item = {true, Argument::text, "N|ID"};
constexpr Reading k_reading_level = {true, Argument::number, "N"};
constexpr Reading k_reading_elements = {true, Argument::names, "NAMES"};
constexpr Reading k_reading_hosts = {true, Argument::names, "NAMES"};
constexpr Reading k_reading_components = {true, Argument::names, "NAMES"};
constexpr Reading k_reading_sheet = {true, Argument::file, "FILE"};
constexpr Reading k_reading_feed = {true, Argument::file, "FILE"};
constexpr Reading k_reading_flag = {true, Argument::none, ""};
constexpr Reading k_reading_labels = {false, Argument::none, ""};
constexpr Reading k_reading_reporting = {false, Argument::none, ""};

/// "baseUrl" is "--base-url".
std::string flag_of(std::string_view option) {
  std::string flag = "--";
  for (const char character : option) {
    const auto byte = static_cast<unsigned char>(character);
    if (std::isupper(byte) != 0) flag += '-';
    flag += static_cast<char>(std::tolower(byte));
  }
  return flag;
}

/// "'same' | 'blank'" is "same|blank".
std::string values_of(std::string_view type) {
  std::string values;
  for (const char character : type) {
    if (character != '\'' && character != ' ') values += character;
  }
  return values;
}

/// Returns the text of options.def for a terminal: with flags instead of options, and without backticks.
std::string plain(std::string_view meaning, const std::vector<CoreFlag>& flags) {
  std::string out;
  while (true) {
    const std::size_t begin = meaning.find('`');
    const std::size_t end = begin == std::string_view::npos ? begin : meaning.find('`', begin + 1);
    if (end == std::string_view::npos) return out.append(meaning);
    out.append(meaning, 0, begin);
    const std::string_view word = meaning.substr(begin + 1, end - begin - 1);
    std::string_view shown = word;
    for (const CoreFlag& flag : flags) {
      if (flag.option == word) shown = flag.flag;
    }
    out.append(shown);
    meaning.remove_prefix(end + 1);
  }
}

std::vector<CoreFlag> make_flags() {
  struct Row {
    const char* option;
    unsigned commands;
    Reading reading;
    const char* type;
    const char* meaning;
  };
  constexpr Row k_rows[] = {
#define LEDE_OPTION(member, name, calls, type, value, reading, script_type, meaning) \
  {name, k_calls_##calls, k_reading_##reading, script_type, meaning},
#include "lede/options.def"
  };
  std::vector<CoreFlag> flags;
  for (const Row& row : k_rows) {
    if (!row.reading.has_flag) continue;
    const char* const placeholder = row.reading.placeholder;
    unsigned commands = row.commands;
    // A converted article keeps its relative addresses, which start from its own address or from that of its page.
    if (row.option == std::string_view("baseUrl")) commands &= ~bit(Command::convert);
    flags.push_back({row.option, flag_of(row.option), commands, row.reading.argument,
                     placeholder == nullptr ? values_of(row.type) : placeholder, row.meaning});
  }
  for (CoreFlag& flag : flags) flag.meaning = plain(flag.meaning, flags);
  for (CoreFlag& flag : flags) {
    if (flag.option == "from") flag.meaning += " The formats: " + format_names() + ".";
  }
  return flags;
}

bool is_number(std::string_view text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size();
}

std::string json_array(std::string_view words) {
  constexpr std::string_view k_between = ", \t\n";
  std::string out = "[";
  while (true) {
    words.remove_prefix(std::min(words.find_first_not_of(k_between), words.size()));
    if (words.empty()) return out + "]";
    const std::size_t size = std::min(words.find_first_of(k_between), words.size());
    if (out.size() > 1) out += ",";
    out += json_string(words.substr(0, size));
    words.remove_prefix(size);
  }
}

std::string json_value(Argument argument, std::string_view value) {
  if (argument == Argument::none) return "true";
  if (argument == Argument::names) return json_array(value);
  if (argument == Argument::number && is_number(value)) return std::string(value);
  return json_string(value);
}

} // namespace

std::span<const CoreFlag> core_flags() {
  static const std::vector<CoreFlag> flags = make_flags();
  return flags;
}

std::string json_member(const CoreFlag& flag, std::string_view value) {
  return json_string(flag.option) + ":" + json_value(flag.argument, value);
}

} // namespace lede::cli
