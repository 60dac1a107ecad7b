#include "formats/ninjs_texts.h"

#include <cstddef>
#include <string>

#include "base/text.h"
#include "base/words.h"
#include "formats/expectations.h"
#include "formats/values.h"

namespace lede::formats::ninjs {
namespace {

using json::Kind;
using json::Value;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Finds the markup of a text from its content type. IPTC's own example has an invalid one ("body_xhtml"). If there is
/// none, the role may tell.
bool find_markup(std::string_view type, std::string_view role, Value value, Markup& markup) {
  std::string lower(type.empty() ? role : type);
  lower_ascii(lower);
  const bool says_html = contains(lower, "html") || contains(lower, "richtext");
  const bool says_markdown = !says_html && contains(lower, "markdown");
  if (!says_html && !says_markdown && (contains(lower, "xml") || contains(lower, "nitf"))) return false;
  const bool says_text = contains(lower, "text");
  if (says_markdown) {
    markup = Markup::markdown;
  } else {
    markup = says_html || (!says_text && looks_like_html(value.text())) ? Markup::html : Markup::text;
  }
  return true;
}

bool is_credit(std::string_view role) {
  std::string lower(role);
  lower_ascii(lower);
  return has_word("creditline credit byline", lower);
}

void consider(Value value, std::string_view role, std::string_view type, const Wanted& wanted, Variant& best,
              Report& report) {
  if (!value || value.is(Kind::null) || !expect(value, Kind::string, report) || value.text().empty()) return;
  Variant variant{value};
  if (!find_markup(type, role, value, variant.markup)) return;
  std::size_t place = 0;
  for (; place < 8 && word_at(wanted.roles, place) != role; ++place) {
  }
  // A text with the role of a credit is read if there is no other.
  variant.rank = static_cast<int>(place) + (variant.markup == wanted.markup ? 0 : 20) + (is_credit(role) ? 40 : 0);
  if (variant.rank < best.rank) best = variant;
}

/// Calls `see` for each entry of a list of texts with its role and content type, until it returns true.
template <class See>
Value find_entry(Value list, See see) {
  for (const Value entry : list.children()) {
    const Value value = find(entry, "value");
    const std::string_view type = text_at(entry, "contenttype");
    if (value.is(Kind::string) &&
        see(value, text_at(entry, "role"), type.empty() ? text_at(entry, "contentType") : type))
      return value;
  }
  return {};
}

} // namespace

Variant choose(Value item, const Wanted& wanted, Report& report) {
  Variant best;
  for (const Value member : item.children()) {
    const std::string_view name = member.key();
    if (name.starts_with(wanted.prefix)) consider(member, name.substr(wanted.prefix.size()), {}, wanted, best, report);
  }
  const Value list = find(item, wanted.list);
  if (!list || !expect(list, Kind::array, report)) return best;
  for (const Value entry : list.children()) {
    if (!expect(entry, Kind::object, report)) continue;
    const std::string_view type = text_at(entry, "contenttype");
    consider(find(entry, "value"), text_at(entry, "role"), type.empty() ? text_at(entry, "contentType") : type, wanted,
             best, report);
  }
  return best;
}

void set(const Variant& variant, Text& text) {
  if (!variant.value) return;
  text.value = variant.value.text();
  text.origin = variant.value.origin();
  text.markup = variant.markup;
}

void read_headline(Value item, Text& headline, Report& report) {
  read_string(find(item, "headline"), headline, report);
  if (!headline.empty()) return;
  if (const Variant variant = choose(item, k_headline, report); variant.value) {
    read_plain(variant.value, headline, report);
  } else {
    read_string(find(item, "title"), headline, report);
  }
}

Value find_nitf(Value item) {
  const auto is_nitf = [](Value value, std::string_view role, std::string_view type) {
    std::string lower = concat({role, " ", type});
    lower_ascii(lower);
    const std::string_view head = value.text().substr(0, 400);
    return (contains(lower, "nitf") || contains(lower, "xml")) && contains(head, "<nitf");
  };
  if (const Value found = find_entry(find(item, "bodies"), is_nitf)) return found;
  for (const Value member : item.children()) {
    if (member.is(Kind::string) && member.key().starts_with("body_") && is_nitf(member, member.key(), {}))
      return member;
  }
  return {};
}

Value find_credit(Value item) {
  return find_entry(find(item, "descriptions"),
                    [](Value, std::string_view role, std::string_view) { return is_credit(role); });
}

Value find_byline(Value item) {
  return find_entry(find(item, "descriptions"),
                    [](Value, std::string_view role, std::string_view) { return role == "byline"; });
}

Value find_subheadline(Value item) {
  return find_entry(find(item, "headlines"), [](Value, std::string_view role, std::string_view) {
    std::string lower(role);
    lower_ascii(lower);
    return has_word("sub subhead subheadline subtitle deck", lower);
  });
}

} // namespace lede::formats::ninjs
