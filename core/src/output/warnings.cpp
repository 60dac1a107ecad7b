#include "output/warnings.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace lede::output {
namespace {

/// The report's warnings in the order of the source: values are numbered in document order, and a key stands before
/// its value.
std::vector<const PendingWarning*> in_source_order(const Report& report) {
  std::vector<const PendingWarning*> warnings;
  warnings.reserve(report.pending().size());
  for (const PendingWarning& warning : report.pending()) warnings.push_back(&warning);
  std::stable_sort(warnings.begin(), warnings.end(), [](const PendingWarning* left, const PendingWarning* right) {
    if (left->origin.value_index != right->origin.value_index)
      return left->origin.value_index < right->origin.value_index;
    return left->text_offset + 1 < right->text_offset + 1; // k_at_key wraps to 0
  });
  return warnings;
}

void add_count_of_rest(std::vector<Warning>& warnings, const Report& report) {
  if (report.uncounted() == 0) return;
  std::string count;
  append_integer(count, static_cast<std::int64_t>(report.uncounted()));
  warnings.push_back({WarningCode::warnings_capped, concat({count, " further warnings are not listed."}), {}});
}

} // namespace

std::vector<Warning> locate_warnings(const Report& report, const json::Document& document) {
  std::vector<Warning> warnings;
  json::Locator locator(document);
  for (const PendingWarning* pending : in_source_order(report)) {
    warnings.push_back({pending->code, pending->message, locator.locate(pending->origin, pending->text_offset)});
  }
  add_count_of_rest(warnings, report);
  return warnings;
}

std::vector<Warning> locate_warnings(const Report& report, std::string_view source) {
  std::vector<Warning> warnings;
  Location at; // of the last warning: lines are counted on from there
  for (const PendingWarning* pending : in_source_order(report)) {
    const std::size_t offset = std::min(pending->text_offset, source.size());
    const utf8::LineColumn step = utf8::locate(source.substr(at.offset, offset - at.offset), offset - at.offset);
    at.column = step.line == 1 ? at.column + step.column - 1 : step.column;
    at.line += step.line - 1;
    at.offset = offset;
    warnings.push_back({pending->code, pending->message, at});
  }
  add_count_of_rest(warnings, report);
  return warnings;
}

} // namespace lede::output
