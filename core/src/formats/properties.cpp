// Reads properties below a headline (Notion) or above a text (Pelican, MultiMarkdown).
#include "formats/properties.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/words.h"

namespace lede::formats::front_matter {
namespace {

struct Property {
  std::string_view name;
  std::string value;
  std::size_t begin = 0; ///< Offset of its line.
};

struct Name {
  std::string_view names; ///< In lower case without spaces; the best first.
  std::string_view field; ///< The name of the field in front matter.
};

constexpr Name k_names[] = {
    {"title headline", "title"},
    {"date publisheddate publishdate publicationdate published createdtime created createdat", "date"},
    {"lasteditedtime lastedited updated updatedat modified", "updated"},
    {"author authors writer writtenby byline", "author"},
    {"tags tag keywords topics", "tags"},
    {"category categories section", "category"},
    {"summary", "summary"},
    {"description", "description"},
    {"excerpt", "excerpt"},
    {"subtitle", "subtitle"},
    {"dek", "dek"},
    {"standfirst", "standfirst"},
    {"lead", "lead"},
    {"slug", "slug"},
    {"url link", "url"},
    {"language lang", "lang"},
    {"cover image coverimage", "image"},
};

/// Reads a line such as "Published date: January 5, 2024". @return whether it is a property.
bool read_property(std::string_view line, Property& property) {
  constexpr std::size_t k_longest_name = 40;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > k_longest_name) return false;
  std::string_view value = line.substr(colon + 1);
  property.name = line.substr(0, colon);
  if (property.name.front() == '_' || property.name.find_first_of(".,!?#*`[]<>()|\\\"") != std::string_view::npos)
    return false;
  if (!value.empty() && value.front() != ' ' && value.front() != '\t') return false; // an address, a time
  const std::size_t first = value.find_first_not_of(" \t@");                         // "@January 5, 2024"
  property.value = first == std::string_view::npos ? std::string() : std::string(value.substr(first));
  return true;
}

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != ' ' && c != '-') out += c;
  }
  lower_ascii(out);
  return out;
}

std::size_t next_line(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
}

} // namespace

std::string_view line_at(std::string_view bytes, std::size_t at) {
  const std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// Reads properties up to an empty line. @param at moved past them. @return empty if one of the lines is not a
/// property.
static std::vector<Property> read_block(std::string_view bytes, std::size_t& at) {
  constexpr std::size_t k_most = 60;
  std::vector<Property> properties;
  Property property;
  for (; at < bytes.size() && !line_at(bytes, at).empty(); at = next_line(bytes, at)) {
    const bool goes_on = !properties.empty() && (bytes.substr(at).starts_with("    ") || bytes[at] == '\t');
    if (goes_on) {
      const std::string_view line = line_at(bytes, at);
      std::string& value = properties.back().value;
      value.append(value.empty() ? "" : " ").append(line.substr(line.find_first_not_of(" \t")));
      continue;
    }
    if (properties.size() == k_most || !read_property(line_at(bytes, at), property)) return {};
    property.begin = at;
    properties.push_back(property);
  }
  return properties;
}

std::size_t put_properties(std::string_view bytes, std::size_t begin, json::Builder& builder) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n", begin);
  if (first == std::string_view::npos) return begin;
  const bool has_heading = bytes.substr(first).starts_with("# ");
  std::size_t at = has_heading ? next_line(bytes, first) : first;
  while (has_heading && at < bytes.size() && line_at(bytes, at).empty()) at = next_line(bytes, at);
  const std::vector<Property> properties = read_block(bytes, at);
  std::vector<const Property*> found; // the best property for each field
  for (const Name& name : k_names) {
    std::size_t best = std::string_view::npos;
    found.push_back(nullptr);
    for (const Property& candidate : properties) {
      const std::size_t rank = find_word(name.names, plain_name(candidate.name));
      if (rank >= best) continue;
      best = rank;
      found.back() = &candidate;
    }
  }
  const auto known = std::count_if(found.begin(), found.end(), [](const Property* one) { return one != nullptr; });
  const bool has_title = found.front() != nullptr && !found.front()->value.empty();
  // A line of a text may contain a colon by chance, so several known names are needed.
  const bool is_enough = has_heading ? properties.size() >= 2 && known >= 1 : has_title || known >= 2;
  // The line is read behind its mark, since of a heading without words the mark's blank is cut off too.
  const std::string_view heading = has_heading ? line_at(bytes, first + 2) : std::string_view();
  if (!is_enough || (has_heading && (heading.empty() || has_title))) return begin;
  const auto put = [&](std::string_view key, std::size_t place, std::string_view value) {
    if (value.empty()) return;
    builder.key(key);
    builder.decoded(place, value);
  };
  put("title", first, heading);
  for (std::size_t place = 0; place < found.size(); ++place) {
    if (found[place] != nullptr) put(k_names[place].field, found[place]->begin, found[place]->value);
  }
  for (const Property& other : properties) {
    const bool is_ours = has_word("title body", plain_name(other.name));
    if (!is_ours && std::find(found.begin(), found.end(), &other) == found.end())
      put(other.name, other.begin, other.value);
  }
  return at;
}

} // namespace lede::formats::front_matter
