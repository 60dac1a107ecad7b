// Collects the warnings about one document.
#include "base/report.h"

#include <utility>

#include "base/limits.h"

namespace lede {

Report::Report(bool enabled, bool everything)
    : enabled_(enabled), capacity_(everything ? static_cast<std::size_t>(-1) : limits::max_warnings) {}

bool Report::is_counted(const PendingWarning& warning) {
  for (const std::size_t index : cosmetic_) {
    PendingWarning& first = pending_[index];
    if (first.code != warning.code || first.message != warning.message) continue;
    first.count += warning.count;
    return true;
  }
  // This limit keeps the search short for every document.
  if (cosmetic_.size() < limits::max_warnings) return false;
  unlisted_[static_cast<std::size_t>(Severity::cosmetic)] += warning.count;
  return true;
}

void Report::add(PendingWarning warning) {
  if (!enabled_) return;
  if (warning.severity == Severity::cosmetic && is_counted(warning)) return;
  const auto severity = static_cast<std::size_t>(warning.severity);
  if (listed_[severity] >= capacity_) {
    unlisted_[severity] += warning.count;
    return;
  }
  ++listed_[severity];
  if (warning.severity == Severity::cosmetic) cosmetic_.push_back(pending_.size());
  pending_.push_back(std::move(warning));
}

void Report::warn(WarningText text, MessageArguments arguments, Origin origin, std::size_t text_offset) {
  warn(text.severity(), text, arguments, origin, text_offset);
}

void Report::warn(Severity severity, WarningText text, MessageArguments arguments, Origin origin,
                  std::size_t text_offset) {
  std::string message;
  if (wants(severity)) message = compose(text.pattern(), arguments);
  add({text.code(), severity, std::move(message), origin, text_offset});
}

void Report::warn_of_option(WarningText text, MessageArguments arguments, std::string_view option) {
  add({text.code(), text.severity(), compose(text.pattern(), arguments), {}, 0, 1, option});
}

void Report::take(Report&& other) {
  for (PendingWarning& warning : other.pending_) add(std::move(warning));
  other.pending_.clear();
}

} // namespace lede
