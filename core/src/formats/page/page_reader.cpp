// Reads a page's tokens into the flat list of page.h, and closes elements whose end tags HTML lets authors omit.
#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.h"
#include "base/words.h"
#include "formats/page/page.h"
#include "formats/page/page_elements.h"
#include "formats/page/statements.h"
#include "formats/page/tag_attributes.h"
#include "formats/values.h"
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lede::formats::page {
namespace {

using html::TextState;

struct Open {
  Element element;
  std::uint32_t name_hash; ///< For elements that Lede does not know.
  std::uint32_t node;
  Scope scope;
  bool is_link;
};

class PageReader final : public html::TokenSink {
 public:
  explicit PageReader(Page& page) : page_(page) {
    page_.nodes.push_back({});
    open_.push_back({Element::body, 0, 0, Scope::none, false});
  }

  void finish(std::size_t size) {
    if (raw_ != Raw::none && raw_node_ != 0) ended_.push_back(raw_node_);
    settle(size);
    pop_to(1);
    Node& whole = page_.nodes.front();
    whole.content_end = whole.end = static_cast<std::uint32_t>(size);
    whole.next = static_cast<std::uint32_t>(page_.nodes.size());
  }

  TextState on_start_tag(const html::StartTag& tag) override {
    settle(tag.offset);
    raw_ = Raw::none;
    const TagAttributes attributes = read_attributes(tag);
    if (tag.self_closing && is_in_drawing(tag)) { // `<title/>` ends here, and only here
      open(tag, attributes, false);
      return TextState::data;
    }
    switch (tag.element) {
      case Element::html:
      case Element::body: return read_root(tag, attributes);
      case Element::meta: read_meta(tag); break;
      case Element::link: read_link(tag); break;
      case Element::base:
        if (page_.base.empty()) page_.base = attribute(tag, "href");
        break;
      case Element::title:
        open_unseen(tag, page_.title.empty() && !is_in_drawing(tag) ? Raw::title : Raw::unseen);
        return TextState::rcdata;
      case Element::script:
        open_unseen(tag, is_json_ld(tag) ? Raw::json_ld : Raw::unseen);
        is_new_script_ = true;
        return TextState::script_data;
      default: break;
    }
    const TextState state = raw_state(tag.element);
    if (state != TextState::data) {
      if (tag.element == Element::iframe) { // an embed counts as content
        open(tag, attributes, false);
        raw_ = Raw::unseen;
        raw_node_ = 0;
      } else {
        open_unseen(tag, tag.element == Element::noscript ? Raw::noscript : Raw::unseen);
      }
      return state;
    }
    if (is_unmarked(tag.element) && attributes.property.empty()) return state;
    make_room_for(tag.element);
    open(tag, attributes, !is_void(tag.element));
    return state;
  }

  void on_end_tag(const html::EndTag& tag) override {
    settle(tag.offset);
    if (raw_ != Raw::none) {
      raw_ = Raw::none;
      if (raw_node_ != 0) ended_.push_back(raw_node_);
      return;
    }
    if (counts_[static_cast<std::size_t>(tag.element)] == 0) return;
    const std::uint32_t hash = tag.element == Element::unknown ? hash_of(tag.name) : 0;
    for (std::size_t at = open_.size(); at-- > 1;) {
      const Open one = open_[at];
      if (one.element == tag.element && one.name_hash == hash) {
        pop_to(at);
        ended_.push_back(one.node); // after its end tag
        return;
      }
      if (tag.element == Element::svg) continue; // what is open in a drawing ends with it
      const bool stops =
          is_inline(tag.element) ? !is_inline(one.element) : is_cell(one.element) && !is_of_table(tag.element);
      if (stops) return;
    }
  }

  /// Returns for how many letters a character counts. Chinese, Japanese and Korean words have about two characters
  /// where others have five. @param lead the first byte of the character.
  static std::uint32_t weight_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xE3 && byte <= 0xED ? 2 : 1;
  }

  void on_text(std::string_view text, std::size_t offset) override {
    settle(offset);
    switch (raw_) {
      case Raw::title: page_.title += text; return;
      case Raw::json_ld: return take_script(text, offset);
      case Raw::noscript: return take_noscript(text);
      case Raw::unseen: return;
      case Raw::none: break;
    }
    Node& node = page_.nodes[open_.back().node];
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const bool goes_on = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
      if (!goes_on && !html::is_space(c)) node.text += weight_of(c);
      if (c == ',' || (c == '\xEF' && text.substr(at, 3) == "\xEF\xBC\x8C") ||
          (c == '\xE3' && text.substr(at, 3) == "\xE3\x80\x81") || (c == '\xD8' && text.substr(at, 2) == "\xD8\x8C"))
        ++node.commas;
    }
  }

 private:
  enum class Raw : std::uint8_t { none, title, json_ld, noscript, unseen };

  /// Opens an element whose text is not visible. It is cut out of the article.
  void open_unseen(const html::StartTag& tag, Raw kind) {
    raw_node_ = static_cast<std::uint32_t>(page_.nodes.size());
    raw_ = kind;
    if (!open(tag, {}, false)) {
      raw_node_ = 0;
      return;
    }
    page_.nodes[raw_node_].hints |= k_hidden;
  }

  TextState read_root(const html::StartTag& tag, const TagAttributes& attributes) {
    if (page_.language.empty()) page_.language = attribute(tag, "lang");
    if (page_.language.empty()) page_.language = attribute(tag, "xml:lang");
    if (page_.direction.empty()) page_.direction = attribute(tag, "dir");
    if (attributes.is_scope && is_article_type(attributes.type)) open_.front().scope = Scope::article;
    return TextState::data;
  }

  void read_meta(const html::StartTag& tag) {
    constexpr std::size_t k_most = 300;
    for (const std::string_view kind : {"name", "property", "http-equiv", "itemprop"}) {
      std::string name = attribute(tag, kind);
      if (name.empty() || page_.metas.size() == k_most) continue;
      lower_ascii(name);
      // A property may have several names between spaces.
      for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        if (end > begin && kind != "itemprop")
          page_.metas.push_back({name.substr(begin, end - begin), attribute(tag, "content")});
        begin = end + 1;
      }
    }
  }

  void read_link(const html::StartTag& tag) {
    std::string rel = attribute(tag, "rel");
    lower_ascii(rel);
    if (has_word(rel, "canonical") && page_.canonical.empty()) page_.canonical = attribute(tag, "href");
    if (rel == "image_src") page_.metas.push_back({rel, attribute(tag, "href")});
  }

  void take_script(std::string_view text, std::size_t offset) {
    constexpr std::size_t k_most = 20;
    if (is_new_script_ && page_.scripts.size() == k_most) return;
    if (is_new_script_) page_.scripts.push_back({offset, offset});
    is_new_script_ = false;
    page_.scripts.back().end = offset + text.size();
  }

  /// Handles the text of a `<noscript>`: it is content if it has a picture that was not there before.
  void take_noscript(std::string_view text) {
    const bool shows = text.find("<img") != std::string_view::npos || text.find("<iframe") != std::string_view::npos;
    const std::string_view last = page_.pictures.empty() ? std::string_view() : page_.pictures.back().value;
    const bool is_there = !last.empty() && text.find(last) != std::string_view::npos;
    constexpr unsigned k_hidden_bit = k_hidden;
    constexpr std::size_t k_an_article = 1000; // bytes; a shorter one asks the reader to turn scripts on
    const bool is_body = (page_.nodes[open_.back().node].hints & k_body) != 0;
    if (raw_node_ != 0 && is_body && text.size() >= k_an_article) { // Blogger's article without its script
      Node& node = page_.nodes[raw_node_];
      node.hints = static_cast<std::uint16_t>((node.hints & ~k_hidden_bit) | k_unwrap);
      node.text = static_cast<std::uint32_t>(text_of_html(text).size());
      return;
    }
    if (raw_node_ != 0 && shows && !is_there)
      page_.nodes[raw_node_].hints = static_cast<std::uint16_t>(page_.nodes[raw_node_].hints & ~k_hidden_bit);
  }

  [[nodiscard]] bool is_in_drawing(const html::StartTag& tag) const {
    return tag.element == Element::svg || counts_[static_cast<std::size_t>(Element::svg)] != 0;
  }

  /// Closes elements that cannot contain the new element: a paragraph before a block, an item before the next one.
  void make_room_for(Element element) {
    if (is_inline(element) || element == Element::unknown) return; // parsers do not close paragraphs for it
    for (std::size_t at = open_.size(); at-- > 1;) {
      if (open_[at].element == Element::p) return pop_to(at);
      if (!is_inline(open_[at].element)) break;
    }
    const Element around = container_of(element);
    if (around == Element::unknown) return;
    for (std::size_t at = open_.size(); at-- > 1;) {
      const Element one = open_[at].element;
      if (one == around || (around == Element::ul && (one == Element::ol || one == Element::menu)) ||
          one == Element::table)
        return;
      if (is_ended_by(one, element)) return pop_to(at);
    }
  }

  void pop_to(std::size_t at) {
    for (; open_.size() > at; open_.pop_back()) {
      --counts_[static_cast<std::size_t>(open_.back().element)];
      Node& node = page_.nodes[open_.back().node];
      node.content_end = node.end = static_cast<std::uint32_t>(last_offset_);
      node.next = static_cast<std::uint32_t>(page_.nodes.size());
    }
  }

  /// Sets the end of elements that ended before this token.
  void settle(std::size_t offset) {
    last_offset_ = offset;
    if (begun_ != 0) page_.nodes[begun_].content_begin = static_cast<std::uint32_t>(offset);
    begun_ = 0;
    for (const std::uint32_t index : ended_) page_.nodes[index].end = static_cast<std::uint32_t>(offset);
    ended_.clear();
  }

  /// Opens an element. @return whether it was added to the list.
  bool open(const html::StartTag& tag, const TagAttributes& attributes, bool has_content) {
    if (page_.nodes.size() >= k_most_nodes || open_.size() >= k_most_open) return false;
    const auto index = static_cast<std::uint32_t>(page_.nodes.size());
    Node& node = page_.nodes.emplace_back();
    node.element = element_of(tag, attributes);
    node.begin = node.content_begin = static_cast<std::uint32_t>(tag.offset);
    node.parent = open_.back().node;
    begun_ = index;
    const bool is_link = open_.back().is_link || (tag.element == Element::a && leads_elsewhere(tag));
    node.hints = hints_of_tag(tag, attributes);
    if (is_link) node.hints |= k_link;
    const Scope outer = open_.back().scope;
    const Scope scope = attributes.is_scope ? scope_inside(outer, attributes.type, attributes.property) : outer;
    read_property(tag, attributes, index, scope);
    read_mark(tag, attributes, index);
    if (has_content) {
      ++counts_[static_cast<std::size_t>(tag.element)];
      open_.push_back({tag.element, tag.element == Element::unknown ? hash_of(tag.name) : 0, index, scope, is_link});
    } else {
      page_.nodes[index].next = index + 1;
      ended_.push_back(index);
    }
    return true;
  }

  void read_property(const html::StartTag& tag, const TagAttributes& attributes, std::uint32_t index, Scope inner) {
    constexpr std::size_t k_most = 500;
    if (attributes.property.empty() || page_.properties.size() == k_most) return;
    std::string_view name = property_name(attributes.property);
    const Scope scope = open_.back().scope;
    if (name.empty() || scope == Scope::other) return;
    if (scope == Scope::person) {
      if (name != "name") return;
      name = "author";
    } else if (name == "name") {
      return; // a property of an unknown item
    }
    if (name == "articlebody") page_.nodes[index].hints |= k_body;
    Property property{name, index, std::string(attributes.content), scope == Scope::article || scope == Scope::person};
    if (property.value.empty()) property.value = attributes.datetime;
    if (property.value.empty() && name == "image") property.value = attribute(tag, "src");
    if (attributes.is_scope && inner == Scope::person) property.name = "person"; // the name is inside it
    page_.properties.push_back(std::move(property));
  }

  void read_mark(const html::StartTag& tag, const TagAttributes& attributes, std::uint32_t index) {
    constexpr std::size_t k_most = 1000;
    const bool is_picture = tag.element == Element::img || tag.name == "amp-img";
    if (is_picture && page_.pictures.size() < k_most)
      page_.pictures.push_back(
          {index, std::string(attributes.source.substr(0, limits::max_url_bytes)), attribute(tag, "alt")});
    if (tag.element == Element::time && page_.times.size() < k_most)
      page_.times.push_back({index, std::string(attributes.datetime.substr(0, 100)), {}});
  }

  Page& page_;
  std::vector<Open> open_;
  std::array<std::uint16_t, 256> counts_{}; // number of open elements, by element
  std::vector<std::uint32_t> ended_;        // elements whose end is set when the next token begins
  std::uint32_t begun_ = 0;                 // the element whose start tag was read last
  std::size_t last_offset_ = 0;
  Raw raw_ = Raw::none;
  std::uint32_t raw_node_ = 0;
  bool is_new_script_ = false;
};

} // namespace

std::string_view Page::meta(std::string_view name) const {
  for (const Meta& one : metas) {
    if (one.name == name && !one.content.empty()) return one.content;
  }
  return {};
}

Page read_page(std::string_view source) {
  Page page;
  PageReader reader(page);
  html::Tokenizer(reader).tokenize(source, 0);
  reader.finish(source.size());
  return page;
}

std::string text_of(std::string_view source, const Node& node) {
  return text_of_html(source.substr(node.content_begin, node.content_end - node.content_begin));
}

} // namespace lede::formats::page
