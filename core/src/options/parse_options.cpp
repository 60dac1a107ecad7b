// Options from JSON, as the command reads them from a file and JavaScript hands them over.
#include <algorithm>
#include <string>
#include <utility>

#include "base/date_time.h"
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

enum class Option : std::uint8_t {
  from,
  base_url,
  locale,
  language,
  output,
  components,
  labels,
  heading_level,
  link_target,
  policy,
  id_prefix,
  style_url,
  styles,
  nonce,
  script_url,
  assets_url,
  oembed_url,
  data_images,
  allow_elements,
  allow_url_hosts,
  link_rel,
  related,
  latest,
  json_ld_rating,
  report,
  report_all,
  item,
  now,
};

// Names, as messages list them; the number of an option or a choice is its place.
constexpr std::string_view k_options =
    "from, baseUrl, locale, language, output, components, labels, headingLevel, linkTarget, policy, idPrefix, "
    "styleUrl, styles, nonce, scriptUrl, assetsUrl, oembedUrl, dataImages, allowElements, allowUrlHosts, linkRel, "
    "related, "
    "latest, jsonLdRating, report, reportAll, item, now";
constexpr std::string_view k_outputs = "fragment, element, page";
constexpr std::string_view k_policies = "article, comment";
// With HTML's own names for the same, which people try first.
constexpr std::string_view k_link_targets = "same, blank, _self, _blank";
constexpr std::string_view k_components = "rating, related, latest, comments, share";

constexpr int k_none = -1;

constexpr int find_name(std::string_view names, std::string_view name) {
  for (int place = 0;; ++place) {
    const std::size_t end = names.find(", ");
    if (names.substr(0, end) == name) return place;
    if (end == std::string_view::npos) return k_none;
    names.remove_prefix(end + 2);
  }
}
static_assert(find_name(k_options, "now") == static_cast<int>(Option::now));

/// Whether the text has nothing but such characters.
bool has_only(std::string_view text, std::string_view letters, std::string_view others) {
  return text.find_first_not_of(concat({letters, others})) == std::string_view::npos;
}

constexpr std::string_view k_small_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A host as a URL writes it; empty where the text is no host and nothing but a host: it would be compared with what
/// it is not.
std::string host_of(std::string_view text) {
  const std::optional<url::Url> url = url::parse(concat({"https://", text, "/"}), nullptr);
  return url && url->is_bare_host() ? std::string(url->host()) : std::string();
}

/// Reads until the first value that cannot be used.
class OptionReader {
 public:
  OptionReader(const json::Document& document, Options& options, Error& error)
      : document_(document), options_(options), error_(error) {}

  /// @return false where an option was refused; then `error` says why.
  bool read() {
    const Value root = document_.root();
    if (!expect(root, Kind::object)) return false;
    for (const Value member : root.children()) {
      const int option = find_name(k_options, member.key());
      if (option == k_none) return refuse_name(member, "option", member.key(), json::k_at_key);
      if (!read_option(static_cast<Option>(option), member)) return false;
    }
    return true;
  }

 private:
  bool refuse(Value value, std::initializer_list<std::string_view> message, std::size_t text_offset = 0) {
    error_ = {ErrorCode::option_invalid, concat(message), document_.locate(value.origin(), text_offset)};
    return false;
  }
  bool refuse_name(Value value, std::string_view what, std::string_view name, std::size_t text_offset = 0,
                   std::string_view all = {}) {
    return refuse(value, {"there is no ", what, " ", quote(name), all.empty() ? "" : "; there are ", all}, text_offset);
  }
  bool expect(Value value, Kind kind) {
    if (value.is(kind)) return true;
    return refuse(value, {"expected ", json::describe(kind), ", found ", json::describe(value.kind())});
  }

  bool read_option(Option option, Value value);
  bool read_text(Option option, Value value, std::string& out);
  /// A number may be one in JSON, too.
  bool read_item(Value value) {
    options_.item = value.text();
    return value.is(Kind::number) || expect(value, Kind::string);
  }
  bool read_boolean(Value value, bool& out) {
    out = value.boolean();
    return expect(value, Kind::boolean);
  }
  /// @return the choice's place among the names.
  int read_choice(Value value, std::string_view names) {
    if (!expect(value, Kind::string)) return k_none;
    const int choice = find_name(names, value.text());
    if (choice == k_none) refuse(value, {"expected one of ", names, "; found ", quote(value.text())});
    return choice;
  }
  template <class Choice>
  bool read_choice(Value value, std::string_view names, Choice& out) {
    const int choice = read_choice(value, names);
    if (choice == k_none) return false;
    out = static_cast<Choice>(choice);
    return true;
  }
  /// A feed as it came, in a text, or as a value of its own.
  bool read_feed(Value value, std::string& out) {
    if (!value.is(Kind::object) && !value.is(Kind::array) && !expect(value, Kind::string)) return false;
    out = value.is(Kind::string) ? value.text() : document_.source_of(value);
    return true;
  }
  bool read_components(Value value);
  bool read_component(Value value, std::string_view name);
  bool read_labels(Value value);
  bool read_heading_level(Value value);
  bool read_names(Option option, Value value, std::optional<std::vector<std::string>>& out);

  const json::Document& document_;
  Options& options_;
  Error& error_;
};

bool OptionReader::read_option(Option option, Value value) {
  switch (option) {
    case Option::from: return read_text(option, value, options_.from);
    case Option::base_url: return read_text(option, value, options_.base_url);
    case Option::item: return read_item(value);
    case Option::locale: return read_text(option, value, options_.locale);
    case Option::language: return read_text(option, value, options_.language);
    case Option::id_prefix: return read_text(option, value, options_.id_prefix);
    case Option::style_url: return read_text(option, value, options_.style_url);
    case Option::styles: return read_text(option, value, options_.styles);
    case Option::nonce: return read_text(option, value, options_.nonce);
    case Option::script_url: return read_text(option, value, options_.script_url);
    case Option::assets_url: return read_text(option, value, options_.assets_url);
    case Option::oembed_url: return read_text(option, value, options_.oembed_url);
    case Option::link_rel: return read_text(option, value, options_.link_rel);
    case Option::data_images: return read_boolean(value, options_.data_images);
    case Option::related: return read_feed(value, options_.related);
    case Option::latest: return read_feed(value, options_.latest);
    case Option::json_ld_rating: return read_boolean(value, options_.json_ld_rating);
    case Option::now: return read_text(option, value, options_.now);
    case Option::report: return read_boolean(value, options_.report);
    case Option::report_all: return read_boolean(value, options_.report_all);
    case Option::output: return read_choice(value, k_outputs, options_.output);
    case Option::policy: return read_choice(value, k_policies, options_.policy);
    case Option::link_target: {
      const int choice = read_choice(value, k_link_targets);
      options_.link_target = choice % 2 == 0 ? LinkTarget::same : LinkTarget::blank;
      return choice != k_none;
    }
    case Option::components: return read_components(value);
    case Option::labels: return read_labels(value);
    case Option::heading_level: return read_heading_level(value);
    case Option::allow_elements: return read_names(option, value, options_.allow_elements);
    case Option::allow_url_hosts: return read_names(option, value, options_.allow_url_hosts);
  }
  return false;
}

bool OptionReader::read_text(Option option, Value value, std::string& out) {
  if (!expect(value, Kind::string)) return false;
  out = value.text();
  std::string_view expected;
  switch (option) {
    case Option::base_url:
      if (!out.empty() && !UrlPolicy(out, {}).has_base()) expected = "an absolute http or https URL";
      break;
    case Option::locale:
      if (!out.empty() && !is_language_tag(out)) expected = "a language tag as BCP 47 writes it, such as vi or en-GB";
      break;
    case Option::now:
      if (!out.empty() && !parse_date_time(out)) expected = "a date as RFC 3339 writes it, such as 2026-07-13";
      break;
    case Option::link_rel:
      if (!has_only(out, k_small_letters, "- ")) expected = "link types in lower case, separated by spaces";
      break;
    case Option::nonce:
      if (!has_only(out, k_letters, "0123456789+/-_=")) expected = "letters, digits, +, /, -, _ and =";
      break;
    case Option::id_prefix:
      if (out.empty() || !has_only(out.substr(0, 1), k_letters, {}) || !has_only(out, k_letters, "0123456789-_"))
        expected = "letters, digits, - and _, beginning with a letter";
      break;
    default: break;
  }
  return expected.empty() || refuse(value, {"expected ", expected});
}

/// A list of names, or the same in one text, as the element's attribute has it.
bool OptionReader::read_components(Value value) {
  options_.components = {false, false, false, false, false};
  if (value.is(Kind::array)) {
    for (const Value item : value.children()) {
      if (!expect(item, Kind::string) || !read_component(item, item.text())) return false;
    }
    return true;
  }
  if (!value.is(Kind::string)) {
    return refuse(value, {"expected an array or a string, found ", json::describe(value.kind())});
  }
  constexpr std::string_view k_spaces = " \t\n\r\f";
  const std::string_view names = value.text();
  std::size_t begin = names.find_first_not_of(k_spaces);
  while (begin < names.size()) {
    const std::size_t end = std::min(names.find_first_of(k_spaces, begin), names.size());
    if (!read_component(value, names.substr(begin, end - begin))) return false;
    begin = names.find_first_not_of(k_spaces, end);
  }
  return true;
}

bool OptionReader::read_component(Value value, std::string_view name) {
  Components& components = options_.components;
  switch (find_name(k_components, name)) {
    case 0: components.rating = true; return true;
    case 1: components.related = true; return true;
    case 2: components.latest = true; return true;
    case 3: components.comments = true; return true;
    case 4: components.share = true; return true;
    default: return refuse_name(value, "component", name, 0, k_components);
  }
}

bool OptionReader::read_labels(Value value) {
  if (!expect(value, Kind::object)) return false;
  for (const Value label : value.children()) {
    if (!expect(label, Kind::string)) return false;
    if (!i18n::is_label_name(label.key())) return refuse_name(label, "label", label.key(), json::k_at_key);
    LabelOverride& row = options_.labels.emplace_back();
    row.name = label.key();
    row.text = label.text();
  }
  return true;
}

bool OptionReader::read_heading_level(Value value) {
  if (!expect(value, Kind::number)) return false;
  const std::int64_t level = value.integer().value_or(0);
  if (level < 1 || level > 5) return refuse(value, {"expected a whole number from 1 to 5"});
  options_.heading_level = static_cast<int>(level);
  return true;
}

/// The names of elements or hosts.
bool OptionReader::read_names(Option option, Value value, std::optional<std::vector<std::string>>& out) {
  if (!expect(value, Kind::array)) return false;
  std::vector<std::string>& names = out.emplace();
  for (const Value item : value.children()) {
    if (!expect(item, Kind::string)) return false;
    const std::string_view text = item.text();
    std::string& name = names.emplace_back(text);
    if (option == Option::allow_elements) {
      const Element element = element_of(text);
      if (element == Element::unknown || row_of(element).article != Handling::keep) {
        return refuse(item, {"the policy does not keep an element ", quote(text), "; it can only be narrowed"});
      }
    } else {
      const std::size_t prefix = text.starts_with("*.") ? 2 : 0;
      const std::string host = host_of(text.substr(prefix));
      if (host.empty()) {
        return refuse(item, {"expected a host such as cdn.example or *.cdn.example, found ", quote(text)});
      }
      name.replace(prefix, std::string::npos, host);
    }
  }
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
    error.code = ErrorCode::option_invalid;
    error.message = concat({"the options are no JSON: ", error.message});
    return error;
  }
  return result;
}

} // namespace lede
