// Converts WordPress' shortcodes in HTML.
#include "formats/shortcodes.h"

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
#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

/// Decodes "https%3A%2F%2F…" to "https://…".
std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? ascii::hex_value(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : ascii::hex_value(text[at + 2]);
    out += low < 0 ? text[at] : static_cast<char>(high * 16 + low);
    if (low >= 0) at += 2;
  }
  return out;
}

bool names_picture(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = address.rfind('.');
  return dot != std::string_view::npos && has_word("png jpg jpeg gif webp avif svg JPG PNG", address.substr(dot + 1));
}

bool is_name_character(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '_' || c == '-'; }

/// A shortcode tag: "[name a="b"]" or "[/name]"; `end` is 0 if there is none.
struct Tag {
  std::string_view name;
  std::string_view attributes;
  bool is_closing = false;
  std::size_t end = 0;
};

class ShortcodeReader {
 public:
  ShortcodeReader(std::string_view text, Origin origin, Report& report)
      : text_(text), origin_(origin), report_(report) {}

  std::string read() {
    collect_closings();
    while (at_ < text_.size()) {
      const std::size_t next = text_.find_first_of("[<", at_);
      out_ += text_.substr(at_, next - at_);
      if (next == std::string_view::npos) break;
      at_ = next;
      if (text_[at_] == '<') {
        copy_markup();
      } else if (!read_tag()) {
        out_ += text_[at_++];
      }
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t k_longest_tag = 2000; // bytes

  [[nodiscard]] Tag tag_at(std::size_t at) const {
    const std::string_view rest = text_.substr(at, k_longest_tag);
    Tag tag;
    std::size_t begin = 1;
    if (rest.size() > 1 && rest[1] == '/') {
      tag.is_closing = true;
      ++begin;
    }
    std::size_t end = begin;
    while (end < rest.size() && is_name_character(rest[end])) ++end;
    const std::size_t closing = rest.find(']', end);
    if (end == begin || !ascii::is_letter(rest[begin]) || closing == std::string_view::npos) return tag;
    tag.name = rest.substr(begin, end - begin);
    tag.attributes = rest.substr(end, closing - end);
    const bool is_alone = tag.attributes.empty() || tag.attributes.front() == ' ' || tag.attributes.front() == '/';
    if (is_alone && tag.attributes.find('[') == std::string_view::npos) tag.end = at + closing + 1;
    return tag;
  }

  /// Finds the last end tag of each name: start tags before it may have content.
  void collect_closings() {
    constexpr std::size_t k_most_names = 100;
    for (std::size_t at = text_.find("[/"); at != std::string_view::npos; at = text_.find("[/", at + 1)) {
      const Tag tag = tag_at(at);
      if (tag.end == 0) continue;
      bool is_known = false;
      for (auto& [name, place] : closings_) {
        if (name != tag.name) continue;
        place = at;
        is_known = true;
      }
      if (!is_known && closings_.size() < k_most_names) closings_.emplace_back(tag.name, at);
    }
  }

  [[nodiscard]] bool has_end(std::string_view name) const {
    for (const auto& [other, place] : closings_) {
      if (other == name) return place > at_;
    }
    return false;
  }

  /// Copies an HTML tag or comment, which contains no shortcodes.
  void copy_markup() {
    const bool is_comment = text_.substr(at_, 4) == "<!--";
    const std::size_t end = text_.find(is_comment ? "-->" : ">", at_);
    const std::size_t next = end == std::string_view::npos ? text_.size() : end + (is_comment ? 3 : 1);
    if (is_comment) warn_of_block(text_.substr(at_, next - at_));
    out_ += text_.substr(at_, next - at_);
    at_ = next;
  }

  /// Warns of a block of the editor whose words are not in the text: they are in its settings, or in another document.
  void warn_of_block(std::string_view comment) {
    constexpr std::string_view k_sign = "<!-- wp:";
    if (!comment.starts_with(k_sign) || !comment.ends_with("/-->")) return;
    const std::string_view name = comment.substr(k_sign.size(), comment.find(' ', k_sign.size()) - k_sign.size());
    const bool is_elsewhere = name == "block" && has(comment, "\"ref\"");
    if (is_elsewhere || (name.starts_with("acf/") && has(comment, "\"data\""))) warn(messages::words_left_out, name);
  }

  void warn(WarningText text, std::string_view name) {
    for (const std::string_view told : told_) {
      if (told == name) return; // one warning for each name
    }
    if (told_.size() < 100) told_.push_back(name);
    report_.warn(text, {quote(name)}, origin_, at_);
  }

  bool read_tag() {
    const Tag tag = tag_at(at_);
    if (tag.end == 0) return false;
    if (tag.is_closing) {
      if (!has_word_among(opened_, tag.name)) return false;
      at_ = tag.end;
      if (text_.substr(at_).starts_with('[')) out_ += ' '; // so that the words of two shortcodes do not join
      return true;
    }
    const bool is_pair = has_end(tag.name);
    if (is_pair && has_word("caption wp_caption", tag.name)) return read_caption(tag);
    const bool is_embed = is_pair && has_word("embed youtube vimeo video audio", tag.name);
    // If a pair of this name had no address before, do not try again: each try costs a search for the end tag.
    if (is_embed && !has_word_among(opened_, tag.name) && read_embed(tag)) return true;
    if (has_word("audio video embed playlist youtube vimeo", tag.name) && read_medium(tag)) return true;
    if (is_pair && read_unknown_pair(tag)) return true;
    if (is_pair) {
      if (!has_word_among(opened_, tag.name)) opened_.push_back(tag.name);
      warn(messages::shortcodes, tag.name);
      write_what_it_names(tag);
    } else if (read_unknown(tag)) {
      warn(messages::shortcodes, tag.name);
    } else if (tag.attributes.find('=') != std::string_view::npos || tag.attributes.ends_with('/')) {
      warn(messages::shortcode, tag.name);
    } else {
      return false; // "[sic]"
    }
    at_ = tag.end;
    return true;
  }

  static bool has_word_among(const std::vector<std::string_view>& names, std::string_view name) {
    for (const std::string_view other : names) {
      if (other == name) return true;
    }
    return false;
  }

  /// Returns the content between a tag and its end tag, and moves after that.
  std::string_view take_content(const Tag& tag) {
    const std::string closing = concat({"[/", tag.name, "]"});
    const std::size_t end = text_.find(closing, tag.end);
    if (end == std::string_view::npos) return {};
    at_ = end + closing.size();
    return ascii::trim(text_.substr(tag.end, end - tag.end));
  }

  /// Writes a link. The address is escaped already and has no quotes.
  void write_link(std::string_view address) { write_link(address, address); }
  void write_link(std::string_view address, std::string_view words) {
    out_ += concat({"<p><a href=\"", address, "\">", words, "</a></p>"});
  }

  static bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
  static bool is_button(std::string_view name) { return has(name, "button") || has(name, "btn"); }

  static std::string_view first_of(std::string_view attributes, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      if (const std::string_view value = ascii::trim(attribute_in(attributes, name)); !value.empty()) return value;
    }
    return {};
  }

  /// Returns the text that page builders store in an attribute: `[toggle title="…"]`.
  static std::string_view title_of(const Tag& tag) {
    if (has(tag.name, "form")) return {}; // only editors see it
    return first_of(tag.attributes, {"title", "heading", "button_text", "text", "label"});
  }

  void write_title(const Tag& tag) {
    if (const std::string_view title = title_of(tag); !title.empty()) out_ += concat({"<p><b>", title, "</b></p>"});
  }

  /// Writes the picture, film or link that a pair of an unknown name has beside its content: Divi's `[et_pb_image
  /// src="…"][/et_pb_image]`.
  void write_what_it_names(const Tag& tag) {
    const std::string address = address_of(tag);
    if (address.empty() || !read_unknown(tag) || names_picture(address)) write_title(tag);
  }

  /// Returns the address in a shortcode of an unknown name; empty if it has none.
  static std::string address_of(const Tag& tag) {
    const std::string_view id = first_of(tag.attributes, {"id", "video_id", "videoid"});
    if (has(tag.name, "youtube") && !id.empty()) return concat({"https://www.youtube.com/watch?v=", id});
    if (has(tag.name, "vimeo") && !id.empty()) return concat({"https://vimeo.com/", id});
    std::string_view address =
        first_of(tag.attributes, {"src", "url", "link", "href", "video_url", "button_url", "image", "image_url"});
    if (!address.starts_with("url:")) return std::string(has(address, "://") ? address : std::string_view());
    address.remove_prefix(4); // WPBakery: "url:https%3A%2F%2F…|title:…"
    return without_escapes(address.substr(0, address.find('|')));
  }

  /// Reads a pair of an unknown name as a link: `[button link="…"]words[/button]`.
  bool read_unknown_pair(const Tag& tag) {
    const std::string address = is_button(tag.name) ? address_of(tag) : std::string();
    if (address.empty() || has_word_among(opened_, tag.name)) return false;
    const std::size_t before = at_;
    const std::string_view content = take_content(tag);
    if (content.empty() || has(content, "[")) {
      at_ = before;
      return false;
    }
    write_link(address, content);
    return true;
  }

  /// Reads a shortcode of another plugin as a picture, a film, a map or a button. @return false if its attributes do
  /// not tell.
  bool read_unknown(const Tag& tag) {
    const std::string address = address_of(tag);
    const std::string_view title = title_of(tag);
    if (address.find_first_of("\"<>") != std::string::npos || (address.empty() && title.empty())) return false;
    if (address.empty())
      write_title(tag);
    else if (names_picture(address))
      out_ += concat({"<img src=\"", address, "\" alt=\"", attribute_in(tag.attributes, "alt"), "\">"});
    else if (is_button(tag.name) && !title.empty())
      write_link(address, title);
    else
      out_ += concat({"<iframe src=\"", address, "\" title=\"", title, "\"></iframe>"});
    return true;
  }

  bool read_embed(const Tag& tag) {
    const std::size_t before = at_;
    const std::string_view content = take_content(tag);
    if (content.find("://") != std::string_view::npos && content.find_first_of("<>[ \"") == std::string_view::npos) {
      write_link(content);
      return true;
    }
    if (at_ != before && content.empty() && read_medium(tag)) return true;
    at_ = before;
    return read_medium(tag);
  }

  /// Reads a film or sound by the address in an attribute: `[video mp4="…"]`, `[youtube id="…"]`, `[youtube
  /// https://…]`.
  bool read_medium(const Tag& tag) {
    static constexpr std::string_view k_names[] = {"src", "mp4", "mp3", "m4a", "ogg", "webm", "url"};
    std::string_view address;
    for (const std::string_view name : k_names) {
      if (address.empty()) address = attribute_in(tag.attributes, name);
    }
    const std::size_t begin = tag.attributes.find("http");
    if (address.empty() && begin != std::string_view::npos)
      address = tag.attributes.substr(begin, tag.attributes.find_first_of(" \"'<>]", begin) - begin);
    std::string whole(address);
    if (const std::string_view id = attribute_in(tag.attributes, "id"); whole.empty() && !id.empty()) {
      if (tag.name == "youtube") whole = concat({"https://www.youtube.com/watch?v=", id});
      if (tag.name == "vimeo") whole = concat({"https://vimeo.com/", id});
    }
    if (whole.empty()) return false;
    if (tag.name == "audio" || tag.name == "video") {
      out_ += concat({"<", tag.name, " src=\"", whole, "\"></", tag.name, ">"});
    } else {
      write_link(whole);
    }
    if (at_ < tag.end) at_ = tag.end;
    return true;
  }

  /// Returns an attribute's value. Editors may have changed its quotes into typographic ones.
  static std::string_view attribute_in(std::string_view attributes, std::string_view name) {
    const std::string sign = concat({" ", name, "="});
    std::size_t at = attributes.find(sign);
    if (at == std::string_view::npos) return {};
    at += sign.size();
    for (const std::string_view quote : {"\"", "'", "&quot;", "&#8221;", "&#8243;", "”", "″"}) {
      if (!attributes.substr(at).starts_with(quote)) continue;
      at += quote.size();
      const std::string_view rest = attributes.substr(at);
      std::size_t end = rest.size();
      for (const std::string_view other : {"\"", "'", "&quot;", "&#8221;", "&#8243;", "”", "″"})
        end = std::min(end, rest.find(other));
      return rest.substr(0, end);
    }
    return attributes.substr(at, attributes.find(' ', at) - at);
  }

  bool read_caption(const Tag& tag) {
    const std::size_t before = at_;
    const std::string_view content = take_content(tag);
    if (at_ == before) return false;
    const std::size_t picture = content.find("<img");
    std::size_t behind = picture == std::string_view::npos ? picture : content.find('>', picture);
    if (behind != std::string_view::npos && content.substr(behind + 1).starts_with("</a>")) behind += 4;
    const std::size_t split = behind == std::string_view::npos ? 0 : behind + 1;
    std::string_view words = ascii::trim(content.substr(split));
    if (words.empty()) words = attribute_in(tag.attributes, "caption"); // before WordPress 3.4
    out_ += "<figure>";
    out_ += content.substr(0, split);
    if (!words.empty()) out_ += concat({"<figcaption>", words, "</figcaption>"});
    out_ += "</figure>";
    return true;
  }

  std::string_view text_;
  Origin origin_;
  Report& report_;
  std::string out_;
  std::size_t at_ = 0;
  std::vector<std::pair<std::string_view, std::size_t>> closings_; // the offset of each name's last end tag
  std::vector<std::string_view> opened_;                           // names of tags that were removed
  std::vector<std::string_view> told_;
};

} // namespace

void expand_shortcodes(Text& html, Report& report) {
  if (html.value.find('[') == std::string::npos && html.value.find("/-->") == std::string::npos) return;
  const std::string text = std::exchange(html.value, {});
  html.value = ShortcodeReader(text, html.origin, report).read();
}

} // namespace lede::formats
