// Replaces the marks of a line of Markdown by tags, or by nothing. Marks without a partner are characters of the text.
#include "formats/markdown_line.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::size_t k_longest_link = 2000; // bytes of its words, and of its address

class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}

  std::string words() {
    read();
    std::string words;
    std::size_t from = 0;
    for (const Mark& mark : marks_) {
      words.append(out_, from, mark.begin - from).append(mark.words);
      from = mark.end;
    }
    return words.append(out_, from);
  }

  void append_html(std::string& html) {
    read();
    std::size_t from = 0;
    for (const Mark& mark : marks_) {
      append_text(html, from, mark.begin);
      html += mark.html;
      from = mark.end;
    }
    append_text(html, from, out_.size());
  }

 private:
  /// A part of the result, and what replaces it in HTML and among words alone.
  struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string html;
    std::string_view words = {};
  };
  /// A run of marks that may open emphasis, with its place in the result.
  struct Run {
    std::string_view marks;
    std::size_t begin = 0;
  };

  void read() {
    while (at_ < text_.size()) read_piece();
    std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  }

  /// Appends a text of the result. References stay as they are, tags become text.
  void append_text(std::string& html, std::size_t from, std::size_t end) const {
    for (; from < end; ++from) {
      if (out_[from] == '<') {
        html += "&lt;";
      } else {
        html += out_[from];
      }
    }
  }

  void read_piece() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size() && k_escapable.find(text_[at_ + 1]) != std::string_view::npos) {
      out_ += text_[at_ + 1];
      at_ += 2;
    } else if (c == '*' || c == '_') {
      read_marks();
    } else if ((c == '`' && read_code()) || (c == ']' && read_address())) {
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
      const std::string_view element = marks.size() == 1 ? "em" : "strong";
      marks_.push_back({runs_.back().begin, runs_.back().begin + marks.size(), concat({"<", element, ">"})});
      marks_.push_back({begin, out_.size(), concat({"</", element, ">"})});
      runs_.pop_back();
    } else if (behind != ' ') {
      runs_.push_back({marks, begin});
    }
  }

  /// Reads code between backticks, in which nothing is a mark.
  bool read_code() {
    const std::size_t size = std::min(text_.find_first_not_of('`', at_), text_.size()) - at_;
    const std::string_view rest = text_.substr(at_ + size, k_longest_link);
    const std::size_t closing = rest.find(text_.substr(at_, size));
    if (closing == std::string_view::npos) return false;
    const std::string_view code = rest.substr(0, closing);
    const std::size_t begin = out_.size();
    out_ += text_.substr(at_, closing + 2 * size);
    std::string html = "<code>";
    append_escaped_text(html, code);
    marks_.push_back({begin, out_.size(), html + "</code>", code});
    at_ += closing + 2 * size;
    return true;
  }

  /// Reads the "](address)" after the words of a link or a picture.
  bool read_address() {
    if (brackets_.empty()) return false;
    const std::size_t begin = brackets_.back();
    brackets_.pop_back();
    if (!text_.substr(at_).starts_with("](") || out_.size() - begin > k_longest_link) return false;
    const std::size_t size = text_.substr(at_, k_longest_link).find(')');
    if (size == std::string_view::npos) return false;
    std::string_view address = text_.substr(at_ + 2, size - 2);
    address = address.substr(0, address.find(' ')); // a title follows
    const bool is_picture = out_[begin] == '!';
    std::string opening = is_picture ? "<img src=\"" : "<a href=\"";
    append_escaped_text(opening, address);
    marks_.push_back({begin, begin + (is_picture ? 2 : 1), opening + (is_picture ? "\" alt=\"" : "\">")});
    marks_.push_back({out_.size(), out_.size(), is_picture ? "\">" : "</a>"});
    at_ += size + 1;
    return true;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::vector<Run> runs_;
  std::vector<std::size_t> brackets_; // places of "[" in the result
  std::vector<Mark> marks_;
};

} // namespace

std::string words_of_markdown_line(std::string_view markdown) { return LineReader(markdown).words(); }

void append_markdown_line(std::string& html, std::string_view markdown) { LineReader(markdown).append_html(html); }

} // namespace lede::formats
