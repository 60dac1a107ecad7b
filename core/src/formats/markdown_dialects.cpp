// Reads Markdown line by line and handles the extensions of its dialects. Fenced code and code spans are not changed.
#include "formats/markdown_dialects.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/dialect_marks.h"
#include "formats/dialect_text.h"
#include "formats/markdown_components.h"
#include "formats/markdown_line.h"
#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

constexpr std::size_t k_most_failures = 200;  // unfinished tags, after which no further tag is tried
constexpr std::size_t k_longest_code = 2000;  // bytes, in one line
constexpr std::size_t k_longest_size = 20;    // bytes of a picture's size
constexpr std::size_t k_longest_braces = 300; // bytes of attributes in braces

class DialectReader {
 public:
  DialectReader(std::string_view text, json::Value from, Report& report) : text_(text), from_(from), report_(report) {}

  std::string read() {
    while (at_ < text_.size()) {
      if (is_line_start() && read_line_start()) continue;
      if (at_ < text_.size()) read_piece();
    }
    for (; !containers_.empty(); containers_.pop_back()) append_closing();
    out_ += note_texts_;
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_line_start() const { return at_ == 0 || text_[at_ - 1] == '\n'; }
  [[nodiscard]] std::size_t line_end() const { return std::min(text_.find('\n', at_), text_.size()); }
  void drop_line() { at_ = std::min(line_end() + 1, text_.size()); }
  void warn(WarningText text, std::string_view name) { report_.warn(text, {quote(name)}, from_.origin(), at_); }

  /// @return whether the line has been handled.
  bool read_line_start() {
    const std::string_view line = text_.substr(at_, line_end() - at_);
    const std::string_view content = dialects::trim(line);
    if (read_fence(content)) {
      out_ += line;
      at_ += line.size();
      if (at_ < text_.size()) out_ += text_[at_++];
      was_blank_ = false;
      return true;
    }
    const bool was_blank = std::exchange(was_blank_, content.empty());
    if (content.empty()) return false;
    if (dialects::is_contents(content, text_.substr(std::min(line_end() + 1, text_.size()), k_longest_size))) {
      drop_line();
      return true;
    }
    if (was_blank && content.data() == line.data() && dialects::is_module_line(content)) return drop_module(content);
    if (content.starts_with("{:") && content.ends_with('}') && content.find('}') == content.size() - 1) {
      drop_line();
      return true;
    }
    if (content.starts_with(":::")) return read_container(content);
    if (content.starts_with("::")) return read_directive(content);
    if (dialects::is_abbreviation(content)) {
      drop_line();
      return true;
    }
    if (content == "<aside>") return part_from_next(line); // Notion's, with Markdown directly after the tag
    if (content.starts_with('>')) return read_alert(line);
    if (content.starts_with('#')) {
      mark_heading(line);
    } else {
      skip_indentation(line);
    }
    return false;
  }

  /// Writes an empty line after a tag that is alone in its line, so that the next line is read as Markdown.
  bool part_from_next(std::string_view line) {
    out_ += line;
    out_ += "\n\n";
    at_ = std::min(at_ + line.size() + 1, text_.size());
    return true;
  }

  /// @return whether the line is a fence or fenced code. Fences may be in block quotes and list items.
  bool read_fence(std::string_view content) {
    const bool is_quoted = content.starts_with('>');
    if (code_.is_open() && is_quoted_code_ && !is_quoted) code_.end(); // the block quote has ended
    content.remove_prefix(std::min(content.find_first_not_of("> \t"), content.size()));
    if (!code_.is_open() && (content.starts_with("- ") || content.starts_with("* ")))
      content = dialects::trim(content.substr(2));
    const bool was_open = code_.is_open();
    if (!code_.read_line(content)) return false;
    if (!was_open) is_quoted_code_ = is_quoted;
    return true;
  }

  bool drop_module(std::string_view content) {
    warn(messages::mdx_module, content);
    is_mdx_ = true;
    // The statement ends with its braces, or at the next empty line.
    long depth = 0;
    do {
      for (const char c : text_.substr(at_, line_end() - at_))
        depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
      drop_line();
    } while (depth > 0 && at_ < text_.size() && !dialects::trim(text_.substr(at_, line_end() - at_)).empty());
    was_blank_ = true; // another statement may follow
    return true;
  }

  /// Reads a container: "::: tip Title" or ":::note[Title]", up to ":::".
  bool read_container(std::string_view content) {
    std::string_view rest = dialects::trim(content.substr(std::min(content.find_first_not_of(':'), content.size())));
    if (rest.empty()) {
      if (containers_.empty()) return false;
      append_closing();
      containers_.pop_back();
      drop_line();
      return true;
    }
    const std::string_view kind = dialects::take_name(rest);
    if (kind.empty() && !rest.starts_with('{')) return false;
    if (rest.starts_with('[') && rest.find(']') != std::string_view::npos) rest = rest.substr(1, rest.rfind(']') - 1);
    if (rest.starts_with('{')) rest = dialects::title_in(rest);
    const bool folds = kind == "details";
    const bool is_bare =
        (kind.empty() && rest.empty()) || kind == "code-group" || kind == "tabs" || kind == "row" || kind == "column";
    containers_.push_back(folds ? "</details>" : is_bare ? "" : "</aside>");
    if (!is_bare) {
      out_ += folds ? "\n<details><summary>"
                    : "\n<aside class=\"lede-factbox\"><p "
                      "class=\"lede-factbox-title\">";
      std::string title;
      if (rest.empty()) dialects::append_capitalised(title, kind);
      append_markdown_line(out_, rest.empty() ? std::string_view(title) : rest);
      out_ += folds ? "</summary>\n\n" : "</p>\n\n";
    }
    drop_line();
    return true;
  }

  /// Reads a directive that is alone in its line: "::youtube{#id}".
  bool read_directive(std::string_view content) {
    const dialects::Directive directive = dialects::read_directive(content, out_);
    if (!directive.is_directive) return false;
    if (!directive.is_shown) warn(messages::template_tag, directive.name);
    drop_line();
    return true;
  }

  void append_closing() {
    if (containers_.back().empty()) return;
    out_ += "\n\n";
    out_ += containers_.back();
    out_ += "\n\n";
  }

  /// Reads an alert: "> [!NOTE]" becomes the title of the block quote.
  bool read_alert(std::string_view line) {
    const dialects::Alert alert = dialects::read_alert(line);
    if (alert.kind.empty()) return false;
    out_.append(alert.quotes).append("<strong>");
    std::string title;
    dialects::append_capitalised(title, alert.kind);
    append_markdown_line(out_, alert.title.empty() ? std::string_view(title) : alert.title);
    out_.append("</strong>\n").append(alert.quotes).append("\n");
    drop_line();
    return true;
  }

  /// Reads the id of a heading: "## Title {#id}".
  void mark_heading(std::string_view line) {
    const std::size_t end = line.find_last_not_of(" \t\r");
    const std::size_t begin = line.rfind('{');
    if (begin == std::string_view::npos || line[end] != '}' || begin == 0) return;
    const std::string_view braces = line.substr(begin, end + 1 - begin);
    if (!dialects::is_attributes(braces)) return;
    const std::string_view id = dialects::id_in(braces);
    const std::size_t words = line.find_first_not_of("# \t");
    if (id.empty() || words == std::string_view::npos || words >= begin) return;
    out_ += line.substr(0, words);
    out_ += "<a id=\"";
    append_escaped_text(out_, id);
    out_ += "\"></a>";
    at_ += words;
  }

  /// Removes the indentation inside components, which would mean code in Markdown.
  void skip_indentation(std::string_view line) {
    if (!is_mdx_ || depth_ == 0) return;
    const std::size_t indentation = std::min(line.find_first_not_of(" \t"), line.size());
    at_ += std::min(indentation, 2 * depth_);
  }

  void read_piece() {
    if (!marked_.element.empty() && at_ >= marked_.end) return close_mark();
    const char c = text_[at_];
    if (c == '`') return read_code();
    if (c == '\\' && at_ + 1 < text_.size()) {
      out_ += text_.substr(at_, 2);
      at_ += 2;
      return;
    }
    if (c == '<' && (read_tag() || copy_tag())) return;
    if (c == '{' && (read_change() || read_braces())) return;
    if ((c == '[' || c == '!') && read_double_brackets()) return;
    if (c == '=' && is_in_address_ && read_picture_size()) return;
    if (c == '%' && drop_comment()) return;
    if (c == '^' && (drop_block_name() || move_note())) return;
    if (!is_in_address_ && open_mark()) return;
    if (c == '@' && read_film()) return;
    if (c == '(' && out_.ends_with(']')) is_in_address_ = true;
    if (c == ')' || c == '\n') is_in_address_ = false;
    out_ += c;
    ++at_;
  }

  bool drop_comment() {
    const std::size_t end = dialects::end_of_comment(text_, at_);
    if (end == 0) return false;
    report_.warn(messages::markdown_comment, {}, from_.origin(), at_);
    at_ = end;
    return true;
  }

  bool open_mark() {
    if (!marked_.element.empty()) return false;
    marked_ = dialects::read_marked_words(text_, at_);
    if (marked_.element.empty()) return false;
    out_.append("<").append(marked_.element).append(">");
    at_ = marked_.begin;
    return true;
  }

  void close_mark() {
    out_.append("</").append(marked_.element).append(">");
    if (at_ == marked_.end) at_ += marked_.closing_size;
    marked_ = {};
  }

  bool read_change() {
    const std::size_t end = dialects::read_editors_change(text_, at_, out_);
    if (end != 0) at_ = end;
    return end != 0;
  }

  /// Copies a tag or an address in angle brackets, in which nothing is a mark.
  bool copy_tag() {
    const std::size_t end = failures_ < k_most_failures ? dialects::end_of_tag(text_, at_) : 0;
    if (end == 0) {
      ++failures_;
      return false;
    }
    out_ += text_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  bool drop_block_name() {
    const std::size_t end = dialects::end_of_block_name(text_, at_);
    if (end != 0) at_ = end;
    return end != 0;
  }

  /// Moves a footnote in the text ("^[words]") to the end, as Markdown has it.
  bool move_note() {
    const std::size_t end = dialects::end_of_inline_note(text_, at_);
    if (end == 0) return false;
    const std::string label = concat({"[^inline-", decimal(++notes_), "]"});
    std::string words(text_.substr(at_ + 2, end - at_ - 3));
    std::replace(words.begin(), words.end(), '\n', ' ');
    note_texts_ += concat({"\n\n", label, ": ", words});
    out_ += label;
    at_ = end;
    return true;
  }

  bool read_film() {
    const std::size_t end = dialects::read_film(text_, at_, out_);
    if (end != 0) at_ = end;
    return end != 0;
  }

  /// Leaves out the size of a picture after its address: "![a](b.jpg =200x100)".
  bool read_picture_size() {
    const std::size_t size = out_.ends_with(' ') ? dialects::picture_size(text_.substr(at_, k_longest_size)) : 0;
    if (size == 0) return false;
    at_ += size;
    out_.resize(out_.find_last_not_of(' ') + 1);
    return true;
  }

  void read_code() {
    const std::size_t end = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::string_view ticks = text_.substr(at_, end - at_);
    const std::string_view rest = text_.substr(end, k_longest_code);
    const std::size_t closing = rest.substr(0, rest.find('\n')).find(ticks);
    const std::size_t next = closing == std::string_view::npos ? end : end + closing + ticks.size();
    out_ += text_.substr(at_, next - at_);
    at_ = next;
  }

  bool read_tag() {
    if (const std::size_t end = read_closed_medium(text_, at_, out_); end != 0) {
      at_ = end;
      return true;
    }
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const char second = at_ + 2 < text_.size() ? text_[at_ + 2] : '\0';
    const char first = next == '/' ? second : next;
    if (first < 'A' || first > 'Z' || failures_ >= k_most_failures) return false;
    const ComponentTag tag = read_component(text_, at_, out_);
    if (tag.end == 0) {
      ++failures_;
      return false;
    }
    if (tag.severity == Severity::lost) warn(messages::mdx_component, tag.name);
    if (tag.severity == Severity::changed) warn(messages::mdx_component_tags, tag.name);
    if (tag.opens && depth_ < 8) ++depth_;
    if (tag.closes && depth_ > 0) --depth_;
    at_ = tag.end;
    return true;
  }

  bool read_braces() {
    const std::string_view rest = text_.substr(at_, k_longest_braces);
    if (rest.starts_with("{/*")) { // MDX' comment
      const std::size_t end = has_comment_end_ ? text_.find("*/}", at_) : std::string_view::npos;
      has_comment_end_ = end != std::string_view::npos;
      if (!has_comment_end_) return false;
      is_mdx_ = true;
      at_ = end + 3;
      return true;
    }
    const std::size_t end = rest.find('}');
    if (end == std::string_view::npos || rest.substr(0, end).find('\n') != std::string_view::npos) return false;
    const std::string_view braces = rest.substr(0, end + 1);
    const char before = at_ > 0 ? text_[at_ - 1] : '\n';
    const bool is_kramdown = braces.starts_with("{:");
    const std::size_t behind = text_.find_first_not_of(" \t\r", at_ + braces.size());
    const bool ends_line = behind == std::string_view::npos || text_[behind] == '\n';
    const bool follows_link = before == ')' || before == ']';
    const bool is_of_heading = ends_line && dialects::is_in_heading(text_, at_);
    if (!is_kramdown && !follows_link && !is_of_heading) return false;
    if (!dialects::is_attributes(braces)) return false;
    at_ += braces.size();
    return true;
  }

  bool read_double_brackets() {
    const dialects::WikiLink link = dialects::read_wiki_link(text_, at_, out_);
    if (link.end == 0) return false;
    if (link.severity == Severity::lost) warn(messages::note_not_embedded, link.page);
    if (link.severity == Severity::changed) warn(messages::note_not_linked, link.page);
    at_ = link.end;
    return true;
  }

  std::string_view text_;
  json::Value from_;
  Report& report_;
  std::string out_;
  std::size_t at_ = 0;
  std::vector<std::string_view> containers_; // the text that closes each
  dialects::FencedCode code_;
  bool is_quoted_code_ = false;
  std::size_t depth_ = 0; // number of open components
  std::size_t failures_ = 0;
  bool has_comment_end_ = true; // false once none is left
  bool is_mdx_ = false;
  bool was_blank_ = true;
  std::string note_texts_; // footnotes that are moved to the end
  std::int64_t notes_ = 0;
  dialects::MarkedWords marked_; // whose mark is open
  bool is_in_address_ = false;   // of a link or a picture
};

} // namespace

void read_dialects(json::Value from, Text& markdown, Report& report) {
  const std::string text = std::exchange(markdown.value, {});
  markdown.value = DialectReader(text, from, report).read();
}

} // namespace lede::formats
