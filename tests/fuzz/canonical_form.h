// What every output must be, read again from nothing but its bytes: balanced elements with names from the table, double
// quotes, escaped text, nothing else. Shares no code with the writer; a violation stops the fuzzer.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace lede::fuzz {

[[noreturn]] inline void fail(const char* rule, std::string_view html, std::size_t offset) {
  const std::size_t begin = offset < 80 ? 0 : offset - 80;
  const std::string_view near = html.substr(begin, 160);
  std::fprintf(stderr, "VIOLATION: %s at byte %zu near: %.*s\n", rule, offset, static_cast<int>(near.size()),
               near.data());
  std::abort();
}

/// Whose markup it is: what a document may use, or also what the components of an article write.
enum class Vocabulary : unsigned char { document, article };

/// Reads canonical markup strictly, once, from left to right.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view html, Vocabulary vocabulary = Vocabulary::document)
      : html_(html), of_article_(vocabulary == Vocabulary::article) {}

  void check() {
    constexpr std::string_view k_doctype = "<!DOCTYPE html>";
    if (of_article_ && html_.starts_with(k_doctype)) position_ = k_doctype.size();
    while (position_ < html_.size()) {
      if (html_[position_] != '<') {
        text();
      } else if (position_ + 1 < html_.size() && html_[position_ + 1] == '/') {
        end_tag();
      } else {
        start_tag();
      }
    }
    if (!open_.empty()) fail("an element is not closed", html_, position_);
  }

 private:
  static bool is_one_of(std::string_view name, std::string_view names) {
    std::size_t begin = 0;
    while (begin <= names.size()) {
      std::size_t end = names.find(' ', begin);
      if (end == std::string_view::npos) end = names.size();
      if (names.substr(begin, end - begin) == name) return true;
      begin = end + 1;
    }
    return false;
  }

  /// A row of the list of what may be written.
  struct Written {
    std::string_view name, place, content, attributes;
  };
  static constexpr Written k_written[] = {
#define LEDE_WRITTEN(element, place, content, attributes) {#element, #place, #content, attributes},
#include "../support/policy.def"
  };
  static constexpr std::string_view k_everywhere =
#define LEDE_WRITTEN_EVERYWHERE(attributes) attributes
#include "../support/policy.def"
      ;
  static constexpr Written k_not_written = {};

  static const Written& row_of(std::string_view element) {
    for (const Written& row : k_written) {
      if (row.name == element) return row;
    }
    return k_not_written;
  }
  static bool is_void(std::string_view element) {
    return row_of(element).content == "nothing" || is_one_of(element, "input link meta");
  }
  static bool is_block(std::string_view element) {
    const std::string_view place = row_of(element).place;
    return place == "flow" || place == "block_part" || is_one_of(element, "form fieldset main");
  }
  static bool holds_phrasing(std::string_view element) {
    const std::string_view content = row_of(element).content;
    return content == "phrasing" || content == "ruby";
  }
  bool may_have(std::string_view element, std::string_view attribute) const {
    if (is_one_of(attribute, k_everywhere) || is_one_of(attribute, row_of(element).attributes)) return true;
    return of_article_ && is_one_of(attribute, k_article_attributes);
  }

  static constexpr std::string_view k_article_names =
      "html head body main title meta link script template lede-article form fieldset legend input label button "
      "textarea";
  // Of what components write, and of a page around it.
  static constexpr std::string_view k_article_attributes =
      "accept-charset action async autocomplete charset checked content crossorigin data-component data-count "
      "data-lede data-state data-value disabled for hidden href integrity lang maxlength media method name nonce "
      "novalidate part placeholder property rel required rows shadowrootclonable shadowrootmode src target type value";
  static constexpr std::string_view k_urls = "action cite href poster src";

  void text() {
    const std::string_view parent = open_.empty() ? std::string_view() : open_.back();
    if (is_one_of(parent, "ul ol menu dl table colgroup thead tbody tfoot tr picture audio video") && !parent.empty()) {
      fail("text where none may stand", html_, position_);
    }
    if (parent == "pre" && html_[position_] == '\n' && html_.substr(html_.rfind('<', position_), 4) == "<pre") {
      fail("a line feed right after <pre>", html_, position_);
    }
    while (position_ < html_.size() && html_[position_] != '<') character(false);
  }

  void character(bool in_attribute) {
    const auto byte = static_cast<unsigned char>(html_[position_]);
    if (byte < 0x20 && byte != '\t' && byte != '\n') fail("a control character", html_, position_);
    if (byte == '>') fail("a bare >", html_, position_);
    if (byte == 0xC2 && html_.substr(position_, 2) == "\xC2\xA0") fail("a bare U+00A0", html_, position_);
    if (byte == '&') {
      for (const std::string_view reference : {"&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;"}) {
        if (html_.substr(position_, reference.size()) != reference) continue;
        if (reference == "&quot;" && !in_attribute) break;
        position_ += reference.size();
        return;
      }
      fail("a bare &", html_, position_);
    }
    position_ += sequence_size();
  }

  std::size_t sequence_size() {
    const auto at = [&](std::size_t index) {
      return position_ + index < html_.size() ? static_cast<unsigned char>(html_[position_ + index]) : 0U;
    };
    const unsigned lead = at(0);
    if (lead < 0x80) return 1;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const bool good_lead = lead >= 0xC2 && lead <= 0xF4;
    bool good = good_lead;
    for (std::size_t index = 1; index < size; ++index) good = good && at(index) >= 0x80 && at(index) <= 0xBF;
    if (lead == 0xE0) good = good && at(1) >= 0xA0;
    if (lead == 0xED) good = good && at(1) <= 0x9F;
    if (lead == 0xF0) good = good && at(1) >= 0x90;
    if (lead == 0xF4) good = good && at(1) <= 0x8F;
    if (!good) fail("invalid UTF-8", html_, position_);
    return size;
  }

  std::string_view name() {
    const std::size_t begin = position_;
    while (position_ < html_.size()) {
      const char character = html_[position_];
      const bool part =
          (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-';
      if (!part) break;
      ++position_;
    }
    return html_.substr(begin, position_ - begin);
  }

  void end_tag() {
    position_ += 2;
    const std::string_view closed = name();
    if (open_.empty() || open_.back() != closed) fail("end tags cross", html_, position_);
    open_.pop_back();
    expect('>');
  }

  void expect(char wanted) {
    if (position_ >= html_.size() || html_[position_] != wanted) fail("a tag is malformed", html_, position_);
    ++position_;
  }

  void start_tag() {
    const std::size_t tag_begin = position_;
    ++position_;
    const std::string_view element = name();
    const bool known = !row_of(element).name.empty() || (of_article_ && is_one_of(element, k_article_names));
    if (!known || element.empty()) fail("an element outside the vocabulary", html_, position_);
    check_place(element, tag_begin);
    std::vector<std::string_view> seen;
    while (position_ < html_.size() && html_[position_] == ' ') {
      ++position_;
      const std::string_view attribute = name();
      if (!may_have(element, attribute) || attribute.empty())
        fail("an attribute outside the vocabulary", html_, position_);
      for (const std::string_view other : seen) {
        if (other == attribute) fail("an attribute stands twice", html_, position_);
      }
      seen.push_back(attribute);
      value(element, attribute);
    }
    expect('>');
    if (of_article_ && element == "script") data_of_script();
    if (!is_void(element)) open_.push_back(element);
    constexpr std::size_t k_deepest = 128;
    constexpr std::size_t k_around = 8; // of a page, around its article
    if (open_.size() > k_deepest + (of_article_ ? k_around : 0)) fail("too deep", html_, position_);
  }

  /// JSON-LD: it has no markup in it, whatever the article says.
  void data_of_script() {
    while (position_ < html_.size() && html_[position_] != '<') {
      if (html_[position_] == '>' || html_[position_] == '&') fail("markup in a script", html_, position_);
      ++position_;
    }
    if (html_.substr(position_, 9) != "</script>") fail("a script is not closed", html_, position_);
  }

  void value(std::string_view element, std::string_view attribute) {
    expect('=');
    expect('"');
    const std::size_t begin = position_;
    while (position_ < html_.size() && html_[position_] != '"') {
      if (html_[position_] == '<') fail("a bare < in an attribute", html_, position_);
      character(true);
    }
    const std::string_view text = html_.substr(begin, position_ - begin);
    expect('"');
    const bool is_hosts_own = of_article_ && (element == "script" || element == "link");
    if (is_one_of(attribute, k_urls) && !is_hosts_own) check_url(attribute, text);
  }

  void check_url(std::string_view attribute, std::string_view url) {
    const auto begins = [&](std::string_view prefix) { return url.substr(0, prefix.size()) == prefix; };
    if (begins("http://") || begins("https://")) return;
    if (attribute == "href" && (begins("#") || begins("mailto:") || begins("tel:"))) return;
    if (attribute == "cite" && (begins("mailto:") || begins("tel:"))) return;
    if (of_article_ && attribute == "src" && begins("data:image/")) return; // an option of articles allows it
    fail("a URL of another scheme", html_, position_);
  }

  void check_place(std::string_view element, std::size_t at) {
    const std::string_view parent = open_.empty() ? std::string_view() : open_.back();
    const bool is_a_block = is_block(element);
    bool in_phrasing = false;
    for (const std::string_view open : open_) {
      in_phrasing = in_phrasing || holds_phrasing(open);
      if (open == element && element == "a") fail("a link in a link", html_, at);
      if (open == "a" && (element == "details" || element == "audio" || element == "video")) {
        fail("an interactive element in a link", html_, at);
      }
    }
    if (is_a_block && in_phrasing) fail("a block in phrasing", html_, at);
    const bool is_item = element == "li";
    if (is_item != (is_one_of(parent, "ul ol menu") && !parent.empty())) fail("a list and its items", html_, at);
    if (parent == "dl" && !is_one_of(element, "dt dd div")) fail("a description list and its parts", html_, at);
    if ((element == "dt" || element == "dd") && parent != "dl" && parent != "div")
      fail("a term outside its list", html_, at);
    if (parent == "table" && !is_one_of(element, "caption colgroup thead tbody tfoot")) fail("in a table", html_, at);
    if (is_one_of(element, "caption colgroup thead tbody tfoot") && parent != "table")
      fail("outside a table", html_, at);
    const bool in_section = !parent.empty() && is_one_of(parent, "thead tbody tfoot");
    if ((element == "tr") != in_section) fail("rows and sections", html_, at);
    if ((element == "td" || element == "th") != (parent == "tr")) fail("cells and rows", html_, at);
    if ((element == "col") != (parent == "colgroup")) fail("columns", html_, at);
    if (parent == "picture" && element != "source" && element != "img") fail("in a picture", html_, at);
    if ((element == "rt" || element == "rp") && parent != "ruby") fail("ruby text outside ruby", html_, at);
    if (element == "figcaption" && parent != "figure") fail("a caption outside a figure", html_, at);
    if (element == "summary" && parent != "details") fail("a summary outside details", html_, at);
  }

  std::string_view html_;
  bool of_article_;
  std::size_t position_ = 0;
  std::vector<std::string_view> open_;
};

} // namespace lede::fuzz
