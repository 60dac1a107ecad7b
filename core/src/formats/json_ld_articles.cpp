#include "formats/json_ld_articles.h"

#include <utility>

#include "base/limits.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/json_ld_script.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view k_article_types =
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting DiscussionForumPosting "
    "TechArticle ScholarlyArticle APIReference Report AdvertiserContentArticle SatiricalArticle";
constexpr int k_depth = 5;

bool is_article(Value object) {
  const Value type = find(object, "@type");
  if (type.is(Kind::string)) return has_word(k_article_types, json_ld_local_name(type.text()));
  for (const Value one : type.children()) {
    if (one.is(Kind::string) && has_word(k_article_types, json_ld_local_name(one.text()))) return true;
  }
  return false;
}

/// Collects the articles that a document lists.
void collect(Value value, std::vector<Value>& articles, int depth) {
  if (is_article(value)) return articles.push_back(value);
  if (depth == 0) return;
  if (value.is(Kind::array)) {
    for (const Value child : value.children()) collect(child, articles, depth - 1);
    return;
  }
  for (const std::string_view name : {"@graph", "mainEntity", "blogPost", "blogPosts", "itemListElement", "item"}) {
    if (const Value child = find(value, name)) collect(child, articles, depth - 1);
  }
}

} // namespace

std::string_view json_ld_local_name(std::string_view type) {
  const std::size_t end = type.find_last_of(":/#");
  return end == std::string_view::npos ? type : type.substr(end + 1);
}

void list_json_ld_articles(Value root, std::vector<Value>& items) {
  collect(root, items, k_depth);
  if (!items.empty() || !root.is(Kind::object)) return;
  // Without an article, the page's main entity may have a name and a text.
  const Value entity = find(root, "mainEntity");
  if (entity.is(Kind::object)) items.push_back(entity);
}

Likeness recognise_json_ld(Value root) {
  std::vector<Value> articles;
  collect(root, articles, k_depth);
  if (!articles.empty()) return Likeness::certain;
  const Value context = find(root, "@context");
  const bool is_schema_org = context.text().find("schema.org") != std::string_view::npos;
  return is_schema_org || root.find("@type") ? Likeness::possible : Likeness::none;
}

bool may_have_json_ld(std::string_view bytes) {
  if (bytes.starts_with(utf8::k_byte_order_mark)) bytes.remove_prefix(utf8::k_byte_order_mark.size());
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && bytes[begin] == '<';
}

Result<json::Document> parse_json_ld(std::string_view bytes, Report& report) {
  if (bytes.size() > max_input_bytes) return json::read(bytes, report);
  Error refusal;
  bool has_script = false;
  for (JsonLdScript script : find_json_ld_scripts(bytes)) {
    strip_wrapper(bytes, script);
    Report own(true);
    Result<json::Document> document = json::read_from(bytes.substr(0, script.end), script.begin, own, true);
    if (document.ok() && recognise_json_ld(document.value().root()) == Likeness::certain) {
      report.take(std::move(own));
      return document;
    }
    if (!document.ok() && refusal.message.empty()) refusal = document.error();
    has_script = true;
  }
  // A page without such a script is refused as invalid JSON.
  if (!has_script) return json::read(bytes, report);
  if (!refusal.message.empty()) return refusal;
  return make_error(messages::json_ld_without_article, {}, {"$", 0, 1, 1});
}

} // namespace lede::formats
