// What a document has once and names from several places, each of which shows it.
#pragma once

#include <cstddef>

#include "base/report.h"
#include "json/document.h"

namespace lede::formats {

/// Keeps what is shown in proportion to the document: a long part that ten thousand places name is not written ten
/// thousand times.
class Repeats {
 public:
  /// @param document holds the parts and the places.
  explicit Repeats(json::Value document);
  /// Whether a part may be shown once more. If it may not, that is reported.
  /// @param place names the part.
  [[nodiscard]] bool allow(json::Value part, json::Value place, Report& report);

 private:
  std::size_t left_; // bytes of parts
};

} // namespace lede::formats
