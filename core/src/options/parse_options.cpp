// Reads options from JSON: the command reads them from a file, JavaScript passes them.
#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "base/date_time.h"
#include "base/language_name.h"
#include "base/language_tag.h"
#include "base/messages.h"
#include "base/report.h"
#include "base/text.h"
#include "i18n/label.h"
#include "json/document.h"
#include "lede/render.h"
#include "policy/element.h"
#include "policy/url.h"

namespace lede {
namespace {

using json::Kind;
using json::Value;

/// Whether the text consists of these letters and other characters only.
bool has_only(std::string_view text, std::string_view letters, std::string_view others) {
  return text.find_first_not_of(concat({letters, others})) == std::string_view::npos;
}

constexpr std::string_view k_small_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Returns a host as a serialised URL has it; empty if the text is not just a host, since then no URL's host could
/// equal it.
std::string host_of(std::string_view text) {
  const std::optional<url::Url> url = url::parse(concat({"https://", text, "/"}), nullptr);
  return url && url->is_bare_host() ? std::string(url->host()) : std::string();
}

/// The form that the text of an option must have.
struct TextForm {
  bool (*fits)(std::string_view text);
  ErrorText complaint;
};

bool is_web_address(std::string_view text) { return text.empty() || UrlPolicy(std::string(text), {}).has_base(); }
bool is_date(std::string_view text) { return text.empty() || parse_date_time(text).has_value(); }
bool is_link_types(std::string_view text) { return has_only(text, k_small_letters, "- "); }
bool is_nonce(std::string_view text) { return has_only(text, k_letters, "0123456789+/-_="); }
bool is_id_prefix(std::string_view text) {
  return !text.empty() && has_only(text.substr(0, 1), k_letters, {}) && has_only(text, k_letters, "0123456789-_");
}

constexpr TextForm k_any_text = {nullptr, messages::option_type};
constexpr TextForm k_web_address = {is_web_address, messages::option_url};
constexpr TextForm k_date = {is_date, messages::option_date};
constexpr TextForm k_link_types = {is_link_types, messages::option_link_types};
constexpr TextForm k_nonce = {is_nonce, messages::option_nonce};
constexpr TextForm k_id_prefix = {is_id_prefix, messages::option_id_prefix};

/// A value that an option can have, or a member of a set that it can list, with its name.
template <class T>
struct Named {
  std::string_view name;
  T value;
};

constexpr Named<Output> k_outputs[] = {
    {"fragment", Output::fragment}, {"element", Output::element}, {"page", Output::page}};
constexpr Named<PolicyName> k_policies[] = {{"article", PolicyName::article}, {"comment", PolicyName::comment}};
// HTML's own names are accepted, too, since people try them first.
constexpr Named<LinkTarget> k_link_targets[] = {{"same", LinkTarget::same},
                                                {"blank", LinkTarget::blank},
                                                {"_self", LinkTarget::same},
                                                {"_blank", LinkTarget::blank}};
constexpr Named<bool Components::*> k_components[] = {
#define LEDE_COMPONENT(name) {#name, &Components::name},
#include "lede/options.def"
};

template <class T>
const Named<T>* find_name(std::span<const Named<T>> all, std::string_view name) {
  for (const Named<T>& one : all) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

/// The names as a message lists them: "a, b, c".
template <class T>
std::string list_names(std::span<const Named<T>> all) {
  std::string list;
  for (const Named<T>& one : all) {
    if (!list.empty()) list += ", ";
    list += one.name;
  }
  return list;
}

/// Reads options until the first invalid one.
class OptionReader {
 public:
  OptionReader(const json::Document& document, Options& options, Error& error)
      : document_(document), options_(options), error_(error) {}

  /// @return false if an option was refused; then `error` has the reason.
  bool read() {
    const Value root = document_.root();
    if (!expect(root, Kind::object)) return false;
    for (const Value member : root.children()) {
      const Row* row = find_row(member.key());
      if (row == nullptr) return refuse(member, messages::unknown_option, {quote(member.key())}, json::k_at_key);
      if (!read_option(*row, member)) return false;
    }
    return true;
  }

 private:
  /// An option: its name, and either the member for its text or boolean, or the function that reads it.
  struct Row {
    std::string_view name;
    std::string Options::*text = nullptr;
    const TextForm* form = &k_any_text;
    bool Options::*flag = nullptr;
    bool (OptionReader::*read)(Value value) = nullptr;

    constexpr Row(std::string_view option, std::string Options::*member, const TextForm& expected = k_any_text)
        : name(option), text(member), form(&expected) {}
    constexpr Row(std::string_view option, bool Options::*member) : name(option), flag(member) {}
    constexpr Row(std::string_view option, bool (OptionReader::*reader)(Value)) : name(option), read(reader) {}
  };
  static const Row* find_row(std::string_view name);

  bool refuse(Value value, ErrorText text, MessageArguments arguments, std::size_t text_offset = 0) {
    error_ = make_error(text, arguments, document_.locate(value.origin(), text_offset));
    return false;
  }
  bool expect(Value value, Kind kind) {
    if (value.is(kind)) return true;
    return refuse(value, messages::option_type, {json::describe(kind), json::describe(value.kind())});
  }

  bool read_option(const Row& row, Value value);
  template <class T>
  bool read_choice(Value value, std::span<const Named<T>> choices, T& out) {
    if (!expect(value, Kind::string)) return false;
    const Named<T>* choice = find_name(choices, value.text());
    if (choice == nullptr) return refuse(value, messages::option_choice, {list_names(choices), quote(value.text())});
    out = choice->value;
    return true;
  }
  /// Reads a feed: a text that contains it, or the feed itself as JSON.
  bool read_feed(Value value, std::string& out) {
    if (!value.is(Kind::object) && !value.is(Kind::array) && !expect(value, Kind::string)) return false;
    out = value.is(Kind::string) ? value.text() : document_.source_of(value);
    return true;
  }
  bool read_component(Value value, std::string_view name);
  bool read_host(Value item, std::string& name);

  // One function for each option that is neither a text nor a boolean.
  bool read_output(Value value) { return read_choice<Output>(value, k_outputs, options_.output); }
  bool read_policy(Value value) { return read_choice<PolicyName>(value, k_policies, options_.policy); }
  bool read_link_target(Value value) { return read_choice<LinkTarget>(value, k_link_targets, options_.link_target); }
  bool read_related(Value value) { return read_feed(value, options_.related); }
  bool read_latest(Value value) { return read_feed(value, options_.latest); }
  /// The item may be a string or a JSON number.
  bool read_item(Value value) {
    options_.item = value.text();
    return value.is(Kind::number) || expect(value, Kind::string);
  }
  bool read_components(Value value);
  bool read_locale(Value value);
  bool read_labels(Value value);
  bool read_heading_level(Value value);
  bool read_allow_elements(Value value);
  bool read_allow_url_hosts(Value value);

  const json::Document& document_;
  Options& options_;
  Error& error_;
};

// How an option is read, by the word `reading` in its row of options.def.
#define LEDE_READ_text(member)         &Options::member
#define LEDE_READ_format(member)       &Options::member
#define LEDE_READ_address(member)      &Options::member
#define LEDE_READ_sheet(member)        &Options::member
#define LEDE_READ_flag(member)         &Options::member
#define LEDE_READ_reporting(member)    &Options::member
#define LEDE_READ_web_address(member)  &Options::member, k_web_address
#define LEDE_READ_language_tag(member) &OptionReader::read_##member
#define LEDE_READ_date(member)         &Options::member, k_date
#define LEDE_READ_link_types(member)   &Options::member, k_link_types
#define LEDE_READ_nonce(member)        &Options::member, k_nonce
#define LEDE_READ_id_prefix(member)    &Options::member, k_id_prefix
#define LEDE_READ_choice(member)       &OptionReader::read_##member
#define LEDE_READ_item(member)         &OptionReader::read_##member
#define LEDE_READ_level(member)        &OptionReader::read_##member
#define LEDE_READ_names(member)        &OptionReader::read_##member
#define LEDE_READ_feed(member)         &OptionReader::read_##member
#define LEDE_READ_labels(member)       &OptionReader::read_##member

const OptionReader::Row* OptionReader::find_row(std::string_view name) {
  static constexpr Row k_rows[] = {
#define LEDE_OPTION(member, name, calls, type, value, reading, script_type, meaning) \
  {name, LEDE_READ_##reading(member)},
#include "lede/options.def"
  };
  for (const Row& row : k_rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

bool OptionReader::read_option(const Row& row, Value value) {
  if (row.read != nullptr) return (this->*row.read)(value);
  if (row.flag != nullptr) {
    options_.*row.flag = value.boolean();
    return expect(value, Kind::boolean);
  }
  if (!expect(value, Kind::string)) return false;
  options_.*row.text = value.text();
  return row.form->fits == nullptr || row.form->fits(value.text()) ||
         refuse(value, row.form->complaint, {quote(value.text())});
}

/// Accepts the forms in which content systems and operating systems write locales: `vi_VN`, `zh_CN.UTF-8`.
bool OptionReader::read_locale(Value value) {
  if (!expect(value, Kind::string)) return false;
  const std::string_view text = value.text();
  options_.locale = text.empty() || is_language_tag(text) ? std::string(text) : read_language_name(text);
  return text.empty() || !options_.locale.empty() || refuse(value, messages::option_language, {quote(text)});
}

/// Reads a list of names, or one text with the names, as in the element's attribute.
bool OptionReader::read_components(Value value) {
  for (const auto& component : k_components) options_.components.*component.value = false;
  if (value.is(Kind::array)) {
    for (const Value item : value.children()) {
      if (!expect(item, Kind::string) || !read_component(item, item.text())) return false;
    }
    return true;
  }
  if (!value.is(Kind::string)) {
    return refuse(value, messages::option_names, {json::describe(value.kind())});
  }
  constexpr std::string_view k_between = " ,;\t\n\r\f";
  const std::string_view names = value.text();
  std::size_t begin = names.find_first_not_of(k_between);
  while (begin < names.size()) {
    const std::size_t end = std::min(names.find_first_of(k_between, begin), names.size());
    if (!read_component(value, names.substr(begin, end - begin))) return false;
    begin = names.find_first_not_of(k_between, end);
  }
  return true;
}

bool OptionReader::read_component(Value value, std::string_view name) {
  const auto* component = find_name<bool Components::*>(k_components, name);
  if (component == nullptr)
    return refuse(value, messages::unknown_component, {quote(name), list_names<bool Components::*>(k_components)});
  options_.components.*component->value = true;
  return true;
}

bool OptionReader::read_labels(Value value) {
  if (!expect(value, Kind::object)) return false;
  for (const Value label : value.children()) {
    if (!expect(label, Kind::string)) return false;
    if (!i18n::is_label_name(label.key()))
      return refuse(label, messages::unknown_label, {quote(label.key())}, json::k_at_key);
    LabelOverride& row = options_.labels.emplace_back();
    row.name = label.key();
    row.text = label.text();
  }
  return true;
}

bool OptionReader::read_heading_level(Value value) {
  if (!expect(value, Kind::number)) return false;
  const std::int64_t level = value.integer().value_or(0);
  if (level < 1 || level > 5) return refuse(value, messages::option_heading_level, {value.text()});
  options_.heading_level = static_cast<int>(level);
  return true;
}

bool OptionReader::read_allow_elements(Value value) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& names = options_.allow_elements.emplace();
  for (const Value item : value.children()) {
    if (!expect(item, Kind::string)) return false;
    const Element element = element_of(item.text());
    if (element == Element::unknown || row_of(element).article != Handling::keep) {
      return refuse(item, messages::option_element, {quote(item.text())});
    }
    names.emplace_back(item.text());
  }
  return true;
}

bool OptionReader::read_allow_url_hosts(Value value) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& names = options_.allow_url_hosts.emplace();
  for (const Value item : value.children()) {
    if (!expect(item, Kind::string) || !read_host(item, names.emplace_back())) return false;
  }
  return true;
}

bool OptionReader::read_host(Value item, std::string& name) {
  const std::string_view text = item.text();
  const std::size_t prefix = text.starts_with("*.") ? 2 : 0;
  const std::string host = host_of(text.substr(prefix));
  if (host.empty()) {
    return refuse(item, messages::option_host, {quote(text)});
  }
  name = concat({text.substr(0, prefix), host});
  return true;
}

} // namespace

Result<Options> parse_options(std::string_view json, Options defaults) {
  Result<Options> result(std::move(defaults));
  Report report(false);
  Result<json::Document> document = json::read(json, report);
  Error error;
  if (document.ok()) {
    if (!OptionReader(document.value(), result.value(), error).read()) return error;
  } else if (document.error().code != ErrorCode::input_empty) {
    error = document.error();
    error.code = messages::options_not_json.code();
    error.message = compose(messages::options_not_json.pattern(), {error.message});
    return error;
  }
  return result;
}

} // namespace lede
