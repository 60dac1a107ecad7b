// Collects warnings while a document walks down the line.
#include "base/report.h"

#include <utility>

#include "base/limits.h"

namespace lede {

Report::Report(bool enabled, bool everything)
    : enabled_(enabled), capacity_(everything ? static_cast<std::size_t>(-1) : limits::max_warnings) {}

void Report::warn(WarningCode code, std::string message, Origin origin, std::size_t text_offset) {
  if (!enabled_) return;
  if (pending_.size() >= capacity_) {
    ++overflow_;
    return;
  }
  pending_.push_back({code, std::move(message), origin, text_offset});
}

} // namespace lede
