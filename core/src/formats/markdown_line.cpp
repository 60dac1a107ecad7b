// Takes the marks of Markdown away. Marks without a partner are characters of the text.
#include "formats/markdown_line.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::size_t k_longest_link = 2000; // bytes of its words, and of its address

class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}

  std::string read() {
    while (at_ < text_.size()) read_piece();
    std::sort(dropped_.begin(), dropped_.end());
    std::string words;
    std::size_t from = 0;
    for (const auto& [begin, end] : dropped_) {
      words.append(out_, from, begin - from);
      from = end;
    }
    return words.append(out_, from);
  }

 private:
  /// A run of marks that may open emphasis, with its place in the result.
  struct Run {
    std::string_view marks;
    std::size_t begin = 0;
  };

  void read_piece() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size() && k_escapable.find(text_[at_ + 1]) != std::string_view::npos) {
      out_ += text_[at_ + 1];
      at_ += 2;
    } else if (c == '*' || c == '_') {
      read_marks();
    } else if (c == ']' && read_address()) {
      return;
    } else if (c == '[') {
      const bool is_picture = out_.ends_with('!');
      brackets_.push_back(out_.size() - (is_picture ? 1 : 0));
      out_ += c;
      ++at_;
    } else {
      out_ += c;
      ++at_;
    }
  }

  void read_marks() {
    const char c = text_[at_];
    const std::size_t end = std::min(text_.find_first_not_of(c, at_), text_.size());
    const std::string_view marks = text_.substr(at_, end - at_);
    const char before = at_ > 0 ? text_[at_ - 1] : ' ';
    const char behind = end < text_.size() ? text_[end] : ' ';
    const bool in_word = c == '_' && ascii::is_alphanumeric(before) && ascii::is_alphanumeric(behind);
    const std::size_t begin = out_.size();
    out_ += marks;
    at_ = end;
    if (in_word) return;
    if (before != ' ' && !runs_.empty() && runs_.back().marks == marks) {
      dropped_.emplace_back(runs_.back().begin, runs_.back().begin + marks.size());
      dropped_.emplace_back(begin, out_.size());
      runs_.pop_back();
    } else if (behind != ' ') {
      runs_.push_back({marks, begin});
    }
  }

  /// Reads the "](address)" behind the words of a link.
  bool read_address() {
    if (brackets_.empty()) return false;
    const std::size_t begin = brackets_.back();
    brackets_.pop_back();
    if (!text_.substr(at_).starts_with("](") || out_.size() - begin > k_longest_link) return false;
    const std::size_t size = text_.substr(at_, k_longest_link).find(')');
    if (size == std::string_view::npos) return false;
    const std::size_t mark = out_[begin] == '!' ? 2 : 1;
    dropped_.emplace_back(begin, begin + mark);
    at_ += size + 1;
    return true;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::vector<Run> runs_;
  std::vector<std::size_t> brackets_; // places of "[" in the result
  std::vector<std::pair<std::size_t, std::size_t>> dropped_;
};

} // namespace

std::string words_of_markdown_line(std::string_view markdown) { return LineReader(markdown).read(); }

} // namespace lede::formats
