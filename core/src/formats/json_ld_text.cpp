// JSON-LD as pages have it: what is no JSON in it becomes blanks.
#include "formats/json_ld_text.h"

#include <algorithm>

namespace lede::formats {
namespace {

constexpr std::string_view k_blanks = " \t\r\n";

class Repairer {
 public:
  explicit Repairer(std::string_view text) { out_.text = text; }

  RepairedJson repair() {
    std::size_t at = 0;
    while (at < out_.text.size()) at = step(at);
    if (out_.values.size() > 1) note("several objects in one script were read one by one");
    return std::move(out_);
  }

 private:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  void note(std::string_view what) {
    if (out_.changes.find(what) != std::string::npos) return;
    if (!out_.changes.empty()) out_.changes += "; ";
    out_.changes += what;
  }

  std::size_t blank(std::size_t begin, std::size_t end) {
    end = std::min(end, out_.text.size());
    for (std::size_t at = begin; at < end; ++at) {
      if (out_.text[at] != '\n') out_.text[at] = ' ';
    }
    return end;
  }

  /// Behind the string that begins here.
  [[nodiscard]] std::size_t end_of_string(std::size_t at) const {
    for (++at; at < out_.text.size() && out_.text[at] != '"'; ++at) {
      if (out_.text[at] == '\\') ++at;
    }
    return std::min(at + 1, out_.text.size());
  }

  std::size_t step(std::size_t at) {
    const std::string& text = out_.text;
    const char c = text[at];
    if (k_blanks.find(c) != std::string_view::npos) return at + 1;
    if (text.compare(at, 2, "//") == 0 || text.compare(at, 2, "/*") == 0) {
      note("comments were skipped");
      const bool is_line = text[at + 1] == '/';
      const std::size_t end = text.find(is_line ? "\n" : "*/", at + 2);
      return blank(at, end == std::string::npos ? end : end + (is_line ? 0 : 2));
    }
    if (c == '"') {
      comma_ = k_none;
      return end_of_string(at);
    }
    if (c == '{' || c == '[') {
      constexpr std::size_t k_most = 20;
      if (depth_ == 0 && out_.values.size() < k_most) out_.values.push_back({at, text.size()});
      ++depth_;
    } else if (c == '}' || c == ']') {
      if (comma_ != k_none) {
        note("a comma behind the last value was skipped");
        blank(comma_, comma_ + 1);
      }
      if (depth_ > 0 && --depth_ == 0 && out_.values.back().end == text.size()) out_.values.back().end = at + 1;
    }
    comma_ = c == ',' ? at : k_none;
    return at + 1;
  }

  RepairedJson out_;
  std::size_t depth_ = 0;
  std::size_t comma_ = k_none; // that nothing came after yet
};

} // namespace

RepairedJson repair_json(std::string_view text) { return Repairer(text).repair(); }

} // namespace lede::formats
