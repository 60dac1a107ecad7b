// Microdata and RDFa: the subjects of statements in a page's markup.
#include "formats/page/statements.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/words.h"
#include "html/scan.h"

namespace lede::formats::page {
namespace {

/// "NewsArticle" of "https://schema.org/NewsArticle" or "schema:NewsArticle", in lower case.
std::string local_name(std::string_view name) {
  const std::size_t end = name.find_last_of(":/#");
  std::string local(end == std::string_view::npos ? name : name.substr(end + 1));
  lower_ascii(local);
  return local;
}

constexpr std::string_view k_properties[] = {"articlebody",   "headline",       "author",       "creator",
                                             "datepublished", "datecreated",    "datemodified", "description",
                                             "image",         "articlesection", "inlanguage",   "name"};

} // namespace

bool is_article_type(std::string_view types) {
  constexpr std::string_view k_other_articles =
      "blogposting liveblogposting socialmediaposting discussionforumposting report review apireference";
  while (!types.empty()) {
    const std::size_t end = std::min(types.find(' '), types.size());
    const std::string name = local_name(types.substr(0, end));
    if (name.ends_with("article") || has_word(k_other_articles, name)) return true;
    types.remove_prefix(std::min(end + 1, types.size()));
  }
  return false;
}

bool is_hidden_by(std::string_view style) {
  std::string text(";");
  for (const char c : style.substr(0, 500)) {
    if (!html::is_space(c)) text += ascii::to_lower(c);
  }
  text += ';';
  const auto has = [&](std::string_view declaration) { return text.find(declaration) != std::string::npos; };
  // A custom property, such as `--menu-display`, hides nothing. A box of a film, or one that a script opens, may be
  // without height, but its letters have a size.
  const bool is_flat = has(";height:0;") && has(";font-size:0;") && has(";overflow:hidden;");
  // For readers of screens alone.
  const bool is_clipped = has(";clip:rect(0") || has(";clip:rect(1px") || has(";clip-path:inset(50%)") ||
                          has(";clip-path:inset(100%)") || has(";left:-999") || has(";top:-999") ||
                          has(";left:-10000") || has(";top:-10000");
  return has(";display:none") || has(";visibility:hidden") || is_flat || (is_clipped && has(";position:absolute"));
}

std::string_view property_name(std::string_view property) {
  const std::string local = local_name(property.substr(0, property.find(' ')));
  for (const std::string_view name : k_properties) {
    if (name == local) return name;
  }
  return {};
}

Scope scope_inside(Scope outer, std::string_view type, std::string_view property) {
  if (is_article_type(type)) return outer == Scope::other ? outer : Scope::article;
  const std::string_view name = property_name(property);
  if (name == "author" || name == "creator") return outer == Scope::other ? outer : Scope::person;
  // A web page or a part of it is about its content.
  const bool is_page = type.empty() || type.find("WebPage") != std::string_view::npos || type.ends_with("/Blog");
  return is_page ? outer : Scope::other;
}

} // namespace lede::formats::page
