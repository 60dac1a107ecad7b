#include "output/warnings.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/messages.h"
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
  if (a.text_offset != b.text_offset) return a.text_offset + 1 < b.text_offset + 1; // k_at_key + 1 is 0
  return left < right;
}

/// Adds a warning that says how many warnings are not listed. It has the severity of the worst of them.
void add_unlisted(const Report& report, std::vector<Warning>& warnings) {
  const std::size_t lost = report.unlisted(Severity::lost);
  const std::size_t all = lost + report.unlisted(Severity::changed) + report.unlisted(Severity::cosmetic);
  if (all == 0) return;
  Warning& last = warnings.emplace_back();
  constexpr WarningText k_text = messages::warnings_capped;
  last.code = k_text.code();
  last.severity = lost > 0 ? Severity::lost : k_text.severity();
  last.message = compose(k_text.pattern(), {decimal(static_cast<std::int64_t>(all))});
}

/// Turns the report's messages into warnings: `lost` first, and inside a severity in the order of the source. Values
/// are numbered in document order, and a key comes before its value. @param locate returns the place of a message.
std::vector<Warning> by_severity(Report& report, Location (*locate)(void* where, const PendingWarning& pending),
                                 void* where) {
  std::vector<PendingWarning>& pending = report.pending();
  std::vector<std::uint64_t> order(pending.size());
  for (std::size_t index = 0; index < order.size(); ++index) order[index] = index;
  sort(order, is_before, pending.data());

  std::vector<Warning> in_order(pending.size());
  Warning* next = in_order.data();
  for (const std::uint64_t index : order) {
    PendingWarning& from = pending[static_cast<std::size_t>(index)];
    next->code = from.code;
    next->severity = from.severity;
    next->message = std::move(from.message);
    next->count = from.count;
    if (from.option.empty())
      next->location = locate(where, from);
    else
      next->location.path = from.option;
    ++next;
  }

  std::vector<Warning> warnings;
  warnings.reserve(in_order.size() + 1);
  for (const Severity severity : {Severity::lost, Severity::changed, Severity::cosmetic}) {
    for (Warning& warning : in_order) {
      if (warning.severity == severity) warnings.push_back(std::move(warning));
    }
  }
  add_unlisted(report, warnings);
  return warnings;
}

Location locate_in_document(void* where, const PendingWarning& pending) {
  return static_cast<json::Locator*>(where)->locate(pending.origin, pending.text_offset);
}

/// A text that is not JSON, and the place of the previous warning, from which lines are counted.
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
  return by_severity(report, locate_in_document, &locator);
}

std::vector<Warning> locate_warnings(Report& report, std::string_view source) {
  TextPlace place{source, {}};
  return by_severity(report, locate_in_text, &place);
}

} // namespace lede::output
