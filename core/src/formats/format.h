// What a format is to the table in formats.cpp. A new format is one file beside lede_v1.cpp that defines one of these,
// and one line in that table.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"
#include "model/article.h"

namespace lede::formats {

/// How sure a format is that a document is one of its own.
enum class Likeness : std::uint8_t {
  none,
  possible, ///< Its field names fit, but they are not this format's alone.
  certain,  ///< It says so, or has what no other format has.
};

/// What an array is.
enum class ArrayOf : std::uint8_t {
  articles,
  nothing, ///< No document of the format.
  blocks,  ///< One article.
};

struct Format {
  std::string_view name;    ///< As `from` has it.
  std::string_view aliases; ///< Other names for it, between spaces.
  /// @param root of any kind. Where the format has `list`, only that of a single article.
  Likeness (*recognise)(json::Value root);
  /// Whatever cannot be used is left out with a warning.
  /// @param item an object; where `array` says so, an array. @param root of the document that it stands in.
  void (*read)(json::Value item, json::Value root, Article& article, Report& report);
  /// The articles of a feed: none where the document is one article.
  void (*list)(json::Value root, std::vector<json::Value>& items) = nullptr;
  ArrayOf array = ArrayOf::articles;

  // Formats that are not JSON themselves:

  /// Whether a text that is no JSON is one of this format.
  bool (*recognise_text)(std::string_view bytes) = nullptr;
  Result<json::Document> (*parse)(std::string_view bytes, Report& report) = nullptr;
};

} // namespace lede::formats
