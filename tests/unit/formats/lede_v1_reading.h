// Reads a document of version 1 of the article format, for the tests of its fields, faults and limits.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/report.h"
#include "formats/formats.h"
#include "json/document.h"

namespace lede::formats {

struct Reading {
  explicit Reading(std::string text, std::string_view from = "auto") : source(std::move(text)) {
    INFO(source.substr(0, 300));
    REQUIRE(document.ok());
    const std::optional<Error> refusal = to_article(document.value(), {from, {}}, report, result);
    is_ok = !refusal;
    if (refusal) error = *refusal;
  }
  [[nodiscard]] const Article& article() const {
    REQUIRE(is_ok);
    return result;
  }
  /// "code path", one a line.
  [[nodiscard]] std::string warnings() const {
    std::string out;
    for (const PendingWarning& warning : report.pending()) {
      out += name_of(warning.code);
      out += " " + document.value().locate(warning.origin, warning.text_offset).path + "\n";
    }
    return out;
  }
  std::string source;
  Report report{true};
  Result<json::Document> document = json::read(source, report);
  Article result;
  Error error;
  bool is_ok = false;
};

/// An article that has a headline, and one more member.
inline std::string with(std::string_view member) { return R"({"headline":"H",)" + std::string(member) + "}"; }

} // namespace lede::formats
