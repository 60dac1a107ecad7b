// Reads Markdown line by line. A line that begins with ": " is a definition if the lines above it can be terms.
#include "formats/markdown_definitions.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "formats/dialect_text.h"

namespace lede::formats {
namespace {

constexpr std::size_t k_step = 4;       // columns by which further lines of a definition are indented
constexpr std::size_t k_most_terms = 8; // of one definition; more lines are a paragraph

struct Line {
  std::string_view text; ///< Without its end.
  std::size_t next = 0;

  [[nodiscard]] bool is_blank() const { return dialects::trim(text).empty(); }
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, std::min(end + 1, text.size())};
}

/// Returns the words of a definition with the spaces before them; empty if the line is not a definition.
std::string_view definition_in(std::string_view line) {
  const std::size_t mark = line.find_first_not_of(' ');
  if (mark >= k_step) return {};                                        // or if the line is blank
  if (line[mark] != ':' && (line[mark] != '~' || mark == 0)) return {}; // Pandoc has "  ~ definition", too
  const std::string_view rest = line.substr(mark + 1);
  return rest.starts_with(' ') || rest.starts_with('\t') ? rest : std::string_view();
}

/// Returns a line without one step of indentation; `data()` is null if it is not indented so far.
std::string_view without_step(std::string_view line) {
  if (line.starts_with('\t')) return line.substr(1);
  const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
  if (spaces >= k_step) return line.substr(k_step);
  return spaces < line.size() && line[spaces] == '\t' ? line.substr(spaces + 1) : std::string_view();
}

/// Whether a line can be a term: ordinary text, and no beginning of another block.
bool can_be_term(std::string_view line) {
  if (line.empty() || line[0] == ' ' || line[0] == '\t') return false;
  if (std::string_view("#>|<:=`~").find(line[0]) != std::string_view::npos) return false;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view mark = line.substr(digits);
  const bool is_item = mark.size() > 1 && (mark[1] == ' ' || mark[1] == '\t') &&
                       std::string_view(digits == 0 ? "-*+" : ".)").find(mark[0]) != std::string_view::npos;
  const bool is_rule = line.find_first_not_of("-*_ ") == std::string_view::npos;
  return !is_item && !is_rule && !line.starts_with("[^") && line.find("]: ") == std::string_view::npos;
}

class DefinitionLists {
 public:
  explicit DefinitionLists(std::string_view text) : text_(text) {}

  std::string read() {
    while (at_ < text_.size()) {
      if (!code_.is_open() && raw_end_.empty() && is_paragraph_start_ && read_list()) continue;
      const Line line = line_at(text_, at_);
      read_other(line);
      is_paragraph_start_ = line.is_blank();
      out_ += text_.substr(at_, line.next - at_);
      at_ = line.next;
    }
    return std::move(out_);
  }

 private:
  /// Reads a line of another block. In fenced code, preformatted HTML and comments nothing is a list.
  void read_other(const Line& line) {
    if (raw_end_.empty() && code_.read_line(dialects::trim(line.text))) return;
    struct Raw {
      std::string_view begin;
      std::string_view end;
    };
    for (const Raw& raw : {Raw{"<pre", "</pre"}, Raw{"<!--", "-->"}}) {
      if (raw_end_.empty() && line.text.find(raw.begin) != std::string_view::npos) raw_end_ = raw.end;
    }
    if (!raw_end_.empty() && line.text.find(raw_end_) != std::string_view::npos) raw_end_ = {};
  }

  /// Reads the list that begins here. @return whether there is one.
  bool read_list() {
    if (!read_entry(true)) return false;
    while (read_entry(false)) {
    }
    out_ += "</dl>\n\n";
    is_paragraph_start_ = true;
    return true;
  }

  /// Reads terms and their definitions.
  bool read_entry(bool is_first) {
    std::size_t at = is_first ? at_ : skip_blank_lines(at_);
    Line line = line_at(text_, at);
    std::vector<std::string_view> terms;
    for (; can_be_term(line.text) && terms.size() <= k_most_terms; line = line_at(text_, at = line.next))
      terms.push_back(line.text);
    if (line.is_blank() && line.next > at) line = line_at(text_, at = line.next); // one is allowed
    if (terms.empty() || terms.size() > k_most_terms || definition_in(line.text).empty()) return false;
    if (is_first) out_ += "<dl>\n";
    for (const std::string_view term : terms) append("dt", term);
    at_ = at;
    while (read_definition()) {
    }
    return true;
  }

  bool read_definition() {
    std::size_t at = at_;
    Line line = line_at(text_, at);
    if (line.is_blank() && line.next > at) line = line_at(text_, at = line.next);
    const std::string_view first = definition_in(line.text);
    if (first.empty()) return false;
    std::string words(dialects::trim(first));
    words += '\n';
    for (at = line.next; at < text_.size(); at = line.next) {
      line = line_at(text_, at);
      if (line.is_blank()) {
        line = line_at(text_, skip_blank_lines(line.next));
        if (without_step(line.text).data() == nullptr) break;
        words += '\n';
      }
      if (!append_further(line.text, words)) break;
    }
    at_ = at;
    append("dd", words);
    return true;
  }

  [[nodiscard]] std::size_t skip_blank_lines(std::size_t at) const {
    while (at < text_.size()) {
      const Line line = line_at(text_, at);
      if (!line.is_blank()) break;
      at = line.next;
    }
    return at;
  }

  /// Appends a further line of a definition. Directly below a line with words, it need not be indented.
  static bool append_further(std::string_view line, std::string& words) {
    std::string_view further = without_step(line);
    if (further.data() == nullptr) {
      if (words.ends_with("\n\n") || !definition_in(line).empty()) return false;
      further = line.substr(std::min(line.find_first_not_of(' '), line.size()));
      if (!can_be_term(further)) return false;
    }
    words.append(further).append("\n");
    return true;
  }

  void append(std::string_view element, std::string_view words) {
    out_.append("<").append(element).append(">\n\n").append(words);
    out_.append("\n\n</").append(element).append(">\n");
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  bool is_paragraph_start_ = true;
  dialects::FencedCode code_;
  std::string_view raw_end_; // that is waited for
};

} // namespace

void read_definition_lists(std::string& markdown) {
  if (markdown.find("\n:") == std::string::npos && markdown.find("\n ") == std::string::npos) return;
  markdown = DefinitionLists(markdown).read();
}

} // namespace lede::formats
