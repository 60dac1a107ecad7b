// A text prepared for the parsers: well-formed UTF-8, LF line ends, no control characters. While it lives, warnings
// have offsets in the prepared text; at its end it converts them to offsets in the original.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/report.h"
#include "html/text_input.h"

namespace lede::body {

class PreparedText {
 public:
  /// @param text must outlive this.
  PreparedText(std::string_view text, Report& report)
      : original_(text),
        view_(html::prepare(text, changed_)),
        report_(report),
        first_warning_(report.pending().size()) {}
  PreparedText(const PreparedText&) = delete;
  PreparedText& operator=(const PreparedText&) = delete;
  ~PreparedText() {
    if (view_.data() == original_.data()) return;
    html::PreparedOffsets offsets(original_);
    std::vector<PendingWarning>& warnings = report_.pending();
    for (std::size_t index = first_warning_; index < warnings.size(); ++index) {
      warnings[index].text_offset = offsets.original_offset(warnings[index].text_offset);
    }
  }

  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  std::string_view original_;
  std::string changed_;
  std::string_view view_;
  Report& report_;
  std::size_t first_warning_;
};

} // namespace lede::body
