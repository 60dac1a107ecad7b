// Markdown with YAML ("---") or TOML ("+++") front matter, as in static site generators.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/date_time.h"
#include "base/limits.h"
#include "base/loose_date.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/front_matter_document.h"
#include "formats/front_matter_pictures.h"
#include "formats/markdown_text.h"
#include "formats/properties.h"
#include "formats/repeated_lead.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr std::string_view k_body = "body";
/// Fields that hold a lead, the best first. A macro, so that it can be a part of other lists.
#define LEDE_LEADS "standfirst dek deck lead lede subtitle subheadline intro abstract excerpt summary description"

/// Reads a date in the forms of site generators ("2021-07-13 18:03:00 +0700", "2021/07/13") and converts it to RFC
/// 3339.
void read_moment(Value value, Text& text, Report& report) {
  // In Jekyll, `published` is a boolean that says whether the post is shown.
  if (value.is(Kind::boolean) || value.text() == "true" || value.text() == "false") return;
  if (!value.is(Kind::number) && !expect(value, Kind::string, report)) return;
  std::string written(value.text());
  for (const std::size_t place : {4U, 7U}) {
    if (written.size() > place && written[place] == '/') written[place] = '-';
  }
  const std::size_t sign = written.find_last_of("+-");
  if (sign != std::string::npos && sign > 10) {
    if (written.size() == sign + 2) written.insert(sign + 1, "0"); // YAML allows "-4"
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
    return warn_invalid(value, messages::expected_date, report);
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

/// Reads the best lead. What is written for readers takes precedence over a description, which is mostly for search
/// engines.
void read_lead(Value root, Article& article, Report& report) {
  std::vector<Value> leads;
  for (const Value member : root.children()) {
    if (member.is(Kind::object) && !has_words(member)) continue; // a Ruby object that Jekyll's importer has left
    if (has_word(LEDE_LEADS, member.key())) leads.push_back(member);
  }
  const auto rank = [](Value lead) { return find_word(LEDE_LEADS, lead.key()); };
  std::stable_sort(leads.begin(), leads.end(), [&](Value a, Value b) { return rank(a) < rank(b); });
  for (const Value lead : leads) {
    if (!article.lead.empty()) {
      warn_of_second_lead(lead.key(), lead, article, report);
    } else {
      read_string(lead, article.lead, report, Markup::markdown);
    }
  }
}

/// Reads a title. A headline takes precedence, since the title is then that of the page.
void read_title(Value value, Text& headline, Report& report) {
  if (headline.empty()) read_as(k_text, value, headline, report);
}

void read_people(Value value, std::vector<Author>& people, Report& report) {
  std::vector<Author> found; // `author` and `authors` may name the same person
  read_names(value, found, {"name", "title"}, report);
  for (Author& person : found) {
    const bool is_known = std::any_of(people.begin(), people.end(),
                                      [&](const Author& other) { return other.name.value == person.name.value; });
    if (!is_known && people.size() < limits::max_list_items) people.push_back(std::move(person));
  }
}

/// Reads tags: a list, or names separated by commas.
void read_tags(Value value, std::vector<Link>& tags, Report& report) {
  if (value.is(Kind::string)) { // Jekyll separates them by spaces
    return split_names(value, value.text().find(',') == std::string_view::npos ? ' ' : ',', tags);
  }
  read_names(value, tags, {"name", "title"}, report);
}

void read_kicker(Value value, Text& kicker, Report& report) {
  std::vector<Link> names;
  read_names(value, names, {"name", "title"}, report);
  if (!names.empty()) kicker = std::move(names.front().name);
}

/// Reads categories. In a text, Jekyll separates them by spaces. The first becomes the kicker, the others become tags.
void read_categories(Value value, Article& article, Report& report) {
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

void read_body(Value value, std::vector<Block>& blocks, Report& report) {
  BodyBuilder(blocks, report).add_markdown(value);
  expand_markdown(value, blocks.back(), false, report);
}

/// Reads what Zola has in a table: tags, categories, authors.
void read_taxonomies(Value value, Article& article, Report& report) {
  if (const Value tags = find(value, "tags")) read_tags(tags, article.tags, report);
  if (const Value categories = find(value, "categories")) read_categories(categories, article, report);
  const Value people = find_any(value, {"authors", "author"});
  if (people && article.authors.empty()) read_people(people, article.authors, report);
}

constexpr auto k_fields = fields_of<Article>({
    {k_body, LEDE_MEMBER(Article, body), by<read_body>()},
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"slug", LEDE_MEMBER(Article, id), k_id},
    {"url", LEDE_MEMBER(Article, url), k_text},
    {"permalink", LEDE_MEMBER(Article, url), k_text},
    {"canonical", LEDE_MEMBER(Article, canonical), k_text},
    {"canonical_url", LEDE_MEMBER(Article, canonical), k_text},
    {"canonicalURL", LEDE_MEMBER(Article, canonical), k_text},
    {"canonicalUrl", LEDE_MEMBER(Article, canonical), k_text},
    {"canonicalurl", LEDE_MEMBER(Article, canonical), k_text},
    {"canonical_link", LEDE_MEMBER(Article, canonical), k_text},
    {"canonicalLink", LEDE_MEMBER(Article, canonical), k_text},
    {"canonical-url", LEDE_MEMBER(Article, canonical), k_text},
    {"license", LEDE_MEMBER(Article, license), k_text},
    {"title", LEDE_MEMBER(Article, headline), by<read_title>()},
    {"headline", LEDE_MEMBER(Article, headline), k_text},
    {"kicker", LEDE_MEMBER(Article, kicker), by<read_kicker>()},
    {"category", LEDE_MEMBER(Article, kicker), by<read_kicker>()},
    {"categories", k_whole<Article>, by<read_categories>()},
    {"author", LEDE_MEMBER(Article, authors), by<read_people>()},
    {"authors", LEDE_MEMBER(Article, authors), by<read_people>()},
    {"byline", LEDE_MEMBER(Article, byline), k_text},
    {"date", LEDE_MEMBER(Article, published), by<read_moment>()},
    {"published", LEDE_MEMBER(Article, published), by<read_moment>()},
    {"publishDate", LEDE_MEMBER(Article, published), by<read_moment>()},
    {"pubDate", LEDE_MEMBER(Article, published), by<read_moment>()},
    {"lastmod", LEDE_MEMBER(Article, modified), by<read_moment>()},
    {"modified", LEDE_MEMBER(Article, modified), by<read_moment>()},
    {"updated", LEDE_MEMBER(Article, modified), by<read_moment>()},
    {"last_modified_at", LEDE_MEMBER(Article, modified), by<read_moment>()},
    {"updatedDate", LEDE_MEMBER(Article, modified), by<read_moment>()},
    {"updatedAt", LEDE_MEMBER(Article, modified), by<read_moment>()},
    {"publishedAt", LEDE_MEMBER(Article, published), by<read_moment>()},
    {"lang", LEDE_MEMBER(Article, language), by<read_language>()},
    {"language", LEDE_MEMBER(Article, language), by<read_language>()},
    {"locale", LEDE_MEMBER(Article, language), by<read_language>()},
    {"tags", LEDE_MEMBER(Article, tags), by<read_tags>()},
    {"keywords", LEDE_MEMBER(Article, tags), by<read_tags>()},
    {"taxonomies", k_whole<Article>, by<read_taxonomies>()},
});
constexpr Shape k_front_matter_shape = {
    k_fields, Foreign{LEDE_LEADS " " LEDE_PICTURES " " LEDE_PICTURE_WORDS
                                 " layout draft weight type template aliases toc menu redirect_from "
                                 "redirect_to sidebar comments "
                                 "series params extra resources seo published_at order nav_order parent"}};

/// Whether a file of a page is its main picture: themes find it by its name.
bool is_named_main(Value file) {
  std::string names = concat({text_at(file, "name"), " ", text_at(file, "src")});
  lower_ascii(names);
  for (const std::string_view name : {"feature", "cover", "thumbnail", "header", "hero", "banner"}) {
    if (names.find(name) != std::string::npos) return true;
  }
  return false;
}

bool is_picture_file(std::string_view path) {
  for (const std::string_view ending : {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".JPG", ".PNG"}) {
    if (path.ends_with(ending) && path.find('*') == std::string_view::npos) return true;
  }
  return false;
}

/// Reads the tables in which Zola and Hugo keep fields of a theme's own. Most of them are settings, so nothing is said
/// of those that are not known.
void read_fields_of_theme(Value root, Article& article, Report& report) {
  // Pages of Hugo list their files, and themes have a picture for cards among the settings for search engines.
  for (const Value file : find(root, "resources").children()) {
    if (!article.image.empty() || !is_picture_file(text_at(file, "src")) || !is_named_main(file)) continue;
    read_string(find(file, "src"), article.image.url, report);
    const Value caption = find_path(file, "params caption");
    read_string(caption, article.image.caption, report, Markup::markdown);
    read_string(find(file, "title"), caption ? article.image.alt : article.image.caption, report);
  }
  for (const std::string_view path : {"seo image", "seo images 0"}) {
    const Value picture = find_path(root, path);
    if (article.image.empty() && picture.is(Kind::string)) read_string(picture, article.image.url, report);
  }
  for (const std::string_view name : {"extra", "params"}) {
    const Value table = find(root, name);
    if (!table.is(Kind::object)) continue;
    Article inner;
    Report unheard(false);
    read_object(table, inner, k_front_matter_shape, unheard);
    read_lead(table, inner, unheard);
    read_front_matter_picture(table, inner.image, unheard);
    if (article.authors.empty() && article.byline.empty()) {
      article.authors = std::move(inner.authors);
      article.byline = std::move(inner.byline);
    }
    if (article.image.empty()) article.image = std::move(inner.image);
    if (article.lead.empty()) article.lead = std::move(inner.lead);
  }
}

Likeness recognise(Value root) { return root.is_json() ? Likeness::none : Likeness::certain; }

bool is_underline(std::string_view line) {
  return line.size() > 1 && line.find_first_not_of('=') == std::string_view::npos;
}

/// Whether the first line of a text is its title: it stands alone, and no other line is a heading. Plain texts begin
/// so.
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

/// If front matter has no headline, takes the first heading ("# Bridge closed") as the headline. Removes a first
/// heading that only repeats the headline.
void take_heading(Article& article, bool has_front_matter) {
  Text& body = std::get<RichText>(article.body.front()).text;
  std::string& text = body.value;
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
  // A heading with markup stays in the text.
  if (heading.empty() || heading.find_first_of("*_`[]<>&\\{") != std::string::npos) return;
  if (!article.headline.empty() && article.headline.value != heading) return;
  if (article.headline.empty()) article.headline = {std::move(heading), body.origin};
  for (std::size_t at = begin; at < end; ++at) { // blanks keep the places of warnings
    if (text[at] != '\n') text[at] = ' ';
  }
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  read_object(root, article, k_front_matter_shape, report);
  read_lead(root, article, report);
  read_front_matter_picture(root, article.image, report);
  for (const std::string_view name : {"title", "headline"}) warn_of_second_headline(find(root, name), article, report);
  read_fields_of_theme(root, article, report);
  if (!article.body.empty()) take_heading(article, root.size() > 1);
}

} // namespace

constexpr Format k_front_matter = {
    .name = "front-matter",
    .aliases = "markdown frontmatter",
    .recognise = recognise,
    .read = read,
    .recognise_text = front_matter::recognise_text,
    .parse = front_matter::parse,
    .parses_any_text = true, // Markdown without front matter
};

} // namespace lede::formats
