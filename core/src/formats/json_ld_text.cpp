// Repairs the JSON-LD of pages: text that is not JSON becomes JSON or blanks.
#include "formats/json_ld_text.h"

#include <utility>

#include "base/ascii.h"
#include "base/messages.h"
#include "base/text.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_blanks = " \t\r\n";

bool is_name_character(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '_' || c == '$' || c == '@'; }

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) {}

  RepairedJson repair() {
    while (at_ < text_.size()) step();
    if (depth_ > 0) out_.values.back().end = out_.text.size();
    if (out_.values.size() > 1) note(phrases::json_ld_several);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  void note(std::string_view what) {
    if (out_.changes.find(what) != std::string::npos) return;
    if (!out_.changes.empty()) out_.changes += "; ";
    out_.changes += what;
  }

  void step() {
    const char c = text_[at_];
    const std::string_view rest = text_.substr(at_);
    if (k_blanks.find(c) != std::string_view::npos) return copy();
    if (rest.starts_with("//") || rest.starts_with("/*")) return skip_comment(rest[1] == '/');
    const std::size_t comma = std::exchange(comma_, k_none);
    if (c == '"' || c == '\'') return read_string(c);
    if (c == '}' || c == ']') {
      if (comma != k_none) {
        note(phrases::json_ld_comma);
        out_.text[comma] = ' ';
      }
      copy();
      if (depth_ > 0 && --depth_ == 0) out_.values.back().end = out_.text.size();
      return;
    }
    if (c == '{' || c == '[') {
      constexpr std::size_t k_most = 20;
      if (depth_ == 0 && out_.values.size() == k_most) {
        at_ = text_.size();
        return;
      }
      if (depth_++ == 0) out_.values.push_back({out_.text.size(), 0});
    } else if (c == ',') {
      comma_ = out_.text.size();
    } else if (is_name_character(c) && !ascii::is_digit(c)) {
      return read_name();
    }
    copy();
  }

  void copy() { out_.text += text_[at_++]; }

  void skip_comment(bool is_line) {
    note(phrases::json_ld_comments);
    const std::size_t end = text_.find(is_line ? "\n" : "*/", at_ + 2);
    const std::size_t next = end == std::string_view::npos ? text_.size() : end + (is_line ? 0 : 2);
    for (; at_ < next; ++at_) out_.text += text_[at_] == '\n' ? '\n' : ' ';
  }

  /// Whether a quote ends its string: the next character may follow a string in JSON.
  [[nodiscard]] bool ends_string(std::size_t quote) const {
    const std::size_t next = text_.find_first_not_of(k_blanks, quote + 1);
    if (next == std::string_view::npos || std::string_view(",:]}").find(text_[next]) != std::string_view::npos)
      return true;
    const std::string_view rest = text_.substr(next, 2);
    return rest == "//" || rest == "/*";
  }

  void read_string(char quote) {
    if (quote == '\'') note(phrases::json_ld_single_quotes);
    out_.text += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] != '\'') out_.text += '\\'; // JSON has no escape for a single quote
        out_.text += text_[at_];
      } else if (c == quote && ends_string(at_)) {
        ++at_;
        break;
      } else {
        if (c == '"') out_.text += '\\';
        if (c == '"' && quote == '"') note(phrases::json_ld_open_quotes);
        out_.text += c;
      }
    }
    out_.text += '"';
  }

  /// Reads `true`, `null`, or a member's name without quotes.
  void read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    const std::size_t next = text_.find_first_not_of(k_blanks, at_);
    const bool is_member = depth_ > 0 && next != std::string_view::npos && text_[next] == ':';
    if (is_member) note(phrases::json_ld_names);
    out_.text += is_member ? concat({"\"", name, "\""}) : std::string(name);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  RepairedJson out_;
  std::size_t depth_ = 0;
  std::size_t comma_ = k_none; // offset in the new text of a comma with nothing after it yet
};

} // namespace

RepairedJson repair_json(std::string_view text) { return Repairer(text).repair(); }

} // namespace lede::formats
