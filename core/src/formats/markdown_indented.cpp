// Reads Markdown line by line, and takes the indentation away inside boxes.
#include "formats/markdown_indented.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "formats/dialect_text.h"
#include "formats/markdown_line.h"

namespace lede::formats {
namespace {

constexpr std::size_t k_step = 4; // columns by which the content of a box is indented

/// The first line of a box.
struct Opening {
  std::string_view mark;
  std::string_view type;                 ///< "note"; empty for a tab.
  std::optional<std::string_view> title; ///< Empty if the box shall have none.
};

/// Reads `!!! note inline "Title"`.
std::optional<Opening> read_opening(std::string_view line) {
  for (const std::string_view mark : {"!!!", "???+", "???", "===+", "===!", "==="}) {
    if (!line.starts_with(mark)) continue;
    Opening opening = {mark, {}, {}};
    std::string_view rest = dialects::trim(line.substr(mark.size()));
    if (mark.front() != '=') {
      opening.type = dialects::take_name(rest);
      while (!rest.empty() && !dialects::take_name(rest).empty()) {
      } // where the box is placed
    }
    if (rest.size() >= 2 && rest.front() == '"' && rest.find('"', 1) == rest.size() - 1) {
      opening.title = rest.substr(1, rest.size() - 2);
      rest = {};
    }
    const bool is_whole = rest.empty() && (opening.title || !opening.type.empty());
    return is_whole ? std::optional(opening) : std::nullopt;
  }
  return std::nullopt;
}

class IndentedBlocks {
 public:
  explicit IndentedBlocks(std::string_view text) : text_(text) {}

  std::string read() {
    while (at_ < text_.size()) read_line();
    while (!open_.empty()) close();
    return std::move(out_);
  }

 private:
  struct Box {
    std::size_t content; ///< Columns of indentation.
    std::string_view end_tag;
  };

  struct Line {
    std::size_t indentation = 0; ///< In columns.
    std::string_view content;    ///< Empty: the line is blank.
    std::size_t next = 0;
  };

  [[nodiscard]] Line line_at(std::size_t at) const {
    Line line;
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    line.next = std::min(end + 1, text_.size());
    for (; at < end && (text_[at] == ' ' || text_[at] == '\t'); ++at)
      line.indentation = text_[at] == ' ' ? line.indentation + 1 : (line.indentation / k_step + 1) * k_step;
    line.content = text_.substr(at, end - at);
    if (line.content == "\r") line.content = {};
    return line;
  }

  void read_line() {
    const Line line = line_at(at_);
    const std::string_view source = text_.substr(at_, line.next - at_);
    at_ = line.next;
    if (line.content.empty()) {
      out_ += source;
      return;
    }
    while (!open_.empty() && line.indentation < open_.back().content) close();
    const std::size_t kept = line.indentation - open_.size() * k_step;
    const bool is_code = code_.read_line(line.content) || (open_.empty() && line.indentation >= k_step && !is_in_list_);
    if (!is_code && has_content(line)) {
      if (const std::optional<Opening> opening = read_opening(line.content)) return open(*opening, line, kept);
    }
    if (line.indentation < 2) is_in_list_ = begins_item(line.content);
    if (open_.empty()) {
      out_ += source;
    } else {
      out_.append(kept, ' ').append(line.content);
      if (source.ends_with('\n')) out_ += '\n';
    }
  }

  /// Whether the next line with words is indented further.
  [[nodiscard]] bool has_content(const Line& line) const {
    if (line.content.front() != '!' && line.content.front() != '?' && line.content.front() != '=') return false;
    for (std::size_t at = line.next; at < text_.size();) {
      const Line next = line_at(at);
      if (!next.content.empty()) return next.indentation >= line.indentation + k_step;
      at = next.next;
    }
    return false;
  }

  static bool begins_item(std::string_view content) {
    const std::size_t mark = std::min(content.find_first_not_of("0123456789"), content.size());
    const std::string_view rest = content.substr(mark);
    return rest.size() > 1 && (rest[1] == ' ' || rest[1] == '\t') &&
           std::string_view(mark == 0 ? "-*+" : ".)").find(rest[0]) != std::string_view::npos;
  }

  void open(const Opening& opening, const Line& line, std::size_t kept) {
    const bool is_tab = opening.type.empty();
    const bool folds = opening.mark.front() == '?';
    std::string title(opening.title.value_or(std::string_view()));
    if (!opening.title) dialects::append_capitalised(title, opening.type);
    out_.append("\n").append(kept, ' ');
    out_ += is_tab                        ? ""
            : !folds                      ? "<aside class=\"lede-factbox\">"
            : opening.mark.ends_with('+') ? "<details open>"
                                          : "<details>";
    if (!title.empty()) {
      out_ += is_tab ? "<p><strong>" : folds ? "<summary>" : "<p class=\"lede-factbox-title\">";
      append_markdown_line(out_, title);
      out_ += is_tab ? "</strong></p>" : folds ? "</summary>" : "</p>";
    }
    out_ += "\n\n";
    open_.push_back({line.indentation + k_step, is_tab ? "" : folds ? "</details>" : "</aside>"});
  }

  void close() {
    const std::size_t kept = open_.back().content - open_.size() * k_step;
    const std::string_view tag = open_.back().end_tag;
    out_.append("\n\n").append(tag.empty() ? 0 : kept, ' ').append(tag).append("\n\n");
    open_.pop_back();
    code_.end();
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::vector<Box> open_;
  dialects::FencedCode code_;
  bool is_in_list_ = false; // an indented line belongs to an item and is not code
};

} // namespace

void read_indented_blocks(std::string& markdown) {
  for (const std::string_view mark : {"!!!", "???", "==="}) {
    if (markdown.find(mark) == std::string::npos) continue;
    markdown = IndentedBlocks(markdown).read();
    return;
  }
}

} // namespace lede::formats
