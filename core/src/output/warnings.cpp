#include "output/warnings.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/sort.h"
#include "base/text.h"
#include "base/utf8.h"

namespace lede::output {
namespace {

bool is_before(std::uint64_t left, std::uint64_t right, const void* context) {
  const PendingWarning* const pending = static_cast<const PendingWarning*>(context);
  const PendingWarning& a = pending[left];
  const PendingWarning& b = pending[right];
  if (a.origin.value_index != b.origin.value_index) return a.origin.value_index < b.origin.value_index;
  if (a.text_offset != b.text_offset) return a.text_offset + 1 < b.text_offset + 1; // k_at_key wraps to 0
  return left < right;
}

/// Moves the report's messages into warnings in the order of the source: values are numbered in document order, and a
/// key stands before its value.
/// @param locate finds the place of one.
std::vector<Warning> in_source_order(Report& report, Location (*locate)(void* where, const PendingWarning& pending),
                                     void* where) {
  std::vector<PendingWarning>& pending = report.pending();
  std::vector<std::uint64_t> order(pending.size());
  for (std::size_t index = 0; index < order.size(); ++index) order[index] = index;
  sort(order, is_before, pending.data());

  std::vector<Warning> warnings(pending.size() + (report.uncounted() > 0 ? 1 : 0));
  Warning* warning = warnings.data();
  for (const std::uint64_t index : order) {
    PendingWarning& from = pending[static_cast<std::size_t>(index)];
    warning->code = from.code;
    warning->message = std::move(from.message);
    warning->location = locate(where, from);
    ++warning;
  }
  if (report.uncounted() > 0) {
    warning->code = WarningCode::warnings_capped;
    append_integer(warning->message, static_cast<std::int64_t>(report.uncounted()));
    warning->message += " further warnings are not listed.";
  }
  return warnings;
}

Location locate_in_document(void* where, const PendingWarning& pending) {
  return static_cast<json::Locator*>(where)->locate(pending.origin, pending.text_offset);
}

/// A text that is no JSON, and the place of the last warning: lines are counted on from there.
struct TextPlace {
  std::string_view source;
  Location at;
};

Location locate_in_text(void* where, const PendingWarning& pending) {
  auto& [source, at] = *static_cast<TextPlace*>(where);
  const std::size_t offset = std::min(pending.text_offset, source.size());
  const utf8::LineColumn step = utf8::locate(source.substr(at.offset, offset - at.offset), offset - at.offset);
  at.column = step.line == 1 ? at.column + step.column - 1 : step.column;
  at.line += step.line - 1;
  at.offset = offset;
  return at;
}

} // namespace

std::vector<Warning> locate_warnings(Report& report, const json::Document& document) {
  json::Locator locator(document);
  return in_source_order(report, locate_in_document, &locator);
}

std::vector<Warning> locate_warnings(Report& report, std::string_view source) {
  TextPlace place{source, {}};
  return in_source_order(report, locate_in_text, &place);
}

} // namespace lede::output
