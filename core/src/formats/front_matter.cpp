// Markdown with YAML ("---") or TOML ("+++") front matter, as static site generators have it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/date_time.h"
#include "base/limits.h"
#include "base/loose_date.h"
#include "base/rest_data.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/front_matter_document.h"
#include "formats/markdown_dialects.h"
#include "formats/shortcodes.h"
#include "formats/values.h"

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
  Block& block = blocks.back();
  expand_template_tags(value, block.text, report);
  read_dialects(value, block.text, report);
  const std::string_view source = value.text();
  if (block.text.value == source) return;
  // Up to the first change, places in the text are places in the document.
  const auto same = static_cast<std::uint32_t>(
      std::mismatch(source.begin(), source.end(), block.text.value.begin(), block.text.value.end()).first -
      source.begin());
  block.stretches = {{0, value.origin(), true}, {same, value.origin(), false}};
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
    k_fields, Foreign{"layout draft weight type template aliases toc menu redirect_from "
                      "redirect_to sidebar comments "
                      "series params extra published_at order nav_order parent"}};

/// Zola keeps its tags in a table.
void read_taxonomies(Value value, void* member, Report& report) {
  if (const Value tags = find(value, "tags")) read_tags(tags, member, report);
}

Likeness recognise(Value root) { return root.is_json() ? Likeness::none : Likeness::certain; }

bool is_underline(std::string_view line) {
  return line.size() > 1 && line.find_first_not_of('=') == std::string_view::npos;
}

/// Whether the first line of a text stands alone, and no other line of it is a
/// heading: plain texts begin so.
bool is_title(std::string_view text, std::size_t begin, std::string_view line) {
  constexpr std::size_t k_longest_title = 200; // bytes
  const std::size_t next = begin + line.size();
  const std::size_t more = text.find_first_not_of(" \t\r\n", next);
  if (more == std::string_view::npos || line.size() > k_longest_title) return false;
  const std::size_t ends = static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(next),
                                                               text.begin() + static_cast<std::ptrdiff_t>(more), '\n'));
  if (ends < 2 || std::string_view(".,:;!?").find(line.back()) != std::string_view::npos) return false;
  if (std::string_view("-*+>|!<#0123456789:=~").find(line.front()) != std::string_view::npos) return false;
  return text.find("\n#", begin) == std::string_view::npos && text.find("\n==", begin) == std::string_view::npos &&
         text.find("\n--", begin) == std::string_view::npos;
}

/// The headline of a text that does not name it is its first heading: "# Bridge closed". A heading that only says the
/// headline once more is left out.
void take_heading(Article& article, bool has_front_matter) {
  std::string& text = article.body.front().text.value;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return;
  const std::string_view line = front_matter::line_at(text, begin);
  std::size_t end = begin + line.size();
  std::string heading(line);
  if (line.starts_with("# ")) {
    heading.erase(0, 2);
    heading.erase(heading.find_last_not_of(" \t#") + 1);
  } else if (end < text.size() && is_underline(front_matter::line_at(text, text.find('\n', end) + 1))) {
    end = text.find('\n', end) + 1;
    end += front_matter::line_at(text, end).size();
  } else if (has_front_matter || !is_title(text, begin, line)) {
    return;
  }
  // Markup in it is shown as a part of the text.
  if (heading.empty() || heading.find_first_of("*_`[]<>&\\{") != std::string::npos) return;
  if (!article.headline.empty() && article.headline.value != heading) return;
  if (article.headline.empty()) article.headline = {std::move(heading), article.body.front().text.origin};
  for (std::size_t at = begin; at < end; ++at) { // places of warnings stay the same
    if (text[at] != '\n') text[at] = ' ';
  }
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  read_object(root, &article, k_front_matter_shape, report);
  if (!article.body.empty()) take_heading(article, root.size() > 1);
}

} // namespace

LEDE_REST_DATA constexpr Format k_front_matter = {
    "front-matter",    "markdown frontmatter",       recognise,          read, nullptr,
    ArrayOf::articles, front_matter::recognise_text, front_matter::parse};

} // namespace lede::formats
