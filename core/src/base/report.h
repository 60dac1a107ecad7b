// Collects warnings while a document walks down the line. Their places are still relative (a value of the document and
// an offset in its decoded text); render.cpp asks the document for line and column when all is done.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "lede/render.h"

namespace lede {

struct PendingWarning {
  WarningCode code;
  std::string message;
  Origin origin;
  std::size_t text_offset; ///< Bytes into the decoded text of the value that `origin` names.
};

class Report {
 public:
  /// @param enabled where false, warnings are not even counted.
  /// @param everything where true, the list has no limit.
  explicit Report(bool enabled, bool everything = false);

  /// Whether a message is worth composing: false when disabled; past the cap warnings are only counted.
  [[nodiscard]] bool wants_message() const { return enabled_ && pending_.size() < capacity_; }

  void warn(WarningCode code, std::string message, Origin origin, std::size_t text_offset = 0);

  [[nodiscard]] const std::vector<PendingWarning>& pending() const { return pending_; }
  /// For moving places, where a text was changed before it was read.
  [[nodiscard]] std::vector<PendingWarning>& pending() { return pending_; }
  /// How many warnings came after the list was full.
  [[nodiscard]] std::size_t uncounted() const { return overflow_; }

 private:
  bool enabled_;
  std::size_t capacity_;
  std::size_t overflow_ = 0;
  std::vector<PendingWarning> pending_;
};

} // namespace lede
