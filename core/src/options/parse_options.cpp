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

bool is_web_address(std::string_view text) { return text.empty() || UrlPolicy(std::string(text), {}).has_base(); }
bool is_date(std::string_view text) { return text.empty() || parse_date_time(text).has_value(); }
bool is_link_types(std::string_view text) { return has_only(text, k_small_letters, "- "); }
bool is_nonce(std::string_view text) { return has_only(text, k_letters, "0123456789+/-_="); }
bool is_id_prefix(std::string_view text) {
  return !text.empty() && has_only(text.substr(0, 1), k_letters, {}) && has_only(text, k_letters, "0123456789-_");
}

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

/// Where options are written, by the column `calls` of options.def.
struct Targets {
  CommonOptions& all;
  SanitizeOptions& texts;
  ConvertOptions& articles;
  RenderOptions& pages;
};

/// Reads options until the first invalid one.
class OptionReader {
 public:
  OptionReader(const json::Document& document, const Targets& targets, Error& error)
      : document_(document), targets_(targets), error_(error) {}

  /// @return false if an option was refused; then `error` has the reason.
  bool read() {
    const Value root = document_.root();
    if (!expect(root, Kind::object)) return false;
    for (const Value member : root.children()) {
      const Row* row = find_row(member.key());
      if (row == nullptr) return refuse(member, messages::unknown_option, {quote(member.key())}, json::k_at_key);
      if (!row->read(*this, member)) return false;
    }
    return true;
  }

 private:
  /// An option, and the function that reads it to its place in the targets.
  struct Row {
    std::string_view name;
    bool (*read)(OptionReader& reader, Value value);
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

  // One function for each word of the column `reading`, and those that they share.
  bool read_text(Value value, std::string& out) {
    out = value.text();
    return expect(value, Kind::string);
  }
  bool read_format(Value value, std::string& out) { return read_text(value, out); }
  bool read_address(Value value, std::string& out) { return read_text(value, out); }
  bool read_sheet(Value value, std::string& out) { return read_text(value, out); }
  bool read_form(Value value, bool (*fits)(std::string_view), ErrorText complaint, std::string& out) {
    return read_text(value, out) && (fits(out) || refuse(value, complaint, {quote(out)}));
  }
  bool read_web_address(Value value, std::string& out) {
    return read_form(value, is_web_address, messages::option_url, out);
  }
  bool read_date(Value value, std::string& out) { return read_form(value, is_date, messages::option_date, out); }
  bool read_link_types(Value value, std::string& out) {
    return read_form(value, is_link_types, messages::option_link_types, out);
  }
  bool read_nonce(Value value, std::string& out) { return read_form(value, is_nonce, messages::option_nonce, out); }
  bool read_id_prefix(Value value, std::string& out) {
    return read_form(value, is_id_prefix, messages::option_id_prefix, out);
  }
  bool read_flag(Value value, bool& out) {
    out = value.boolean();
    return expect(value, Kind::boolean);
  }
  bool read_reporting(Value value, bool& out) { return read_flag(value, out); }
  template <class T>
  bool read_one_of(Value value, std::span<const Named<T>> choices, T& out) {
    if (!expect(value, Kind::string)) return false;
    const Named<T>* choice = find_name(choices, value.text());
    if (choice == nullptr) return refuse(value, messages::option_choice, {list_names(choices), quote(value.text())});
    out = choice->value;
    return true;
  }
  bool read_choice(Value value, Output& out) { return read_one_of<Output>(value, k_outputs, out); }
  bool read_choice(Value value, PolicyName& out) { return read_one_of<PolicyName>(value, k_policies, out); }
  bool read_choice(Value value, LinkTarget& out) { return read_one_of<LinkTarget>(value, k_link_targets, out); }
  /// Reads a feed: a text that contains it, or the feed itself as JSON.
  bool read_feed(Value value, std::string& out) {
    if (!value.is(Kind::object) && !value.is(Kind::array) && !expect(value, Kind::string)) return false;
    out = value.is(Kind::string) ? value.text() : document_.source_of(value);
    return true;
  }
  /// The item may be a string or a JSON number.
  bool read_item(Value value, std::string& out) {
    out = value.text();
    return value.is(Kind::number) || expect(value, Kind::string);
  }
  bool read_level(Value value, int& out);
  bool read_language_tag(Value value, std::string& out);
  bool read_components(Value value, Components& out);
  bool read_component(Value value, std::string_view name, Components& out);
  bool read_labels(Value value, std::vector<LabelOverride>& out);
  bool read_elements(Value value, std::optional<std::vector<std::string>>& out);
  bool read_hosts(Value value, std::optional<std::vector<std::string>>& out);
  bool read_host(Value item, std::string& name);

  const json::Document& document_;
  const Targets& targets_;
  Error& error_;
};

const OptionReader::Row* OptionReader::find_row(std::string_view name) {
  static constexpr Row k_rows[] = {
#define LEDE_OPTION(member, option, calls, type, preset, reading, script_type, meaning) \
  {option,                                                                              \
   [](OptionReader& reader, Value value) { return reader.read_##reading(value, reader.targets_.calls.member); }},
#include "lede/options.def"
  };
  for (const Row& row : k_rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

/// Accepts the forms in which content systems and operating systems write locales: `vi_VN`, `zh_CN.UTF-8`.
bool OptionReader::read_language_tag(Value value, std::string& out) {
  if (!expect(value, Kind::string)) return false;
  const std::string_view text = value.text();
  out = text.empty() || is_language_tag(text) ? std::string(text) : read_language_name(text);
  return text.empty() || !out.empty() || refuse(value, messages::option_language, {quote(text)});
}

/// Reads a list of names, or one text with the names, as in the element's attribute.
bool OptionReader::read_components(Value value, Components& out) {
  for (const auto& component : k_components) out.*component.value = false;
  if (value.is(Kind::array)) {
    for (const Value item : value.children()) {
      if (!expect(item, Kind::string) || !read_component(item, item.text(), out)) return false;
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
    if (!read_component(value, names.substr(begin, end - begin), out)) return false;
    begin = names.find_first_not_of(k_between, end);
  }
  return true;
}

bool OptionReader::read_component(Value value, std::string_view name, Components& out) {
  const auto* component = find_name<bool Components::*>(k_components, name);
  if (component == nullptr)
    return refuse(value, messages::unknown_component, {quote(name), list_names<bool Components::*>(k_components)});
  out.*component->value = true;
  return true;
}

bool OptionReader::read_labels(Value value, std::vector<LabelOverride>& out) {
  if (!expect(value, Kind::object)) return false;
  for (const Value label : value.children()) {
    if (!expect(label, Kind::string)) return false;
    if (!i18n::is_label_name(label.key()))
      return refuse(label, messages::unknown_label, {quote(label.key())}, json::k_at_key);
    LabelOverride& row = out.emplace_back();
    row.name = label.key();
    row.text = label.text();
  }
  return true;
}

bool OptionReader::read_level(Value value, int& out) {
  if (!expect(value, Kind::number)) return false;
  const std::int64_t level = value.integer().value_or(0);
  if (level < 1 || level > 5) return refuse(value, messages::option_heading_level, {value.text()});
  out = static_cast<int>(level);
  return true;
}

bool OptionReader::read_elements(Value value, std::optional<std::vector<std::string>>& out) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& names = out.emplace();
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

bool OptionReader::read_hosts(Value value, std::optional<std::vector<std::string>>& out) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& names = out.emplace();
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

/// Reads the options of all calls into `targets`. @return false if they are refused; then `error` has the reason.
bool read_options(std::string_view json, const Targets& targets, Error& error) {
  Report report(false);
  Result<json::Document> document = json::read(json, report);
  if (document.ok()) return OptionReader(document.value(), targets, error).read();
  if (document.error().code == ErrorCode::input_empty) return true;
  error = document.error();
  error.code = messages::options_not_json.code();
  error.message = compose(messages::options_not_json.pattern(), {error.message});
  return false;
}

} // namespace

// The options of other calls are read into objects that nobody looks at.

template <>
Result<SanitizeOptions> parse_options(std::string_view json, SanitizeOptions defaults) {
  RenderOptions others;
  Error error;
  if (!read_options(json, {defaults, defaults, others, others}, error)) return error;
  return defaults;
}

template <>
Result<ConvertOptions> parse_options(std::string_view json, ConvertOptions defaults) {
  SanitizeOptions of_texts;
  RenderOptions of_pages;
  Error error;
  if (!read_options(json, {defaults, of_texts, defaults, of_pages}, error)) return error;
  return defaults;
}

template <>
Result<RenderOptions> parse_options(std::string_view json, RenderOptions defaults) {
  SanitizeOptions others;
  Error error;
  if (!read_options(json, {defaults, others, defaults, defaults}, error)) return error;
  return defaults;
}

} // namespace lede
