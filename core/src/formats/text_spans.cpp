// Texts with separate markup.
#include "formats/text_spans.h"

#include <algorithm>
#include <utility>

namespace lede::formats {
namespace {

using json::Value;

/// Writes a text with the elements of its spans.
class SpanWriter {
 public:
  SpanWriter(Value text, std::vector<TextSpan> spans, BodyBuilder& body, bool breaks)
      : text_(text), spans_(std::move(spans)), body_(body), breaks_(breaks) {
    std::stable_sort(spans_.begin(), spans_.end(), [](const TextSpan& a, const TextSpan& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
  }

  void write() {
    const std::string_view text = text_.text();
    std::size_t written = 0;
    std::int64_t units = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const bool is_inside = at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
      if (is_inside) continue;
      if (is_boundary(units) || at == text.size()) {
        if (at > written) body_.text(text.substr(written, at - written), text_, breaks_);
        written = at;
        close(at == text.size() ? -1 : units);
        if (at < text.size()) open(units);
      }
      // A character of four bytes in UTF-8 has two code units in UTF-16.
      if (at < text.size()) units += static_cast<unsigned char>(text[at]) >= 0xF0 ? 2 : 1;
    }
  }

 private:
  [[nodiscard]] bool is_boundary(std::int64_t units) const {
    if (next_ < spans_.size() && spans_[next_].begin <= units) return true;
    return std::any_of(open_.begin(), open_.end(), [units](const TextSpan* span) { return span->end <= units; });
  }

  /// Closes spans that end here; spans that were opened inside them are reopened. @param units the position; -1 closes
  /// all.
  void close(std::int64_t units) {
    const auto first = std::find_if(open_.begin(), open_.end(),
                                    [units](const TextSpan* span) { return units < 0 || span->end <= units; });
    const std::vector<const TextSpan*> inside(first, open_.end());
    for (auto span = inside.rbegin(); span != inside.rend(); ++span) body_.end((*span)->element);
    open_.erase(first, open_.end());
    for (const TextSpan* span : inside) {
      if (units >= 0 && span->end > units) start(*span);
    }
  }

  void open(std::int64_t units) {
    constexpr std::size_t k_most_open = 16;
    for (; next_ < spans_.size() && spans_[next_].begin <= units; ++next_) {
      if (spans_[next_].end > units && open_.size() < k_most_open) start(spans_[next_]);
    }
  }

  void start(const TextSpan& span) {
    body_.start(span.element, text_, {{"href", span.address.text()}});
    open_.push_back(&span);
  }

  Value text_;
  std::vector<TextSpan> spans_;
  BodyBuilder& body_;
  bool breaks_;
  std::size_t next_ = 0;
  std::vector<const TextSpan*> open_;
};

} // namespace

void write_spans(Value text, std::vector<TextSpan> spans, BodyBuilder& body, bool breaks) {
  SpanWriter(text, std::move(spans), body, breaks).write();
}

} // namespace lede::formats
