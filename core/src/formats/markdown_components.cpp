// Reads the tags of MDX components. Their code is not available; texts in their attributes are kept.
#include "formats/markdown_components.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/markdown_line.h"
#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

constexpr std::size_t k_longest_tag = 4000; // bytes

/// Names of HTML elements in any letter case: "<Table>" is a table.
constexpr char k_elements[] =
    "a abbr address article aside audio b blockquote body br button caption "
    "center cite code col dd del details div dl dt "
    "em embed figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head "
    "header hr html i iframe img input ins kbd "
    "label legend li link main mark menu meta nav object ol option p param "
    "picture pre q s samp script section select "
    "small source span strong style sub summary sup table tbody td textarea "
    "tfoot th thead title tr u ul video";

using ascii::is_letter;
bool is_of_name(char c) { return is_letter(c) || ascii::is_digit(c) || c == '.' || c == '_' || c == '-'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct ComponentAttribute {
  std::string_view name;
  std::string_view value; ///< Empty if the value is an expression.
};

/// Reads one tag.
class TagReader {
 public:
  TagReader(std::string_view text, std::size_t at) : text_(text.substr(at, k_longest_tag)) {}

  /// @return whether it is a complete tag of a component.
  bool read() {
    at_ = 1;
    closes = peek() == '/';
    if (closes) ++at_;
    const std::size_t begin = at_;
    while (is_of_name(peek())) ++at_;
    name = text_.substr(begin, at_ - begin);
    if (name.empty() || name[0] < 'A' || name[0] > 'Z') return false;
    while (true) {
      while (is_space(peek())) ++at_;
      if (peek() == '>') break;
      if (peek() == '/' && peek(1) == '>') {
        is_alone = true;
        ++at_;
        break;
      }
      if (!read_attribute()) return false;
    }
    end = at_ + 1;
    if (has_program) return true;
    std::string lower(name);
    lower_ascii(lower);
    return !has_word(k_elements, lower);
  }

  [[nodiscard]] std::string_view value_of(std::string_view names) const {
    for (const ComponentAttribute& attribute : attributes) {
      if (has_word(names, attribute.name) && !attribute.value.empty()) return attribute.value;
    }
    return {};
  }

  std::string_view name;
  std::vector<ComponentAttribute> attributes;
  std::size_t end = 0;
  bool closes = false;
  bool is_alone = false;
  bool has_program = false; ///< It has an expression in braces, which HTML does not have.

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool read_attribute() {
    if (peek() == '{') return skip_braces(); // {...rest}
    const std::size_t begin = at_;
    while (is_of_name(peek()) || peek() == ':' || peek() == '@') ++at_;
    if (at_ == begin) return false;
    ComponentAttribute attribute{text_.substr(begin, at_ - begin), {}};
    if (peek() == '=') {
      ++at_;
      const char quote = peek();
      if (quote == '{') {
        const std::size_t opening = at_;
        if (!skip_braces()) return false;
        attribute.value = text_in(text_.substr(opening + 1, at_ - opening - 2));
      } else if (quote == '"' || quote == '\'') {
        const std::size_t closing = text_.find(quote, at_ + 1);
        if (closing == std::string_view::npos) return false;
        attribute.value = text_.substr(at_ + 1, closing - at_ - 1);
        at_ = closing + 1;
      } else {
        return false;
      }
    }
    attributes.push_back(attribute);
    return true;
  }

  /// Returns the text of {"a string"}; empty for other expressions.
  static std::string_view text_in(std::string_view program) {
    if (program.size() < 2) return {};
    const char quote = program.front();
    const bool is_quoted = (quote == '"' || quote == '\'' || quote == '`') && program.back() == quote;
    const std::string_view inner = program.substr(1, program.size() - 2);
    return is_quoted && inner.find(quote) == std::string_view::npos && inner.find("${") == std::string_view::npos
               ? inner
               : std::string_view();
  }

  bool skip_braces() {
    has_program = true;
    std::size_t depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"' || c == '\'' || c == '`') {
        const std::size_t closing = text_.find(c, at_ + 1);
        if (closing == std::string_view::npos) return false;
        at_ = closing;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth == 0) {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Whether a value is for readers, and not the name of an icon or a colour.
bool is_words(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) {
    return !(c >= 'a' && c <= 'z') && !ascii::is_digit(c) && c != '-' && c != '_' && c != ':' && c != '.' && c != '/';
  });
}

/// Writes a component without content. @param is_in_line whether words stand before it in its line, as before an icon.
/// @return whether all of it is shown.
bool write_alone(const TagReader& tag, bool is_in_line, std::string& out) {
  std::string name(tag.name);
  lower_ascii(name);
  const auto has = [&name](std::string_view part) { return name.find(part) != std::string::npos; };
  const std::string_view source = tag.value_of("src url image source");
  if (has("youtube") || has("vimeo")) {
    std::string_view id = tag.value_of("id videoId videoID video_id youTubeId youtubeId embedId code");
    return append_film(out, tag.name, id, tag.value_of("title caption"));
  }
  if (!source.empty() && (has("image") || has("img") || has("figure") || has("photo") || has("picture"))) {
    append_figure(out, source, tag.value_of("alt"),
                  {tag.value_of("title"), tag.value_of("caption"), tag.value_of("credit"), {}});
    return true;
  }
  std::string_view address = tag.value_of("href to link url src");
  std::string_view words = tag.value_of("title label text heading caption description children");
  if (words.empty() && is_words(tag.value_of("name"))) words = tag.value_of("name");
  if (!address.empty() && address.find(':') != std::string_view::npos) {
    append_link(out, address, words.empty() ? address : words);
    return true;
  }
  if (words.empty()) return false;
  if (!is_in_line) out += "\n\n<p>";
  append_escaped_text(out, words);
  if (!is_in_line) out += "</p>\n\n";
  return false;
}

} // namespace

ComponentTag read_component(std::string_view text, std::size_t at, std::string& out) {
  TagReader tag(text, at);
  if (!tag.read()) return {};
  ComponentTag result{at + tag.end, false, tag.closes, tag.name};
  if (tag.closes) return result;
  result.opens = !tag.is_alone;
  if (tag.is_alone) {
    const std::size_t before = out.find_last_not_of(" \t");
    const bool is_in_line = before != std::string::npos && out[before] != '\n';
    result.severity = write_alone(tag, is_in_line, out) ? Severity::cosmetic : Severity::lost;
    return result;
  }
  result.severity = Severity::changed;
  // The content follows as Markdown, so only the title is written here.
  if (const std::string_view title = tag.value_of("title label heading summary"); !title.empty()) {
    out += "\n\n<p><strong>";
    append_markdown_line(out, title);
    out += "</strong></p>\n\n";
  }
  return result;
}

} // namespace lede::formats
