// Markdown with YAML ("---") or TOML ("+++") front matter, as static site generators have it.
#include <algorithm>
#include <cstddef>
#include <string>

#include "base/date_time.h"
#include "base/limits.h"
#include "base/loose_date.h"
#include "base/rest_data.h"
#include "base/text.h"
#include "base/utf8.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/front_matter_text.h"
#include "formats/shortcodes.h"
#include "formats/values.h"
#include "json/builder.h"
#include "json/refusal.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using enum Field::Kind;

constexpr std::string_view k_body = "body";

/// "2021-07-13 18:03:00 +0700" or "2021/07/13", as site generators write it, as RFC 3339 does.
void read_moment(Value value, void* member, Report& report) {
  Text& text = *static_cast<Text*>(member);
  // Jekyll says with `published` whether a post is shown at all.
  if (value.is(Kind::boolean) || value.text() == "true" || value.text() == "false") return;
  if (!value.is(Kind::number) && !expect(value, Kind::string, report)) return;
  std::string written(value.text());
  for (const std::size_t place : {4U, 7U}) {
    if (written.size() > place && written[place] == '/') written[place] = '-';
  }
  const std::size_t sign = written.find_last_of("+-");
  if (sign != std::string::npos && sign > 10) {
    if (written.size() == sign + 2) written.insert(sign + 1, "0"); // YAML may have "-4" alone
    if (written.size() == sign + 3) written += "00";
    if (written.size() == sign + 5) written.insert(sign + 3, ":");
    if (written[sign - 1] == ' ') written.erase(sign - 1, 1);
  } else if (written.ends_with(" UTC")) {
    written.replace(written.size() - 4, 4, "Z");
  }
  if (!parse_date_time(written)) {
    if (const std::optional<DateTime> found = parse_loose_date(value.text())) {
      text.value = found->serialise();
      text.origin = value.origin();
      return;
    }
    return warn_invalid(value, "expected a date such as 2021-07-13T18:03:00+07:00", report);
  }
  text.value = std::move(written);
  text.origin = value.origin();
}

bool has_words(Value object) {
  for (const Value member : object.children()) {
    if (member.is(Kind::string) && !member.text().empty()) return true;
  }
  return false;
}

/// An excerpt is written to be read, and a description mostly for search engines.
void read_excerpt(Value value, void* member, Report& report) {
  if (value.is(Kind::object) && !has_words(value)) return; // an object of Ruby's that Jekyll's importer left behind
  read_string(value, *static_cast<Text*>(member), report, Markup::markdown);
}

void read_lead(Value value, void* member, Report& report) {
  if (static_cast<Text*>(member)->empty()) read_excerpt(value, member, report);
}

void read_people(Value value, void* member, Report& report) {
  auto& people = *static_cast<std::vector<Author>*>(member);
  read_names(value, people, {"name", "title"}, report);
}

/// A list, or names between commas.
void read_tags(Value value, void* member, Report& report) {
  auto& tags = *static_cast<std::vector<Link>*>(member);
  if (value.is(Kind::string)) { // Jekyll parts them at spaces
    return split_names(value, value.text().find(',') == std::string_view::npos ? ' ' : ',', tags);
  }
  read_names(value, tags, {"name", "title"}, report);
}

void read_kicker(Value value, void* member, Report& report) {
  std::vector<Link> names;
  read_names(value, names, {"name", "title"}, report);
  if (!names.empty()) *static_cast<Text*>(member) = std::move(names.front().name);
}

/// Jekyll parts the categories in a text at spaces. The first is the kicker, others are tags.
void read_categories(Value value, void* owner, Report& report) {
  Article& article = *static_cast<Article*>(owner);
  std::vector<Link> names;
  if (value.is(Kind::string)) {
    split_names(value, value.text().find(',') == std::string_view::npos ? ' ' : ',', names);
  } else {
    read_names(value, names, {"name", "title"}, report);
  }
  for (Link& name : names) {
    const bool is_first = &name == &names.front();
    if (is_first && article.kicker.empty()) {
      article.kicker = std::move(name.name);
    } else if (!is_first && article.tags.size() < limits::max_list_items) {
      article.tags.push_back(std::move(name));
    }
  }
}

void read_picture(Value value, void* member, Report& report) {
  Image& image = *static_cast<Image*>(member);
  if (image.empty() && !read_any_picture(value, image, report)) image = {};
}

void read_body(Value value, void* member, Report& report) {
  auto& blocks = *static_cast<std::vector<Block>*>(member);
  BodyBuilder(blocks, report).add_markdown(value);
  expand_template_tags(value, blocks.back().text, report);
}

void read_taxonomies(Value value, void* member, Report& report);

LEDE_REST_DATA constexpr Field k_fields[] = {
    {k_body, other, offsetof(Article, body), nullptr, read_body},
    {"id", id, offsetof(Article, id)},
    {"slug", id, offsetof(Article, id)},
    {"url", text, offsetof(Article, url)},
    {"permalink", text, offsetof(Article, url)},
    {"canonical", text, offsetof(Article, canonical)},
    {"canonical_url", text, offsetof(Article, canonical)},
    {"license", text, offsetof(Article, license)},
    {"title", text, offsetof(Article, headline)},
    {"excerpt", other, offsetof(Article, lead), nullptr, read_excerpt},
    {"description", other, offsetof(Article, lead), nullptr, read_lead},
    {"summary", other, offsetof(Article, lead), nullptr, read_lead},
    {"kicker", other, offsetof(Article, kicker), nullptr, read_kicker},
    {"category", other, offsetof(Article, kicker), nullptr, read_kicker},
    {"categories", other, 0, nullptr, read_categories},
    {"author", other, offsetof(Article, authors), nullptr, read_people},
    {"authors", other, offsetof(Article, authors), nullptr, read_people},
    {"byline", text, offsetof(Article, byline)},
    {"date", other, offsetof(Article, published), nullptr, read_moment},
    {"published", other, offsetof(Article, published), nullptr, read_moment},
    {"publishDate", other, offsetof(Article, published), nullptr, read_moment},
    {"pubDate", other, offsetof(Article, published), nullptr, read_moment},
    {"lastmod", other, offsetof(Article, modified), nullptr, read_moment},
    {"modified", other, offsetof(Article, modified), nullptr, read_moment},
    {"updated", other, offsetof(Article, modified), nullptr, read_moment},
    {"last_modified_at", other, offsetof(Article, modified), nullptr, read_moment},
    {"updatedDate", other, offsetof(Article, modified), nullptr, read_moment},
    {"updatedAt", other, offsetof(Article, modified), nullptr, read_moment},
    {"publishedAt", other, offsetof(Article, published), nullptr, read_moment},
    {"subtitle", other, offsetof(Article, lead), nullptr, read_lead},
    {"heroImage", other, offsetof(Article, image), nullptr, read_picture},
    {"hero_image", other, offsetof(Article, image), nullptr, read_picture},
    {"coverImage", other, offsetof(Article, image), nullptr, read_picture},
    {"cover_image", other, offsetof(Article, image), nullptr, read_picture},
    {"featuredImage", other, offsetof(Article, image), nullptr, read_picture},
    {"featured_image", other, offsetof(Article, image), nullptr, read_picture},
    {"feature_image", other, offsetof(Article, image), nullptr, read_picture},
    {"header", other, offsetof(Article, image), nullptr, read_picture},
    {"ogImage", other, offsetof(Article, image), nullptr, read_picture},
    {"image", other, offsetof(Article, image), nullptr, read_picture},
    {"images", other, offsetof(Article, image), nullptr, read_picture},
    {"cover", other, offsetof(Article, image), nullptr, read_picture},
    {"thumbnail", other, offsetof(Article, image), nullptr, read_picture},
    {"lang", other, offsetof(Article, language), nullptr, into_text<read_language>},
    {"language", other, offsetof(Article, language), nullptr, into_text<read_language>},
    {"locale", other, offsetof(Article, language), nullptr, into_text<read_language>},
    {"tags", other, offsetof(Article, tags), nullptr, read_tags},
    {"keywords", other, offsetof(Article, tags), nullptr, read_tags},
    {"taxonomies", other, offsetof(Article, tags), nullptr, read_taxonomies},
};
LEDE_REST_DATA constexpr Shape k_front_matter_shape = {
    k_fields, Foreign{"layout draft weight type template aliases toc menu redirect_from redirect_to sidebar comments "
                      "series params extra published_at order nav_order parent"}};

/// Zola keeps its tags in a table.
void read_taxonomies(Value value, void* member, Report& report) {
  if (const Value tags = find(value, "tags")) read_tags(tags, member, report);
}

Likeness recognise(Value root) { return root.is_json() ? Likeness::none : Likeness::certain; }

/// A text without front matter has its headline in its first line: "# Bridge closed".
void take_heading(Article& article) {
  std::string& text = article.body.front().text.value;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos || text.compare(begin, 2, "# ") != 0) return;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  std::string heading = text.substr(begin + 2, end - begin - 2);
  heading.erase(heading.find_last_not_of(" \t\r#") + 1);
  // Markup in it is shown as a part of the text.
  if (heading.empty() || heading.find_first_of("*_`[]<>&\\{") != std::string::npos) return;
  article.headline.value = std::move(heading);
  article.headline.origin = article.body.front().text.origin;
  for (std::size_t at = begin; at < end; ++at) text[at] = ' '; // places of warnings stay the same
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  read_object(root, &article, k_front_matter_shape, report);
  if (root.size() == 1 && !article.body.empty()) take_heading(article);
}

/// Where the lines of the front matter begin and end, and where the body begins.
struct Parts {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t body = 0;
  front_matter::Dialect dialect = front_matter::Dialect::yaml;
  bool is_there = false;
  bool is_closed = false;
};

std::string_view line_at(std::string_view bytes, std::size_t at) {
  const std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// "js" of a line "---js", in which gray-matter and Eleventy run code; empty if the language is one that is read.
std::string_view code_language(std::string_view bytes) {
  const std::size_t begin = bytes.starts_with(utf8::k_byte_order_mark) ? utf8::k_byte_order_mark.size() : 0;
  const std::string_view first = line_at(bytes, begin);
  if (!first.starts_with("---")) return {};
  const std::string_view name = first.substr(3);
  const bool is_code = name == "js" || name == "javascript" || name == "coffee" || name == "cson";
  return is_code ? name : std::string_view();
}

Parts split(std::string_view bytes) {
  Parts parts;
  if (bytes.starts_with(utf8::k_byte_order_mark)) parts.body = utf8::k_byte_order_mark.size();
  std::size_t opening = bytes.find_first_not_of(" \t\r\n", parts.body);
  if (opening == std::string_view::npos || (opening > 0 && bytes[opening - 1] == ' ')) return parts;
  std::string_view first = line_at(bytes, opening);
  const bool is_named = first == "---json" || first == "---yaml" || first == "---toml"; // as gray-matter has them
  if (first == "---toml") parts.dialect = front_matter::Dialect::toml;
  if (is_named) first = "---";
  parts.is_there = first == "---" || first == "+++" || first == ";;;";
  if (!parts.is_there) return parts;
  parts.body = opening;
  if (first == "+++") parts.dialect = front_matter::Dialect::toml;
  const auto next_line = [bytes](std::size_t at) {
    const std::size_t end = bytes.find('\n', at);
    return end == std::string_view::npos ? bytes.size() : end + 1;
  };
  parts.begin = next_line(parts.body);
  for (parts.end = parts.begin; parts.end < bytes.size(); parts.end = next_line(parts.end)) {
    const std::string_view line = line_at(bytes, parts.end);
    if (line != first && (first != "---" || line != "...")) continue;
    parts.is_closed = true;
    break;
  }
  parts.body = next_line(parts.end);
  return parts;
}

/// Front matter, or a text that begins with a heading.
bool recognise_text(std::string_view bytes) {
  if (split(bytes).is_there || !code_language(bytes).empty()) return true;
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || bytes[begin] != '#') return false;
  const std::size_t end = bytes.find_first_not_of('#', begin);
  return end != std::string_view::npos && bytes[end] == ' ';
}

Result<json::Document> parse(std::string_view bytes, Report& report) {
  Error error;
  if (json::is_refused_at_once(bytes, error)) return error;
  if (const std::string_view language = code_language(bytes); !language.empty()) {
    return Error{
        ErrorCode::json_syntax,
        concat({"front matter in ", quote(language), " is code, and is not run (expected YAML, TOML or JSON)"}),
        {"$", bytes.find("---"), 1, 1}};
  }
  const Parts parts = split(bytes);
  if (parts.is_there && !parts.is_closed) {
    const utf8::LineColumn place = utf8::locate(bytes, bytes.size());
    return Error{ErrorCode::json_truncated,
                 "the front matter is not closed by the line that it began with",
                 {"$", bytes.size(), place.line, place.column}};
  }
  json::Builder builder(bytes, report);
  builder.start(Kind::object, 0);
  front_matter::TextReader reader(bytes, parts.end, parts.dialect, builder, report);
  if (parts.dialect == front_matter::Dialect::yaml) {
    front_matter::read_yaml(reader, parts.begin);
  } else {
    front_matter::read_toml(reader, parts.begin);
  }
  builder.key(k_body);
  builder.verbatim(Kind::string, parts.body, bytes.size() - parts.body);
  return builder.finish();
}

} // namespace

LEDE_REST_DATA constexpr Format k_front_matter = {"front-matter", "markdown frontmatter", recognise,      read,
                                                  nullptr,        ArrayOf::articles,      recognise_text, parse};

} // namespace lede::formats
