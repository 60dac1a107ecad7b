// Reads the tags of Hugo ("{{< youtube abc >}}"), and those of Jekyll, Eleventy
// and Nunjucks ("{% youtube abc %}",
// "{{ page.title }}") in Markdown.
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/markdown_line.h"
#include "formats/markdown_pieces.h"
#include "formats/shortcodes.h"
#include "formats/template_arguments.h"
#include "formats/template_output.h"

namespace lede::formats {
namespace {

using template_tags::argument;
using template_tags::as_call;
using template_tags::Call;
using template_tags::quoted_person;
using template_tags::skip_spaces;
using template_tags::take_word;
using template_tags::title_in;

constexpr std::size_t k_longest_tag = 2000; // bytes
constexpr std::size_t k_most_open = 1000;   // open tags whose end may follow

/// Control tags of templates, which have no output.
constexpr char k_steering[] =
    "assign set capture if elsif elseif else unless case when for tablerow "
    "block extends import macro call filter "
    "layout increment decrement cycle break continue liquid autoescape more "
    "toc endraw endcomment endhighlight";

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\r\n-~*/"); }

struct Sign {
  std::string_view begin;
  std::string_view end;
};
constexpr Sign k_signs[] = {{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}};

class TagExpander {
 public:
  TagExpander(std::string_view text, json::Value from, Report& report) : text_(text), from_(from), report_(report) {}

  std::string expand() {
    while (at_ < text_.size()) {
      if (at_ == 0 || text_[at_ - 1] == '\n') start_line();
      if (at_ < text_.size()) read_piece();
    }
    warn();
    return with_insertions();
  }

 private:
  /// A tag that was removed.
  struct Left {
    std::string_view name;
    std::size_t at = 0;
    Severity severity = Severity::lost; ///< `cosmetic`: all of it is shown.
    std::string_view arguments = {};
    std::size_t place = 0; ///< In the result.
  };
  /// Markup for an open tag, which is known only when the tag is closed.
  struct Insertion {
    std::size_t place;
    std::string text;
  };

  /// Looks for fences: template code inside fenced code is the article's own.
  void start_line() {
    const std::string_view line = skip_spaces(text_.substr(at_, text_.find('\n', at_) - at_));
    if (line.starts_with("```") || line.starts_with("~~~")) in_fence_ = !in_fence_;
  }

  void read_piece() {
    const char c = text_[at_];
    if (!in_fence_ && c == '`') return read_code();
    if (!in_fence_ && c == '{' && (skip_comment() || read_tag())) return;
    out_ += c;
    ++at_;
  }

  void read_code() {
    const std::size_t end = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::string_view ticks = text_.substr(at_, end - at_);
    const std::size_t closing = text_.substr(end, k_longest_tag).find(ticks);
    const std::size_t next = closing == std::string_view::npos ? end : end + closing + ticks.size();
    out_ += text_.substr(at_, next - at_);
    at_ = next;
  }

  /// Leaves out a comment: "{# for nobody #}". "{#id}" is an attribute of Markdown.
  bool skip_comment() {
    const std::string_view rest = text_.substr(at_, k_longest_tag);
    const std::size_t end =
        rest.starts_with("{# ") || rest.starts_with("{#-") ? rest.find("#}") : std::string_view::npos;
    if (end == std::string_view::npos) return false;
    at_ += end + 2;
    return true;
  }

  bool read_tag() {
    for (const Sign& sign : k_signs) {
      if (!text_.substr(at_).starts_with(sign.begin)) continue;
      const std::size_t begin = at_ + sign.begin.size();
      const std::size_t size = text_.substr(begin, k_longest_tag).find(sign.end);
      if (size == std::string_view::npos) return false;
      const std::string_view inner = text_.substr(begin, size);
      if (sign.begin == "{{") return read_output(inner, begin + size + sign.end.size());
      const std::string_view first = skip_spaces(inner);
      if (first.starts_with("/*")) { // Hugo shows such a tag as text, without the comment marks
        const std::string_view content = trim(inner);
        out_.append(sign.begin).append(" ").append(content).append(" ").append(sign.end);
        at_ = begin + size + sign.end.size();
        return true;
      }
      const std::size_t at = at_;
      at_ = begin + size + sign.end.size();
      const bool closes = first.starts_with('/');
      read_named_tag(trim(inner), closes, at);
      return true;
    }
    return false;
  }

  void read_named_tag(std::string_view arguments, bool closes, std::size_t at) {
    const Call call = as_call(arguments);
    const std::string_view name = call.name.empty() ? take_word(arguments) : call.name;
    if (!call.name.empty()) arguments = call.arguments;
    if (closes) return close(name);
    count_blocks(name);
    if (name == "end") return blocks_ > 0 ? void(--blocks_) : close_last(); // Zola's, of any
    if (name.size() > 3 && name.starts_with("end") && !has_word(k_steering, name)) return close(name.substr(3));
    if (name == "raw") return copy_up_to("endraw");
    if (name == "comment") return skip_up_to("endcomment");
    if (name == "highlight") return copy_code(argument(arguments, {}), {"endhighlight", "/highlight", "/ highlight"});
    if (name == "codeblock") return copy_code(language_of(arguments), {"endcodeblock"});
    if (show_template_tag(name, arguments, out_)) return warn_of_page(name, arguments, at);
    const Severity severity = has_word(k_steering, name) ? Severity::changed : Severity::lost;
    left_.push_back({name, at, severity, arguments, out_.size()});
  }

  /// Returns the language of Hexo's code: "lang:js".
  static std::string_view language_of(std::string_view arguments) {
    const std::size_t at = arguments.find("lang:");
    if (at == std::string_view::npos) return {};
    const std::string_view rest = arguments.substr(at + std::string_view("lang:").size());
    return rest.substr(0, rest.find(' '));
  }

  /// Handles the end tag of Zola, which has no name.
  void count_blocks(std::string_view name) {
    constexpr std::string_view k_blocks = "if for block macro filter";
    if (has_word(k_blocks, name)) ++blocks_;
    if (blocks_ > 0 && name.starts_with("end") && has_word(k_blocks, name.substr(3))) --blocks_;
  }

  void close_last() {
    const std::size_t first = left_.size() > k_most_open ? left_.size() - k_most_open : 0;
    for (std::size_t i = left_.size(); i > first; --i) {
      if (left_[i - 1].severity == Severity::lost) return close(left_[i - 1].name);
    }
  }

  /// Handles an end tag: the content of its pair is kept.
  void close(std::string_view name) {
    const std::size_t first = left_.size() > k_most_open ? left_.size() - k_most_open : 0;
    for (std::size_t i = left_.size(); i > first; --i) {
      Left& left = left_[i - 1];
      if (left.name != name || left.severity != Severity::lost) continue;
      left.severity = Severity::changed;
      show_pair(left);
      return;
    }
  }

  /// Writes the words and the address in the first of two tags.
  void show_pair(Left& left) {
    if (has_word("blockquote quote epigraph", left.name)) {
      insertions_.push_back({left.place, "\n\n<blockquote>\n\n"});
      out_ += "\n\n";
      if (const std::string_view person = quoted_person(left.arguments); !person.empty()) {
        out_ += "<cite>";
        append_escaped_text(out_, person);
        out_ += "</cite>\n\n";
      }
      out_ += "</blockquote>\n\n";
      left.severity = Severity::cosmetic;
      return;
    }
    std::string opening;
    const std::string_view address = argument(left.arguments, "href url link");
    constexpr std::size_t k_longest_words = 500; // bytes of a link
    if (!address.empty() && out_.size() - left.place < k_longest_words &&
        std::string_view(out_).substr(left.place).find('\n') == std::string_view::npos) {
      opening = "<a href=\"";
      append_escaped_text(opening, address);
      opening += "\">";
      out_ += "</a>";
    } else if (const std::string_view title = title_of(left); !title.empty()) {
      opening = "\n\n<p><strong>";
      append_markdown_line(opening, title);
      opening += "</strong></p>\n\n";
    }
    if (!opening.empty()) insertions_.push_back({left.place, std::move(opening)});
  }

  static std::string_view title_of(const Left& left) {
    const std::string_view title = title_in(left.arguments);
    const bool is_fold = has_word("details spoiler collapse accordion", left.name);
    return title.empty() && is_fold && left.arguments.find('=') == std::string_view::npos ? trim(left.arguments)
                                                                                          : title;
  }

  std::string with_insertions() {
    if (insertions_.empty()) return std::move(out_);
    std::stable_sort(insertions_.begin(), insertions_.end(),
                     [](const Insertion& a, const Insertion& b) { return a.place < b.place; });
    std::string whole;
    std::size_t from = 0;
    for (const Insertion& insertion : insertions_) {
      whole.append(out_, from, insertion.place - from).append(insertion.text);
      from = insertion.place;
    }
    return whole.append(out_, from);
  }

  /// Returns the index of an open tag with this name, or npos.
  [[nodiscard]] std::size_t find_tag(std::string_view name) {
    if (missing_ == name) return std::string_view::npos;
    for (std::size_t at = text_.find(name, at_); at != std::string_view::npos; at = text_.find(name, at + 1)) {
      const std::size_t sign = text_.rfind('{', at);
      if (sign == std::string_view::npos || sign < at_ || at - sign > 8) continue;
      const std::size_t begin = sign > 0 && text_[sign - 1] == '{' ? sign - 1 : sign;
      if (begin >= at_) return begin;
    }
    missing_ = name;
    return std::string_view::npos;
  }

  void skip_tag() {
    const std::size_t end = text_.find('}', at_);
    at_ = end == std::string_view::npos ? text_.size() : text_.find_first_not_of('}', end);
    at_ = std::min(at_, text_.size());
  }

  void skip_up_to(std::string_view name) {
    const std::size_t end = find_tag(name);
    if (end == std::string_view::npos) return;
    at_ = end;
    skip_tag();
  }

  void copy_up_to(std::string_view name) {
    const std::size_t end = find_tag(name);
    if (end == std::string_view::npos) return;
    out_ += text_.substr(at_, end - at_);
    at_ = end;
    skip_tag();
  }

  void copy_code(std::string_view language, std::initializer_list<std::string_view> ends) {
    std::size_t end = std::string_view::npos;
    for (const std::string_view name : ends) {
      if (end == std::string_view::npos) end = find_tag(name);
    }
    if (end == std::string_view::npos) return;
    std::string_view code = text_.substr(at_, end - at_);
    while (code.starts_with('\n') || code.starts_with('\r')) code.remove_prefix(1);
    constexpr std::string_view k_fence = "~~~~~~~~~~~~";
    out_.append("\n\n").append(k_fence).append(" ").append(language).append("\n").append(code);
    if (!code.ends_with('\n')) out_ += '\n';
    out_.append(k_fence).append("\n\n");
    at_ = end;
    skip_tag();
  }

  /// Reads an output tag ("{{ page.title }}"). A text literal that is only converted to an address is kept; others are
  /// removed.
  bool read_output(std::string_view inner, std::size_t end) {
    constexpr std::string_view k_letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
        "._-|'\":,/()[]$?!<>=&+*#@%~";
    const char before = at_ > 0 ? text_[at_ - 1] : '\n';
    if (inner.starts_with("/*")) { // Zola shows a call as text; for Go, it is a comment
      std::string_view content =
          inner.substr(2, inner.rfind("*/") == std::string_view::npos ? 0 : inner.rfind("*/") - 2);
      if (!as_call(trim(content)).name.empty()) out_.append("{{ ").append(trim(inner)).append(" }}");
      at_ = end;
      return true;
    }
    std::string_view content = trim(inner);
    if (const Call call = as_call(content);
        !call.name.empty() && call.arguments.find("=\"") != std::string_view::npos) {
      const std::size_t at = std::exchange(at_, end);
      if (!show_template_tag(call.name, call.arguments, out_))
        left_.push_back({call.name, at, Severity::lost, {}, out_.size()});
      return true;
    }
    if (content.empty() || content.find_first_not_of(k_letters) != std::string_view::npos) return false;
    if (before == '^' || before == '_' || before == '\\' || before == '$') return false; // mathematics
    const std::size_t at = std::exchange(at_, end);
    if (content.front() == '"' || content.front() == '\'') {
      out_ += take_word(content);
      return true;
    }
    const std::string_view name = take_word(content);
    if (!has_word("site.baseurl site.url site.github.url base_url BASE_PATH", name))
      left_.push_back({name, at, Severity::lost, {}, out_.size()});
    return true;
  }

  /// Tells that a link leads to the name of a page's file: the page's address depends on the site's settings.
  void warn_of_page(std::string_view name, std::string_view arguments, std::size_t at) {
    if (has_word("ref relref post_url", name))
      report_.warn(messages::page_by_name, {quote(argument(arguments, {}))}, from_.origin(), at);
  }

  void warn() {
    for (const Left& left : left_) {
      if (left.severity == Severity::cosmetic) continue;
      report_.warn(left.severity == Severity::lost ? messages::template_tag : messages::template_tags,
                   {quote(left.name)}, from_.origin(), left.at);
    }
  }

  std::string_view text_;
  json::Value from_;
  Report& report_;
  std::string out_;
  std::vector<Left> left_;
  std::size_t blocks_ = 0; // open ones of control tags
  std::vector<Insertion> insertions_;
  std::string_view missing_; // a name with no further tag in the text
  std::size_t at_ = 0;
  bool in_fence_ = false;
};

} // namespace

void expand_template_tags(json::Value from, Text& markdown, Report& report) {
  const auto has = [&markdown](std::string_view sign) { return markdown.value.find(sign) != std::string::npos; };
  if (!has("{%") && !has("{{") && !has("{#")) return;
  const std::string text = std::exchange(markdown.value, {});
  markdown.value = TagExpander(text, from, report).expand();
}

} // namespace lede::formats
