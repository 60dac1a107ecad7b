// Any bytes as article JSON, or as what else an article may be in: reading and rendering never crash, places lie inside
// the source, texts are UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/utf8.h"
#include "json/document.h"
#include "lede/render.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_place(const lede::Location& place, std::string_view source) {
  require(place.offset <= source.size());
  require(place.line >= 1 && place.column >= 1);
  require(place.path.empty() || place.path.front() == '$');
  require(lede::utf8::is_valid(place.path));
}

void check_document(const lede::json::Document& document, std::string_view source) {
  lede::json::Locator locator(document);
  std::vector<lede::json::Value> open = {document.root()};
  while (!open.empty()) {
    const lede::json::Value value = open.back();
    open.pop_back();
    require(lede::utf8::is_valid(value.key()));
    const std::string_view text = value.text();
    require(lede::utf8::is_valid(text));
    const std::size_t begin = locator.locate(value.origin()).offset;
    require(locator.locate(value.origin(), lede::json::k_at_key).offset <= begin);
    std::size_t last = begin;
    for (std::size_t offset = 1; offset <= text.size(); offset += 1 + offset / 8) {
      const lede::Location place = locator.locate(value.origin(), offset);
      check_place(place, source);
      require(place.offset >= last);
      last = place.offset;
    }
    std::size_t children = 0;
    for (const lede::json::Value child : value.children()) {
      require(locator.source_offset(child.origin()) >= begin);
      open.push_back(child);
      ++children;
    }
    require(children == value.size());
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  lede::Report report(true);
  const lede::Result<lede::json::Document> document = lede::json::read(source, report);
  if (document.ok()) {
    check_document(document.value(), source);
  } else {
    check_place(document.error().location, source);
  }
  const lede::Result<lede::RenderOutput> output = lede::render(source);
  if (!output.ok()) {
    check_place(output.error().location, source);
    return 0;
  }
  require(lede::utf8::is_valid(output.value().html) && lede::utf8::is_valid(output.value().json_ld));
  require(output.value().json_ld.find_first_of("<>&") == std::string::npos);
  for (const lede::Warning& warning : output.value().warnings) check_place(warning.location, source);
  return 0;
}
