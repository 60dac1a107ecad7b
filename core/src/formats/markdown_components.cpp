// Reads the tags of MDX components. Their code is not available; texts in their attributes are kept.
#include "formats/markdown_components.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/markdown_figure.h"
#include "formats/markdown_line.h"
#include "formats/markdown_pieces.h"
#include "formats/odd_markup.h"

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

/// Elements whose components have Markdown in them.
constexpr char k_boxes[] = "aside blockquote caption details figure section table";

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
  TagReader(std::string_view text, std::size_t at) : text_(text.substr(at, k_longest_tag)) {
    const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", at - 1);
    follows_tag_ = before != std::string_view::npos && text[before] == '>';
    follows_tag = follows_tag_ && before + 1 == at;
  }

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
    lower_name = name;
    lower_ascii(lower_name);
    return has_program || !has_word(k_elements, lower_name) || is_component_named_like_element();
  }

  [[nodiscard]] std::string_view value_of(std::string_view names) const {
    for (const ComponentAttribute& attribute : attributes) {
      if (has_word(names, attribute.name) && !attribute.value.empty()) return attribute.value;
    }
    return {};
  }

  [[nodiscard]] bool has_title() const { return !value_of(k_titles).empty(); }

  static constexpr char k_titles[] = "title label heading summary caption credit author";

  std::string_view name;
  std::string lower_name;
  std::vector<ComponentAttribute> attributes;
  std::size_t end = 0;
  bool closes = false;
  bool is_alone = false;
  bool follows_tag = false; ///< Directly.
  bool has_program = false; ///< It has an expression in braces, which HTML does not have.

 private:
  /// Whether a tag such as "<Aside title="…">" is a component's, and not an element's in an unusual spelling: it has
  /// what the element has not, or its content is Markdown.
  [[nodiscard]] bool is_component_named_like_element() const {
    if (name.size() < 2 || !std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      return false;
    if (lower_name == "img") return is_alone && !value_of("caption credit").empty();
    if (has_word("button link", lower_name)) return true;
    // No other element ends with its start tag; films and sounds do so in editors' texts.
    if (is_alone)
      return !has_word("area audio br col embed hr iframe input meta object picture source video", lower_name);
    if (!has_word(k_boxes, lower_name)) return false;
    return closes ? !follows_tag_ : has_title() || text_.find_first_not_of(" \t\r\n", end) != text_.find('<', end);
  }

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
  bool follows_tag_ = false;
};

/// Whether a component shows a sign, whose name is not for readers: "Icon", "GithubIcon", and not "Iconography".
bool is_icon(std::string_view component) {
  constexpr std::string_view k_names[] = {"Icon", "Svg", "SVG", "Emoji", "Glyph", "Symbol", "Lucide", "FontAwesome"};
  const auto is_word = [component](std::string_view name) {
    const std::size_t at = component.find(name);
    const std::string_view behind = component.substr(std::min(at, component.size() - name.size()) + name.size());
    return at != std::string_view::npos && (behind.empty() || behind.front() < 'a' || behind.front() > 'z');
  };
  return component.size() < 3 || std::any_of(std::begin(k_names), std::end(k_names), [&](std::string_view name) {
           return component.size() >= name.size() && is_word(name);
         });
}

void write_code(std::string_view code, std::string_view language, std::string& out) {
  constexpr std::string_view k_fence = "~~~~~~~~~~~~";
  out.append("\n\n").append(k_fence).append(" ").append(language).append("\n").append(code);
  out.append("\n").append(k_fence).append("\n\n");
}

/// Returns the words in a component's attributes, which make up the title of a box.
std::string title_of(const TagReader& tag) {
  std::string title;
  for (const ComponentAttribute& attribute : tag.attributes) {
    if (attribute.value.empty() || !has_word(TagReader::k_titles, attribute.name)) continue;
    if (!title.empty()) title += ", ";
    append_markdown_line(title, attribute.value);
  }
  const std::string_view source = tag.value_of("source cite url");
  if (title.empty() || source.find("://") == std::string_view::npos) return title;
  std::string link = "<a href=\"";
  append_escaped_text(link, source);
  return link.append("\">").append(title).append("</a>");
}

/// Writes the tag of a component with the name of an element, whose content is Markdown. @return whether it is one.
bool write_box(const TagReader& tag, std::string& out) {
  struct Box {
    std::string_view name;
    std::string_view begin;
    std::string_view title_begin;
    std::string_view title_end;
    std::string_view end;
  };
  constexpr Box k_all[] = {
      {"aside", "<aside class=\"lede-factbox\">", "<p class=\"lede-factbox-title\">", "</p>", "</aside>"},
      {"details", "<details>", "<summary>", "</summary>", "</details>"},
      {"blockquote", "<blockquote>", "<p>", "</p>", "</blockquote>"},
      {"figure", "<figure>", "<figcaption>", "</figcaption>", "</figure>"},
      {"section", "", "<p><strong>", "</strong></p>", ""},
      {"table", "", "<p><strong>", "</strong></p>", ""},
      {"caption", "", "<p>", "</p>", ""}};
  const auto* const box =
      std::find_if(std::begin(k_all), std::end(k_all), [&](const Box& one) { return one.name == tag.lower_name; });
  if (box == std::end(k_all)) return false;
  out += "\n\n";
  if (tag.closes) {
    out.append(box->end).append("\n\n");
    return true;
  }
  const std::string title = title_of(tag);
  const std::string_view picture = box->name == "figure" ? tag.value_of("src") : std::string_view();
  if (!picture.empty()) append_figure(out, picture, tag.value_of("alt"), {});
  out += box->name == "aside" && title.empty() ? "<aside>" : box->begin;
  if (!title.empty()) out.append(box->title_begin).append(title).append(box->title_end);
  out += "\n\n";
  return true;
}

/// Writes a component around some words in a line as a link, if it leads somewhere. @param text from its tag on.
/// @return the size of it all; 0 if it does not.
std::size_t write_link(const TagReader& tag, std::string_view text, std::string& out) {
  constexpr std::size_t k_longest = 500; // bytes
  const std::string_view address = tag.value_of("href to link url");
  if (address.empty()) return 0;
  const std::string closing = concat({"</", tag.name, ">"});
  const std::string_view rest = text.substr(tag.end, k_longest);
  const std::size_t size = rest.find(closing);
  const std::string_view words = rest.substr(0, size);
  if (size == std::string_view::npos || words.find_first_of("<\n[`{") != std::string_view::npos || words.empty())
    return 0;
  out += "<a href=\"";
  append_escaped_text(out, address);
  out.append("\">").append(words).append("</a>");
  return tag.end + size + closing.size();
}

/// Writes a component without content. @param is_in_line whether words stand before it in its line, as before an icon.
/// @return whether all of it is shown.
bool write_alone(const TagReader& tag, bool is_in_line, std::string& out) {
  const std::string& name = tag.lower_name;
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
  if (const std::string_view code = tag.value_of("code"); name == "code" && !code.empty()) {
    write_code(code, tag.value_of("lang language"), out);
    return true;
  }
  std::string_view address = tag.value_of("href to link url src");
  std::string_view words = tag.value_of("title label text heading caption description children");
  const std::string_view own = tag.value_of("name");
  if (words.empty() && (!is_icon(tag.name) || own.find(' ') != std::string_view::npos)) words = own;
  if (!address.empty() && address.find(':') != std::string_view::npos) {
    append_link(out, address, words.empty() ? address : words);
    return true;
  }
  if (words.empty()) return false;
  if (is_in_line && tag.follows_tag && !out.ends_with(' ')) out += ' ';
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
  if (!tag.is_alone && write_box(tag, out)) {
    result.opens = !tag.closes;
    return result;
  }
  if (tag.closes) return result;
  result.opens = !tag.is_alone;
  if (tag.is_alone) {
    const std::size_t before = out.find_last_not_of(" \t");
    const bool is_in_line = before != std::string::npos && out[before] != '\n';
    result.severity = write_alone(tag, is_in_line, out) ? Severity::cosmetic : Severity::lost;
    return result;
  }
  const std::string_view title = tag.value_of("title label heading summary");
  const std::size_t size = title.empty() ? write_link(tag, text.substr(at), out) : 0;
  if (size != 0) {
    result.end = at + size;
    result.opens = false;
    return result;
  }
  result.severity = Severity::changed;
  // The content follows as Markdown, so only the title is written here.
  if (!title.empty()) {
    const std::string_view address = tag.value_of("href to link url");
    if (address.find(':') != std::string_view::npos) {
      append_link(out, address, title);
      return result;
    }
    out += "\n\n<p><strong>";
    append_markdown_line(out, title);
    out += "</strong></p>\n\n";
  }
  return result;
}

std::size_t read_closed_medium(std::string_view text, std::size_t at, std::string& out) {
  for (const std::string_view begin : {"<video", "<audio", "<iframe"}) {
    const std::string_view rest = text.substr(at);
    if (rest.size() <= begin.size() || !ascii::is_white_space(rest[begin.size()])) continue;
    if (ascii::to_lower(rest[1]) != begin[1] || rest.substr(2, begin.size() - 2) != begin.substr(2)) continue;
    const std::string_view tag = tag_at(text, at);
    if (!tag.ends_with("/>")) return 0;
    out.append(tag.substr(0, tag.size() - 2)).append("></").append(begin.substr(1)).append(">");
    return at + tag.size();
  }
  return 0;
}

} // namespace lede::formats
