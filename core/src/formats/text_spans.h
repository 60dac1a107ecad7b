// A plain text with separate spans for its markup, as in paragraphs of Prismic and Medium.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

struct TextSpan {
  std::int64_t begin; ///< In UTF-16 code units, as in JavaScript.
  std::int64_t end;
  std::string_view element;
  json::Value address = {}; ///< For a link.
};

/// Writes a text with the elements of its spans. Spans may overlap. @param breaks whether line ends become line breaks.
void write_spans(json::Value text, std::vector<TextSpan> spans, BodyBuilder& body, bool breaks = true);

} // namespace lede::formats
