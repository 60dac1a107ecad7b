// Lines that are once in both texts are the same lines. Between two of these, lines follow each other.
#include "formats/text_places.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, std::string_view source, Origin origin)
      : text_(text), source_(source), origin_(origin), lines_(lines_of(text)), known_(lines_of(source)) {}

  std::vector<Stretch> find() {
    collect();
    std::size_t line = 0;
    std::size_t known = 0;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const std::size_t same = same_line(at);
      if (same == npos || same < known) continue;
      match(line, at, known, same);
      add_same(at, same);
      line = at + 1;
      known = same + 1;
    }
    match(line, lines_.size(), known, known_.size());
    return std::move(places_);
  }

 private:
  struct Count {
    std::size_t lines = 0;
    std::size_t known = 0;
    std::size_t place = 0; // of the last known line
  };

  void collect() {
    for (std::size_t at = 0; at < known_.size(); ++at) {
      Count& count = counts_[known_[at]];
      ++count.known;
      count.place = at;
    }
    for (const std::string_view line : lines_) {
      if (const auto found = counts_.find(line); found != counts_.end()) ++found->second.lines;
    }
  }

  /// Returns the known line that a line is, if both texts have it once.
  [[nodiscard]] std::size_t same_line(std::size_t at) const {
    if (lines_[at].find_first_not_of(" \t\r") == npos) return npos;
    const auto found = counts_.find(lines_[at]);
    const bool is_certain = found != counts_.end() && found->second.lines == 1 && found->second.known == 1;
    return is_certain ? found->second.place : npos;
  }

  /// Matches the lines between two that are certain.
  void match(std::size_t line, std::size_t line_end, std::size_t known, std::size_t known_end) {
    while (line < line_end && known < known_end && lines_[line] == known_[known]) add_same(line++, known++);
    std::size_t same_at_end = 0;
    while (line_end - same_at_end > line && known_end - same_at_end > known &&
           lines_[line_end - same_at_end - 1] == known_[known_end - same_at_end - 1])
      ++same_at_end;
    const std::size_t changed_end = line_end - same_at_end;
    const std::size_t last = std::max(known_end - same_at_end, known + 1) - 1;
    for (; line < changed_end; ++line) add_changed(line, std::min(known++, last));
    for (; line < line_end; ++line) add_same(line, known_end - (line_end - line));
  }

  [[nodiscard]] std::uint32_t offset_in_text(std::size_t line) const {
    return static_cast<std::uint32_t>(lines_[line].data() - text_.data());
  }

  /// @param known may be one past the end, if something was added there.
  [[nodiscard]] std::uint32_t offset_in_source(std::size_t known) const {
    return static_cast<std::uint32_t>(known < known_.size() ? known_[known].data() - source_.data()
                                                            : static_cast<std::ptrdiff_t>(source_.size()));
  }

  void add_same(std::size_t line, std::size_t known) { add(offset_in_text(line), true, offset_in_source(known)); }

  /// Adds a line that has come in the place of another: it may begin and end as that does.
  void add_changed(std::size_t line, std::size_t known) {
    const std::string_view now = lines_[line];
    const std::string_view before = known < known_.size() ? known_[known] : std::string_view();
    const std::size_t most = std::min(now.size(), before.size());
    std::size_t front = 0;
    while (front < most && now[front] == before[front]) ++front;
    std::size_t back = 0;
    while (back < most - front && now[now.size() - 1 - back] == before[before.size() - 1 - back]) ++back;
    const std::uint32_t begin = offset_in_text(line);
    const std::uint32_t begin_before = offset_in_source(known);
    const auto at = [](std::uint32_t offset, std::size_t more) { return offset + static_cast<std::uint32_t>(more); };
    if (front > 0) add(begin, true, begin_before);
    add(at(begin, front), false, at(begin_before, front));
    if (back > 0) add(at(begin, now.size() - back), true, at(begin_before, before.size() - back));
  }

  void add(std::uint32_t begin, bool is_verbatim, std::uint32_t offset) {
    const bool goes_on = !places_.empty() && is_verbatim && places_.back().is_verbatim &&
                         begin - places_.back().begin == offset - places_.back().offset;
    if (!goes_on) places_.push_back({begin, origin_, is_verbatim, offset});
  }

  std::string_view text_;
  std::string_view source_;
  Origin origin_;
  std::vector<std::string_view> lines_; // of the text
  std::vector<std::string_view> known_; // of the source
  std::map<std::string_view, Count> counts_;
  std::vector<Stretch> places_;
};

} // namespace

std::vector<Stretch> places_of(std::string_view text, std::string_view source, Origin origin) {
  if (text == source) return {};
  constexpr std::size_t k_most = 1'000'000; // bytes; lines take many times their size
  if (std::max(text.size(), source.size()) > k_most) return {{0, origin, false, 0}};
  return PlaceFinder(text, source, origin).find();
}

} // namespace lede::formats
