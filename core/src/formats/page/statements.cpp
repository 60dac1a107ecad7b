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

/// Returns the value of the last declaration of a property, which is the one that holds. @param style in lower case,
/// without white space, between semicolons.
std::string_view last_value(std::string_view style, std::string_view property) {
  const std::size_t found = style.rfind(property);
  if (found == std::string_view::npos) return {};
  const std::string_view rest = style.substr(found + property.size());
  std::string_view value = rest.substr(0, rest.find(';'));
  if (value.ends_with("!important")) value.remove_suffix(10);
  return value;
}

/// Whether at most a pixel of an element is shown, as in texts for readers of screens: "clip: rect(1px, 1px, 1px,
/// 1px)".
bool is_clipped_away(std::string_view style) {
  const std::string_view path = last_value(style, ";clip-path:");
  if (path == "inset(50%)" || path == "inset(100%)") return true;
  std::string_view rest = last_value(style, ";clip:");
  if (!rest.starts_with("rect(") || !rest.ends_with(")")) return false;
  rest = rest.substr(5, rest.size() - 6);
  int edges = 0;
  for (; !rest.empty(); ++edges) {
    if (rest.front() != '0' && rest.front() != '1') return false;
    rest.remove_prefix(1);
    if (rest.starts_with("px")) rest.remove_prefix(2);
    if (rest.starts_with(",")) rest.remove_prefix(1);
  }
  return edges == 4;
}

/// Whether an element is far beyond the edge of the screen, and not so large that it reaches back.
bool is_off_screen(std::string_view style) {
  constexpr std::string_view k_others[] = {";right:", ";bottom:", ";margin", ";padding", ";transform:"};
  for (const std::string_view other : k_others) {
    if (style.find(other) != std::string_view::npos) return false;
  }
  const auto is_far = [](std::string_view value) {
    return (value.starts_with("-9999") || value.starts_with("-10000")) &&
           (value.ends_with("px") || value.ends_with("em"));
  };
  const auto is_small = [](std::string_view size) { return size.empty() || size == "1px" || size == "auto"; };
  return (is_far(last_value(style, ";left:")) && is_small(last_value(style, ";width:"))) ||
         (is_far(last_value(style, ";top:")) && is_small(last_value(style, ";height:")));
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
  const bool is_absolute = has(";position:absolute");
  return has(";display:none") || has(";visibility:hidden") || is_flat ||
         (is_absolute && (is_clipped_away(text) || is_off_screen(text)));
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
