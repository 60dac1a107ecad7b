// Options from JSON, as the command reads them from a file and JavaScript hands them over.
#include <algorithm>
#include <array>
#include <string>

#include "base/language_tag.h"
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

/// A text and what it stands for.
template <class Choice>
struct Name {
  std::string_view name;
  Choice choice;
};

constexpr std::array k_outputs = {Name<Output>{"fragment", Output::fragment}, Name<Output>{"element", Output::element},
                                  Name<Output>{"page", Output::page}};
constexpr std::array k_policies = {Name<PolicyName>{"article", PolicyName::article},
                                   Name<PolicyName>{"comment", PolicyName::comment}};
// With HTML's own names for the same, which people try first.
constexpr std::array k_link_targets = {
    Name<LinkTarget>{"same", LinkTarget::same}, Name<LinkTarget>{"blank", LinkTarget::blank},
    Name<LinkTarget>{"_self", LinkTarget::same}, Name<LinkTarget>{"_blank", LinkTarget::blank}};
constexpr std::array k_components = {Name<bool Components::*>{"rating", &Components::rating},
                                     Name<bool Components::*>{"related", &Components::related},
                                     Name<bool Components::*>{"latest", &Components::latest},
                                     Name<bool Components::*>{"comments", &Components::comments}};

bool has_extras(const url::Url& url) {
  return !url.username.empty() || !url.password.empty() || url.query.has_value() || url.fragment.has_value();
}

template <class Rows>
const typename Rows::value_type* find_name(const Rows& rows, std::string_view name) {
  const auto found = std::find_if(rows.begin(), rows.end(), [name](const auto& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

template <class Rows>
std::string names_of(const Rows& rows) {
  std::string names;
  for (const auto& row : rows) names += concat({names.empty() ? "" : ", ", row.name});
  return names;
}

/// Reads until the first value that cannot be used.
class OptionReader {
 public:
  OptionReader(const json::Document& document, const Options& defaults) : document_(document), options_(defaults) {}

  [[nodiscard]] Result<Options> read() {
    if (expect(document_.root(), Kind::object)) {
      for (const Value member : document_.root().children()) {
        if (!read_member(member)) break;
      }
    }
    if (refused_) return std::move(error_);
    return std::move(options_);
  }

 private:
  struct Row {
    std::string_view name;
    bool (OptionReader::*read)(Value value);
  };
  static const std::array<Row, 18> k_rows;

  bool read_member(Value member) {
    const Row* row = find_name(k_rows, member.key());
    if (row == nullptr) {
      return refuse(member, concat({"there is no option ", quote(member.key())}), json::k_at_key);
    }
    return (this->*row->read)(member);
  }

  bool refuse(Value value, std::string message, std::size_t text_offset = 0) {
    refused_ = true;
    error_ = {ErrorCode::option_invalid, std::move(message), document_.locate(value.origin(), text_offset)};
    return false;
  }
  bool expect(Value value, Kind kind) {
    if (value.is(kind)) return true;
    return refuse(value, concat({"expected ", json::describe(kind), ", found ", json::describe(value.kind())}));
  }
  bool text(Value value, std::string& out) {
    if (!expect(value, Kind::string)) return false;
    out = value.text();
    return true;
  }
  bool boolean(Value value, bool& out) {
    if (!expect(value, Kind::boolean)) return false;
    out = value.boolean();
    return true;
  }
  template <class Rows, class Choice>
  bool choice(Value value, const Rows& rows, Choice& out) {
    if (!expect(value, Kind::string)) return false;
    const auto* row = find_name(rows, value.text());
    if (row == nullptr)
      return refuse(value, concat({"expected one of ", names_of(rows), "; found ", quote(value.text())}));
    out = row->choice;
    return true;
  }

  bool from(Value value) { return text(value, options_.from); }
  bool base_url(Value value) {
    if (!text(value, options_.base_url)) return false;
    if (options_.base_url.empty() || UrlPolicy(options_.base_url, {}).has_base()) return true;
    return refuse(value, "expected an absolute http or https URL");
  }
  bool locale(Value value) {
    if (!text(value, options_.locale)) return false;
    if (options_.locale.empty() || is_language_tag(options_.locale)) return true;
    return refuse(value, "expected a language tag as BCP 47 writes it, such as vi or en-GB");
  }
  bool output(Value value) { return choice(value, k_outputs, options_.output); }
  bool components(Value value);
  bool component(Value value, std::string_view name);
  bool labels(Value value);
  bool heading_level(Value value) {
    if (!expect(value, Kind::number)) return false;
    const std::optional<std::int64_t> level = value.integer();
    if (!level || *level < 1 || *level > 5) return refuse(value, "expected a whole number from 1 to 5");
    options_.heading_level = static_cast<int>(*level);
    return true;
  }
  bool link_target(Value value) { return choice(value, k_link_targets, options_.link_target); }
  bool policy(Value value) { return choice(value, k_policies, options_.policy); }
  bool id_prefix(Value value);
  bool style_url(Value value) { return text(value, options_.style_url); }
  bool script_url(Value value) { return text(value, options_.script_url); }
  bool data_images(Value value) { return boolean(value, options_.data_images); }
  bool allow_elements(Value value);
  bool allow_url_hosts(Value value);
  bool link_rel(Value value);
  bool report(Value value) { return boolean(value, options_.report); }
  bool report_all(Value value) { return boolean(value, options_.report_all); }

  const json::Document& document_;
  Options options_;
  bool refused_ = false;
  Error error_;
};

const std::array<OptionReader::Row, 18> OptionReader::k_rows = {{
    {"from", &OptionReader::from},
    {"baseUrl", &OptionReader::base_url},
    {"locale", &OptionReader::locale},
    {"output", &OptionReader::output},
    {"components", &OptionReader::components},
    {"labels", &OptionReader::labels},
    {"headingLevel", &OptionReader::heading_level},
    {"linkTarget", &OptionReader::link_target},
    {"policy", &OptionReader::policy},
    {"idPrefix", &OptionReader::id_prefix},
    {"styleUrl", &OptionReader::style_url},
    {"scriptUrl", &OptionReader::script_url},
    {"dataImages", &OptionReader::data_images},
    {"allowElements", &OptionReader::allow_elements},
    {"allowUrlHosts", &OptionReader::allow_url_hosts},
    {"linkRel", &OptionReader::link_rel},
    {"report", &OptionReader::report},
    {"reportAll", &OptionReader::report_all},
}};

/// A list of names, or the same in one text, as the element's attribute has it.
bool OptionReader::components(Value value) {
  options_.components = {false, false, false, false};
  if (value.is(Kind::array)) {
    for (const Value item : value.children()) {
      if (!expect(item, Kind::string) || !component(item, item.text())) return false;
    }
    return true;
  }
  if (!value.is(Kind::string)) {
    return refuse(value, concat({"expected an array or a string, found ", json::describe(value.kind())}));
  }
  constexpr std::string_view k_spaces = " \t\n\r\f";
  const std::string_view names = value.text();
  std::size_t begin = names.find_first_not_of(k_spaces);
  while (begin < names.size()) {
    const std::size_t end = std::min(names.find_first_of(k_spaces, begin), names.size());
    if (!component(value, names.substr(begin, end - begin))) return false;
    begin = names.find_first_not_of(k_spaces, end);
  }
  return true;
}

bool OptionReader::component(Value value, std::string_view name) {
  const auto* row = find_name(k_components, name);
  if (row == nullptr) {
    return refuse(value, concat({"there is no component ", quote(name), "; there are ", names_of(k_components)}));
  }
  options_.components.*(row->choice) = true;
  return true;
}

bool OptionReader::labels(Value value) {
  if (!expect(value, Kind::object)) return false;
  for (const Value label : value.children()) {
    if (!expect(label, Kind::string)) return false;
    if (!i18n::is_label_name(label.key())) {
      return refuse(label, concat({"there is no label ", quote(label.key())}), json::k_at_key);
    }
    options_.labels.push_back({std::string(label.key()), std::string(label.text())});
  }
  return true;
}

bool OptionReader::allow_elements(Value value) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& names = options_.allow_elements.emplace();
  for (const Value item : value.children()) {
    if (!expect(item, Kind::string)) return false;
    const Element element = element_of(item.text());
    if (element == Element::unknown || row_of(element).article != Handling::keep) {
      return refuse(item,
                    concat({"the policy does not keep an element ", quote(item.text()), "; it can only be narrowed"}));
    }
    names.emplace_back(item.text());
  }
  return true;
}

bool OptionReader::allow_url_hosts(Value value) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& hosts = options_.allow_url_hosts.emplace();
  for (const Value item : value.children()) {
    if (!expect(item, Kind::string)) return false;
    const bool is_pattern = item.text().starts_with("*.");
    const std::string_view name = item.text().substr(is_pattern ? 2 : 0);
    const std::optional<url::Url> parsed = url::parse(concat({"https://", name, "/"}), nullptr);
    // A host as a URL has it: nothing but a name may stand there, or it would be compared with what it is not.
    if (!parsed || !parsed->host || parsed->host->empty() || parsed->port || parsed->path != "/" ||
        has_extras(*parsed)) {
      return refuse(item, concat({"expected a host such as cdn.example or *.cdn.example, found ", quote(item.text())}));
    }
    hosts.push_back(concat({is_pattern ? "*." : "", *parsed->host}));
  }
  return true;
}

bool OptionReader::link_rel(Value value) {
  if (!text(value, options_.link_rel)) return false;
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == ' '; };
  if (std::all_of(options_.link_rel.begin(), options_.link_rel.end(), fits)) return true;
  return refuse(value, "expected link types in lower case, separated by spaces");
}

bool OptionReader::id_prefix(Value value) {
  if (!text(value, options_.id_prefix)) return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto fits = [is_letter](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  const std::string& prefix = options_.id_prefix;
  if (!prefix.empty() && is_letter(prefix.front()) && std::all_of(prefix.begin(), prefix.end(), fits)) return true;
  return refuse(value, "expected letters, digits, - and _, beginning with a letter");
}

} // namespace

Result<Options> parse_options(std::string_view json, const Options& defaults) {
  Report report(false);
  const Result<json::Document> document = json::read(json, report);
  if (document.ok()) return OptionReader(document.value(), defaults).read();
  Error error = document.error();
  if (error.code == ErrorCode::input_empty) return defaults;
  error.code = ErrorCode::option_invalid;
  error.message = concat({"the options are no JSON: ", error.message});
  return error;
}

} // namespace lede
