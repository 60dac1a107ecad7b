// The texts of an item of ninjs, each of which may be there in several versions.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::ninjs {

/// One version of a text of the item.
struct Variant {
  json::Value value;
  Markup markup = Markup::text;
  int rank = k_none;
  static constexpr int k_none = 100;
};

/// A text to look for: its members in version 1, its list in the others, and the preferred roles.
struct Wanted {
  std::string_view prefix;
  std::string_view list;
  std::string_view roles;
  Markup markup; ///< The preferred markup.
};
inline constexpr Wanted k_body = {"body_", "bodies", "main", Markup::html};
inline constexpr Wanted k_description = {"description_", "descriptions", "main text summary caption", Markup::text};
inline constexpr Wanted k_headline = {"headline_", "headlines", "main", Markup::text};

/// Returns the best version of a text; without a value if there is none that Lede reads here.
[[nodiscard]] Variant choose(json::Value item, const Wanted& wanted, Report& report);

/// Returns the body that is a document of NITF; a missing value if there is none.
[[nodiscard]] json::Value find_nitf(json::Value item);

/// Returns the credit that some agencies have among the descriptions; a missing value if there is none.
[[nodiscard]] json::Value find_credit(json::Value item);

/// Returns the byline that an item of text may have among the descriptions; a missing value if there is none.
[[nodiscard]] json::Value find_byline(json::Value item);

/// Sets a text to a version of it.
void set(const Variant& variant, Text& text);

void read_headline(json::Value item, Text& headline, Report& report);

/// Returns the headline below the main one; a missing value if there is none.
[[nodiscard]] json::Value find_subheadline(json::Value item);

} // namespace lede::formats::ninjs
