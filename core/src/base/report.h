// Collects the warnings about one document. Their places are relative: a value of the document, and an offset in its
// decoded text. At the end render.cpp turns them into lines and columns.
//
// Each severity has a limit of its own, so that warnings of the severity `changed` never displace those of `lost`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/message_text.h"
#include "base/origin.h"
#include "lede/render.h"

namespace lede {

struct PendingWarning {
  WarningCode code;
  Severity severity;
  std::string message;
  Origin origin;
  std::size_t text_offset; ///< Bytes into the decoded text of the value that `origin` names.
  std::size_t count = 1;
  std::string_view option = {}; ///< The path of an option, if the warning is about one; a literal.
};

class Report {
 public:
  /// @param enabled if false, warnings are not even counted.
  /// @param everything if true, the list has no limit.
  explicit Report(bool enabled, bool everything = false);

  /// Whether the caller has to compose the message: false if the report is disabled. Beyond the limit, warnings are
  /// only counted.
  [[nodiscard]] bool wants(Severity severity) const {
    return enabled_ && listed_[static_cast<std::size_t>(severity)] < capacity_;
  }
  [[nodiscard]] bool wants(WarningText text) const { return wants(text.severity()); }

  /// Adds a warning. Several cosmetic warnings with the same message become one with a count.
  /// @param arguments of the text; see messages.def.
  void warn(WarningText text, MessageArguments arguments, Origin origin, std::size_t text_offset = 0);
  /// Adds a warning of another severity than its text's.
  void warn(Severity severity, WarningText text, MessageArguments arguments, Origin origin,
            std::size_t text_offset = 0);
  /// Adds a warning about an option. @param option its path, as a literal: "$options.related".
  void warn_of_option(WarningText text, MessageArguments arguments, std::string_view option);
  /// Moves the warnings of another report into this one.
  void take(Report&& other);

  [[nodiscard]] const std::vector<PendingWarning>& pending() const { return pending_; }
  /// Access for code that changed a text before it was read, and now has to correct the places.
  [[nodiscard]] std::vector<PendingWarning>& pending() { return pending_; }
  /// How many warnings came after the list of their severity was full.
  [[nodiscard]] std::size_t unlisted(Severity severity) const { return unlisted_[static_cast<std::size_t>(severity)]; }

 private:
  void add(PendingWarning warning);
  /// Counts a cosmetic warning if one like it is listed already, or if its list is full. @return whether it did.
  bool is_counted(const PendingWarning& warning);

  static constexpr std::size_t k_severities = 3;
  bool enabled_;
  std::size_t capacity_; // of each severity
  std::size_t listed_[k_severities] = {};
  std::size_t unlisted_[k_severities] = {};
  std::vector<PendingWarning> pending_;
  std::vector<std::size_t> cosmetic_; // their places in pending_
};

} // namespace lede
