// The interface of a format. A new format is one file in this folder that defines a `Format`, and one row in
// formats.def.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"
#include "model/article.h"

namespace lede::formats {

/// How certain it is that a document has this format.
enum class Likeness : std::uint8_t {
  none,
  possible, ///< Its field names match, but other formats have them, too.
  certain,  ///< It names the format, or has fields that no other format has.
};

/// The meaning of an array at the root.
enum class ArrayOf : std::uint8_t {
  articles,
  nothing, ///< Not a document of this format.
  blocks,  ///< The blocks of one article.
};

struct Format {
  std::string_view name;    ///< The value of the option `from`.
  std::string_view aliases; ///< Other names for it, between spaces.
  /// @param root of any kind. If the format has `list`, this is called for single articles only.
  Likeness (*recognise)(json::Value root);
  /// Reads an article. Values that cannot be used are left out with a warning. @param item an object, or an array if
  /// `array` allows that. @param root of the document that contains it.
  void (*read)(json::Value item, json::Value root, Article& article, Report& report);
  /// Lists the articles of a feed; adds none if the document is a single article.
  void (*list)(json::Value root, std::vector<json::Value>& items) = nullptr;
  ArrayOf array = ArrayOf::articles;

  // Only for formats that are not JSON:

  /// Whether a text that is not JSON has this format.
  bool (*recognise_text)(std::string_view bytes) = nullptr;
  Result<json::Document> (*parse)(std::string_view bytes, Report& report) = nullptr;
  /// If the caller names the format, `parse` reads texts that `recognise_text` does not recognise, too.
  bool parses_any_text = false;
};

} // namespace lede::formats
