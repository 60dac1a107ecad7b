// Reads the tags of Hugo ("{{< youtube abc >}}") and Jekyll ("{% youtube abc %}") in Markdown, and WordPress'
// shortcodes in HTML.
#include "formats/shortcodes.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/words.h"

namespace lede::formats {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// Takes a word or a quoted text off the front.
std::string_view take_word(std::string_view& rest) {
  rest = trim(rest);
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
  const std::size_t end = is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t\r\n=");
  const std::string_view word = is_quoted ? rest.substr(1, end - 1) : rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + (is_quoted ? 1 : 0));
  return word;
}

/// The value of `name="…"`; of the first word without a name, where the name is empty.
std::string_view argument(std::string_view rest, std::string_view name) {
  while (!trim(rest).empty()) {
    const std::string_view word = take_word(rest);
    if (!trim(rest).starts_with('=')) {
      if (name.empty()) return word;
      if (word.empty()) break;
      continue;
    }
    rest = trim(rest).substr(1);
    const std::string_view value = take_word(rest);
    if (word == name) return value;
  }
  return {};
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

bool append_film(std::string& out, std::string_view name, std::string_view rest) {
  std::string_view id = argument(rest, "id");
  if (id.empty()) id = argument(rest, {});
  constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  if (id.empty() || id.find_first_not_of(k_letters) != std::string_view::npos) return false;
  out += name == "youtube" ? "\n\n<iframe src=\"https://www.youtube.com/embed/"
                           : "\n\n<iframe src=\"https://player.vimeo.com/video/";
  out.append(id).append("\"></iframe>\n\n");
  return true;
}

bool append_figure(std::string& out, std::string_view rest) {
  const std::string_view address = argument(rest, "src");
  if (address.empty()) return false;
  out += "\n\n<figure><img src=\"";
  append_escaped(out, address);
  out += "\" alt=\"";
  append_escaped(out, argument(rest, "alt"));
  out += "\">";
  std::string_view caption = argument(rest, "caption");
  if (caption.empty()) caption = argument(rest, "title");
  if (!caption.empty()) {
    out += "<figcaption>";
    append_escaped(out, caption);
    out += "</figcaption>";
  }
  out += "</figure>\n\n";
  return true;
}

class TagExpander {
 public:
  TagExpander(std::string_view text, json::Value from, Report& report) : text_(text), from_(from), report_(report) {}

  std::string expand() {
    while (at_ < text_.size()) {
      if (at_ == 0 || text_[at_ - 1] == '\n') start_line();
      if (at_ < text_.size()) read_piece();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_at(std::string_view part) const { return text_.substr(at_).starts_with(part); }

  /// Fences, whose text is the article's own.
  void start_line() {
    const std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
    const std::string_view content = trim(line);
    if (content.starts_with("```") || content.starts_with("~~~")) in_fence_ = !in_fence_;
  }

  void read_piece() {
    const char c = text_[at_];
    if (!in_fence_ && c == '`') return read_code();
    if (!in_fence_ && c == '{' && read_tag()) return;
    out_ += c;
    ++at_;
  }

  void read_code() {
    const std::size_t end = text_.find_first_not_of('`', at_);
    const std::string_view ticks = text_.substr(at_, end - at_);
    const std::size_t closing = end == std::string_view::npos ? end : text_.substr(end, k_longest).find(ticks);
    const std::size_t next = closing == std::string_view::npos ? at_ + ticks.size() : end + closing + ticks.size();
    out_ += text_.substr(at_, next - at_);
    at_ = next;
  }

  bool read_tag() {
    struct Pair {
      std::string_view begin;
      std::string_view end;
    };
    for (const Pair pair : {Pair{"{{<", ">}}"}, Pair{"{{%", "%}}"}, Pair{"{%", "%}"}}) {
      if (!is_at(pair.begin)) continue;
      std::size_t end = text_.substr(at_, k_longest).find(pair.end);
      if (end == std::string_view::npos) return false;
      end += at_;
      std::string_view inner = text_.substr(at_ + pair.begin.size(), end - at_ - pair.begin.size());
      if (inner.starts_with("/*") || inner.starts_with('-')) inner.remove_prefix(1);
      write_tag(text_.substr(at_, end + pair.end.size() - at_), inner);
      at_ = end + pair.end.size();
      return true;
    }
    return false;
  }

  void write_tag(std::string_view whole, std::string_view inner) {
    const std::string_view name = take_word(inner);
    if ((name == "youtube" || name == "vimeo") && append_film(out_, name, inner)) return;
    if (name == "figure" && append_figure(out_, inner)) return;
    out_ += whole;
    report_.warn(WarningCode::invalid_value,
                 report_.wants(WarningCode::invalid_value)
                     ? concat({"the template tag ", quote(name), " is shown as text"})
                     : std::string(),
                 from_.origin(), at_);
  }

  static constexpr std::size_t k_longest = 2000;
  std::string_view text_;
  json::Value from_;
  Report& report_;
  std::string out_;
  std::size_t at_ = 0;
  bool in_fence_ = false;
};

/// The place behind `[name …]`, or npos.
std::size_t end_of_opening(std::string_view html, std::size_t begin) {
  const std::size_t end = html.find(']', begin);
  return end == std::string_view::npos ? end : end + 1;
}

} // namespace

void expand_template_tags(json::Value from, Text& markdown, Report& report) {
  bool has_tag = false;
  for (const std::string_view sign : {"{{<", "{{%", "{%"}) {
    has_tag = has_tag || markdown.value.find(sign) != std::string::npos;
  }
  if (has_tag) markdown.value = TagExpander(std::string(markdown.value), from, report).expand();
}

void expand_shortcodes(Text& html) {
  const std::string text = std::move(html.value);
  std::string& out = html.value;
  out.clear();
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = text.find('[', at);
    out.append(text, at, begin == std::string::npos ? begin : begin - at);
    if (begin == std::string::npos) return;
    const bool is_caption = text.compare(begin, 9, "[caption ") == 0;
    const bool is_embed = text.compare(begin, 7, "[embed]") == 0 || text.compare(begin, 7, "[embed ") == 0;
    const std::size_t inner = is_caption || is_embed ? end_of_opening(text, begin) : std::string::npos;
    const std::size_t end =
        inner == std::string::npos ? inner : text.find(is_caption ? "[/caption]" : "[/embed]", inner);
    at = begin + 1;
    if (end == std::string::npos) {
      out += '[';
      // Without its end this one is no shortcode, and so is none behind it.
      if (!is_caption && !is_embed) continue;
      out.append(text, at);
      return;
    }
    const std::string_view content = trim(std::string_view(text).substr(inner, end - inner));
    at = end + (is_caption ? 10 : 8);
    if (is_embed) {
      out += "<p><a href=\"";
      append_escaped(out, content);
      out += "\">";
      append_escaped(out, content);
      out += "</a></p>";
      continue;
    }
    const std::size_t picture = content.find("<img");
    std::size_t behind = picture == std::string_view::npos ? picture : content.find('>', picture);
    if (behind != std::string_view::npos && content.substr(behind + 1).starts_with("</a>")) behind += 4;
    const std::size_t split = behind == std::string_view::npos ? 0 : behind + 1;
    out += "<figure>";
    out += content.substr(0, split);
    if (!trim(content.substr(split)).empty()) {
      out += "<figcaption>";
      out += trim(content.substr(split));
      out += "</figcaption>";
    }
    out += "</figure>";
  }
}

} // namespace lede::formats
