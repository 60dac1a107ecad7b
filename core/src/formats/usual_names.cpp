// Names in content systems: people, tags, categories.
#include "formats/usual_names.h"

#include <initializer_list>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// A row of a table that joins articles with people or tags, as in Directus and Hasura: the row has no name, and one
/// object in it, which has: {"id": 7, "directus_users_id": {"first_name": …}}. @return that object, else the value.
Value joined_in(Value value, std::initializer_list<std::string_view> names) {
  if (!value.is(Kind::object) || find_any(value, names)) return value;
  Value joined;
  for (const Value member : value.children()) {
    if (!member.is(Kind::object)) continue;
    if (joined) return value;
    joined = member;
  }
  return joined && find_any(joined, names) ? joined : value;
}

void read_person(Value value, std::vector<Author>& people, Report& report) {
  value = joined_in(linked_in(value),
                    {"name", "displayName", "display_name", "fullName", "full_name", "title", "first_name",
                     "first_names", "firstName", "last_name", "lastName", "username", "slug"});
  if (is_empty(value)) return;
  const bool is_number =
      !value.text().empty() && value.text().find_first_not_of("0123456789") == std::string_view::npos;
  if (is_number) {
    return warn_invalid(value, messages::author_is_number, report);
  }
  if (people.size() == limits::max_list_items) return;
  Author author;
  if (!value.is(Kind::object)) {
    read_plain(value, author.name, report);
  } else {
    const Value name = localised(find_any(value, {"name", "displayName", "display_name", "fullName", "full_name",
                                                  "fullname", "fullOrUserName", "authorName", "author_name"}));
    const Value title = localised(find(value, "title")); // a name, or the role of a named person
    const Value holder = name.is(Kind::object) ? name : value;
    const Value first = find_any(holder, {"firstName", "first_name", "first_names", "firstname", "givenName", "first"});
    const Value last = find_any(holder, {"lastName", "last_name", "lastname", "familyName", "last"});
    if (const Value text = text_in(name); text.is(Kind::string) && !is_empty(text)) {
      read_plain(text, author.name, report);
    } else if (first.is(Kind::string) || last.is(Kind::string)) {
      author.name.value = std::string(ascii::trim(concat({first.text(), " ", last.text()})));
      author.name.origin = value.origin();
    } else if (const Value words = text_in(title); words.is(Kind::string) && !is_empty(words)) {
      read_plain(words, author.name, report);
    } else {
      read_plain(find_any(value, {"username", "login", "nickname", "slug"}), author.name, report);
    }
    if (author.name.empty()) return warn_missing(value, "name", report);
    if (const Value role = find_any(value, {"role", "jobTitle", "job_title", "position"}); role.is(Kind::string))
      read_plain(role, author.role, report);
    if (const Value url = find_any(value, {"url", "link", "website"}); url.is(Kind::string))
      read_string(url, author.url, report);
    if (const Value about = find_any(value, {"bio", "biography", "about", "description"}); about.is(Kind::string))
      read_either(about, author.bio, report);
    Image portrait;
    Report unheard(false);
    const Value picture = find_any(value, {"avatar", "avatarUrl", "avatar_url", "image", "picture", "photo",
                                           "profile_image", "profilePicture", "photo_url"});
    if (picture && read_any_picture(linked_in(picture), portrait, unheard)) author.image = std::move(portrait.url);
  }
  if (!author.name.empty()) people.push_back(std::move(author));
}

/// Whether an object has names as its members' names: {"News": {"name": "News", …}, …}.
bool is_map(Value value) {
  for (const Value member : value.children()) {
    if (!find(member, "name").is(Kind::string)) return false;
  }
  return value.size() > 0;
}

/// Whether an object has names by number: {"2": "Bridges"}.
bool is_numbered(Value value) {
  for (const Value member : value.children()) {
    if (!member.is(Kind::string) || member.key().find_first_not_of("0123456789") != std::string_view::npos)
      return false;
  }
  return value.size() > 0;
}

void read_word(Value value, std::vector<Link>& words, Report& report) {
  // TinaCMS: {"tag": {"name": …}}.
  if (const Value inner = find(value, "tag"); inner.is(Kind::object)) value = inner;
  value = joined_in(value, {"name", "title", "displayTitle", "label", "text", "slug", "value"});
  read_names(value, words, {"name", "title", "displayTitle", "label", "tag", "text", "slug", "value"}, report);
}

} // namespace

Value list_in(Value value) {
  for (const std::string_view name : {"nodes", "edges", "data", "items"}) {
    if (const Value list = find(value, name); list.is(Kind::array)) return list;
  }
  return value;
}

Value linked_in(Value value) {
  for (const std::string_view name : {"node", "value", "data", "attributes", "fields", "elements"}) {
    if (const Value inner = find(value, name); inner.is(Kind::object)) value = inner;
  }
  return value;
}

void read_people(Value value, bool splits, std::vector<Author>& people, Report& report) {
  value = list_in(value);
  if (value.is(Kind::string) && splits && value.text().find(',') != std::string_view::npos)
    return split_names(value, ',', people);
  if (!value.is(Kind::array)) return read_person(value, people, report);
  for (const Value child : value.children()) {
    if (!child.is(Kind::array)) read_person(child, people, report);
  }
}

void read_words(Value value, std::vector<Link>& words, Report& report) {
  value = list_in(value);
  if (value.is(Kind::string)) {
    const char separator = value.text().find(',') != std::string_view::npos   ? ','
                           : value.text().find(';') != std::string_view::npos ? ';'
                           : value.text().find('|') != std::string_view::npos ? '|'
                                                                              : ',';
    return split_names(value, separator, words);
  }
  if (value.is(Kind::object) && !is_map(value) && !is_numbered(value))
    return read_word(linked_in(value), words, report);
  for (const Value child : value.children()) {
    const bool is_name = child.is(Kind::string) || child.is(Kind::object);
    if (is_name && words.size() < limits::max_list_items) read_word(linked_in(child), words, report);
  }
}

} // namespace lede::formats
