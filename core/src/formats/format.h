// What a format is to the table in formats.cpp. A new format is one file beside lede_v1.cpp that defines one of these,
// and one line in that table.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// How sure a format is that a document is one of its own.
enum class Likeness : std::uint8_t {
  none,
  possible, ///< Its field names fit, but they are not this format's alone.
  certain,  ///< It says so, or has what no other format has.
};

struct Format {
  std::string_view name; ///< As `from` has it.
  /// @param root of any kind.
  Likeness (*recognise)(json::Value root);
  /// Whatever cannot be used is left out with a warning.
  /// @param root an object.
  void (*read)(json::Value root, Article& article, Report& report);
};

} // namespace lede::formats
