// Properties below a headline, as Notion writes them.
#include "formats/properties.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/rest_data.h"
#include "base/words.h"
#include "formats/front_matter_document.h"

namespace lede::formats::front_matter {
namespace {

struct Property {
  std::string_view name;
  std::string_view value;
};

struct Name {
  std::string_view names; ///< Without capitals and spaces; the best first.
  std::string_view field; ///< Of front matter.
};

LEDE_REST_DATA constexpr Name k_names[] = {
    {"date publisheddate publishdate publicationdate published createdtime created createdat", "date"},
    {"lasteditedtime lastedited updated updatedat modified", "updated"},
    {"author authors writer writtenby byline", "author"},
    {"tags tag keywords topics", "tags"},
    {"category categories section", "category"},
    {"summary description excerpt subtitle dek", "description"},
    {"slug", "slug"},
    {"url link", "url"},
    {"language lang", "lang"},
    {"cover image coverimage", "image"},
};

/// "Published date: January 5, 2024". @return whether a line is one.
bool read_property(std::string_view line, Property& property) {
  constexpr std::size_t k_longest_name = 40;
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon > k_longest_name) return false;
  property.name = line.substr(0, colon);
  property.value = line.substr(colon + 2);
  if (property.name.find_first_of(".,!?#*_`[]<>()|\\\"") != std::string_view::npos) return false;
  const std::size_t first = property.value.find_first_not_of(" \t@"); // "@January 5, 2024"
  if (first == std::string_view::npos) return false;
  property.value.remove_prefix(first);
  return !property.value.starts_with("//");
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

std::size_t put_properties(std::string_view bytes, std::size_t begin, json::Builder& builder) {
  const std::size_t title = bytes.find_first_not_of(" \t\r\n", begin);
  if (title == std::string_view::npos || !bytes.substr(title).starts_with("# ")) return begin;
  const std::string_view heading = line_at(bytes, title).substr(2);
  std::size_t at = next_line(bytes, title);
  while (at < bytes.size() && line_at(bytes, at).empty()) at = next_line(bytes, at);
  constexpr std::size_t k_most = 60;
  std::vector<Property> properties;
  Property property;
  for (; at < bytes.size() && !line_at(bytes, at).empty(); at = next_line(bytes, at)) {
    if (properties.size() == k_most || !read_property(line_at(bytes, at), property)) return begin;
    properties.push_back(property);
  }
  std::vector<const Property*> found; // of each name, the best
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
  const bool is_known = std::any_of(found.begin(), found.end(), [](const Property* one) { return one != nullptr; });
  // A line of a text may have a colon: two lines, one of them under a name that articles have, are no accident.
  if (properties.size() < 2 || !is_known || heading.empty()) return begin;
  const auto put = [&](std::string_view key, std::string_view value) {
    builder.key(key);
    builder.verbatim(json::Kind::string, static_cast<std::size_t>(value.data() - bytes.data()), value.size());
  };
  put("title", heading);
  for (std::size_t place = 0; place < found.size(); ++place) {
    if (found[place] != nullptr) put(k_names[place].field, found[place]->value);
  }
  for (const Property& other : properties) {
    const bool is_ours = has_word("title body", plain_name(other.name));
    if (!is_ours && std::find(found.begin(), found.end(), &other) == found.end()) put(other.name, other.value);
  }
  return at;
}

} // namespace lede::formats::front_matter
