#include "html/html_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/bytes.h"
#include "base/text.h"
#include "base/utf8.h"

namespace lede {
namespace {

// How a byte is written in markup. Bytes of the kind `none` are copied; each other kind is handled separately.
enum class Escape : unsigned char { none, ampersand, less, greater, quote, lead_c2, carriage_return, drop };

constexpr const char* k_replacements[] = {"", "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "\n", ""};

constexpr std::array<Escape, 256> k_escapes = [] {
  std::array<Escape, 256> escapes{};
  for (unsigned byte = 0; byte < 0x20; ++byte) escapes[byte] = Escape::drop;
  escapes['\t'] = Escape::none;
  escapes['\n'] = Escape::none;
  escapes['\r'] = Escape::carriage_return;
  escapes['&'] = Escape::ampersand;
  escapes['<'] = Escape::less;
  escapes['>'] = Escape::greater;
  escapes['"'] = Escape::quote;
  escapes[0xC2] = Escape::lead_c2; // perhaps U+00A0
  return escapes;
}();

/// A tag, with room after it, so that it can be copied as one block.
struct TagText {
  char text[15];
  unsigned char size;
};
static_assert(sizeof(TagText) == 16);

/// @param begin "<", or "</" with an end of ">".
constexpr TagText tag_text(std::string_view begin, std::string_view name, std::string_view end) {
  TagText tag{};
  if (begin.size() + name.size() + end.size() > sizeof tag.text) return tag; // written in pieces
  for (const std::string_view part : {begin, name, end}) {
    // As in policy/element.cpp: "_" becomes "-", and the "_" after a C++ keyword is dropped.
    for (std::size_t at = 0; at < part.size(); ++at) {
      if (part[at] != '_')
        tag.text[tag.size++] = part[at];
      else if (at + 1 < part.size())
        tag.text[tag.size++] = '-';
    }
  }
  return tag;
}

#define LEDE_ROW(name, ...) tag_text("<", #name, ""),
constexpr TagText k_start_tags[] = {{}, LEDE_ELEMENTS(LEDE_ROW)};
#undef LEDE_ROW
#define LEDE_ROW(name, ...) tag_text("</", #name, ">"),
constexpr TagText k_end_tags[] = {{}, LEDE_ELEMENTS(LEDE_ROW)};
#undef LEDE_ROW

/// Whether any of eight bytes may need an escape. `"` and `&` differ in one bit, as do `<` and `>`, so one test finds
/// both characters of a pair. In each sum, a byte's highest bit is set unless the byte is one of those characters.
/// Bytes are reduced to seven bits first, so that no sum carries into the next byte.
bool may_need_escape(std::uint64_t word) {
  constexpr std::uint64_t k_every = k_every_byte;
  constexpr std::uint64_t k_low_bits = k_every * 0x7F;
  const std::uint64_t quotes = ((word ^ (k_every * '"')) & (k_every * (0x7F ^ '"' ^ '&'))) + k_low_bits;
  const std::uint64_t angles = ((word ^ (k_every * '<')) & (k_every * (0x7F ^ '<' ^ '>'))) + k_low_bits;
  const std::uint64_t controls = (word & k_low_bits) + k_every * (0x80 - 0x20);
  const std::uint64_t leads = ((word ^ (k_every * 0xC2)) & k_low_bits) + k_low_bits;
  const std::uint64_t plain = ((quotes & angles & controls) | word) & (leads | ~word);
  return (plain & k_high_bits) != k_high_bits;
}

/// The offset of the first byte at or after `at` that is not plain, or the text's size.
std::size_t skip_plain(std::string_view text, std::size_t at, [[maybe_unused]] bool in_attribute) {
#ifdef LEDE_HAS_BLOCKS
  const unsigned char quote = in_attribute ? '"' : '&';
  const std::size_t last = text.size() - sizeof(Block16); // used only if the text has at least that many bytes
  while (text.size() >= sizeof(Block16) && at < text.size()) {
    // The last block reaches back over what has been looked at.
    const std::size_t begin = std::min(at, last);
    const Block16 block = load_block(text.data() + begin);
    const auto controls = (block < 0x20) & (block != '\n') & (block != '\t');
    const auto special =
        (block == '&') | (block == quote) | (block == '<') | (block == '>') | (block == 0xC2) | controls;
    const unsigned bits = bits_of(special) >> (at - begin);
    if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
    at = begin + sizeof(Block16);
  }
#endif
  constexpr std::size_t k_block = sizeof(std::uint64_t);
  while (at < text.size()) {
    const std::size_t stop = std::min(text.size(), at + k_block);
    // The last block reaches back over what has been looked at.
    if (stop >= k_block && !may_need_escape(load_word(text.data() + stop - k_block))) {
      at = stop;
      continue;
    }
    for (; at < stop; ++at) {
      if (k_escapes[static_cast<unsigned char>(text[at])] != Escape::none) return at;
    }
  }
  return at;
}

/// Whether the finished markup contains only white space, including no-break spaces.
bool is_blank_markup(std::string_view text) {
  constexpr std::string_view k_no_break_space = "&nbsp;";
  while (!text.empty()) {
    const bool is_space = text.front() == ' ' || text.front() == '\n' || text.front() == '\t';
    if (!is_space && !text.starts_with(k_no_break_space)) return false;
    text.remove_prefix(is_space ? 1 : k_no_break_space.size());
  }
  return true;
}

} // namespace

/// Makes room for at least `bytes` more bytes.
void HtmlWriter::grow(std::size_t bytes) {
  constexpr std::size_t k_least = 64;
  const std::size_t written = size();
  room_.resize(2 * written + bytes + k_least);
  begin_ = room_.data();
  at_ = begin_ + written;
  end_ = begin_ + room_.size();
}

void HtmlWriter::append_escaped(std::string_view text, bool in_attribute) {
  std::size_t plain_begin = 0;
  std::size_t index = 0;
  while ((index = skip_plain(text, index, in_attribute)) < text.size()) {
    const Escape escape = k_escapes[static_cast<unsigned char>(text[index])];
    const char next = index + 1 < text.size() ? text[index + 1] : '\0';
    if ((escape == Escape::quote && !in_attribute) || (escape == Escape::lead_c2 && next != '\xA0')) {
      ++index;
      continue;
    }
    put(text.substr(plain_begin, index - plain_begin));
    // A parser reads CR and CRLF as LF, so we write LF.
    if (escape != Escape::carriage_return || next != '\n') put(k_replacements[static_cast<std::size_t>(escape)]);
    index += escape == Escape::lead_c2 ? 2 : 1;
    plain_begin = index;
  }
  put(text.substr(plain_begin, index - plain_begin));
}

void HtmlWriter::finish_start_tag() {
  if (!in_start_tag_) return;
  in_start_tag_ = false;
  put('>');
  if (is_void(open_.back())) open_.pop_back();
}

void HtmlWriter::open(Element element) {
  finish_start_tag();
  after_pre_ = element == Element::pre;
  const TagText& tag = k_start_tags[static_cast<std::size_t>(element)];
  if (!k_is_small_build && tag.size > 0) {
    put_block(&tag, tag.size);
  } else {
    put('<');
    put(name_of(element));
  }
  open_.push_back(element);
  in_start_tag_ = true;
}

void HtmlWriter::open(Element element, Literal name) {
  open(element);
  put(" class=\"lede-");
  put(name.view());
  put('"');
}

void HtmlWriter::open_part(Element element, Literal name) {
  open(element, name);
  attribute(Attribute::part, name);
}

void HtmlWriter::write_attribute(std::string_view name, std::string_view value) {
  put(' ');
  put(name);
  put("=\"");
  append_escaped(value, true);
  put('"');
}

void HtmlWriter::write_attribute(Attribute attribute, std::string_view value) {
  write_attribute(name_of(attribute), value);
}

void HtmlWriter::attribute(Attribute attribute, Literal value) { write_attribute(attribute, value.view()); }

void HtmlWriter::attribute(Attribute attribute, std::int64_t value) {
  std::string digits;
  append_integer(digits, value);
  write_attribute(attribute, digits);
}

void HtmlWriter::attribute(Attribute attribute) { this->attribute(attribute, ""); }

void HtmlWriter::attribute(UrlAttribute attribute, const SafeUrl& url) {
  write_attribute(name_of(attribute), url.view());
}

void HtmlWriter::write_text(std::string_view text) {
  finish_start_tag();
  if (after_pre_) {
    // Skip control characters first: after them may come the line feed that a parser ignores after <pre>.
    while (!text.empty() && static_cast<unsigned char>(text.front()) < 0x20 && text.front() != '\t')
      text.remove_prefix(1);
    if (text.empty()) return;
    after_pre_ = false;
  }
  append_escaped(text, false);
}

void HtmlWriter::text(Literal text) { write_text(text.view()); }

void HtmlWriter::close() {
  finish_start_tag();
  after_pre_ = false;
  const TagText& tag = k_end_tags[static_cast<std::size_t>(open_.back())];
  if (!k_is_small_build && tag.size > 0) {
    put_block(&tag, tag.size);
  } else {
    put("</");
    put(name_of(open_.back()));
    put('>');
  }
  open_.pop_back();
}

bool HtmlWriter::is_last_at(std::size_t depth) {
  finish_start_tag(); // the start tag of a void element ends when something follows it
  return open_.size() == depth;
}

HtmlWriter::Mark HtmlWriter::mark() {
  finish_start_tag();
  return {size(), current_, after_pre_};
}

bool HtmlWriter::close_unless_blank(Mark mark, bool keep_space) {
  finish_start_tag();
  const std::string_view written = std::string_view(begin_, size()).substr(mark.begin);
  // No attribute's value holds a bare ">", so the first one ends the start tag.
  const std::string_view content = written.substr(written.find('>') + 1);
  if (mark.segment != current_ || !is_blank_markup(content)) {
    close();
    return false;
  }
  at_ = begin_ + mark.begin;
  const bool has_space = keep_space && !content.empty();
  if (has_space) put(' ');
  after_pre_ = mark.is_after_pre && !has_space;
  open_.pop_back();
  return true;
}

bool HtmlWriter::reopen(Element element) {
  finish_start_tag();
  const std::string_view name = name_of(element);
  const std::size_t begin = segments_.empty() ? 0 : segments_[current_].begin;
  const std::string_view written = std::string_view(begin_, size()).substr(begin);
  const std::size_t tag_size = name.size() + 3;
  if (!written.ends_with('>') || written.size() < tag_size) return false;
  const std::string_view tag = written.substr(written.size() - tag_size);
  if (!tag.starts_with("</") || tag.substr(2, name.size()) != name) return false;
  at_ -= tag_size;
  open_.push_back(element);
  return true;
}

bool HtmlWriter::ends_in_space_or_tag() const {
  if (size() == 0 || in_start_tag_) return true;
  const char last = at_[-1]; // a bare ">" ends a tag
  return last == '>' || last == ' ' || last == '\n' || last == '\t';
}

void HtmlWriter::append(const SafeHtml& html) {
  finish_start_tag();
  if (html.empty()) return;
  after_pre_ = false;
  put(html.view());
}

void HtmlWriter::element(Element element, Literal name, std::string_view text) {
  open(element, name);
  write_text(text);
  close();
}

void HtmlWriter::doctype() { put("<!DOCTYPE html>"); }

void HtmlWriter::json_script(std::string_view json) {
  open(Element::script);
  attribute(Attribute::type, "application/ld+json");
  finish_start_tag();
  for (const char character : json) {
    switch (character) {
      case '<': put("\\u003C"); break;
      case '>': put("\\u003E"); break;
      case '&': put("\\u0026"); break;
      default: put(character); break;
    }
  }
  close();
}

void HtmlWriter::style_sheet(std::string_view css, std::string_view nonce) {
  if (css.starts_with(utf8::k_byte_order_mark)) css.remove_prefix(utf8::k_byte_order_mark.size());
  open(Element::style);
  if (!nonce.empty()) attribute(Attribute::nonce, nonce);
  finish_start_tag();
  for (const char character : css) {
    if (character == '\r' || character == '\f') {
      put('\n');
      continue;
    }
    if (static_cast<unsigned char>(character) < 0x20 && character != '\t' && character != '\n') continue;
    if (character == '/' && at_[-1] == '<') put('\\');
    put(character);
  }
  close();
}

void HtmlWriter::go_on_after(std::uint32_t segment) {
  const auto added = static_cast<std::uint32_t>(segments_.size());
  segments_[current_].end = size();
  segments_.push_back({size(), 0, segments_[segment].next, added});
  segments_[segment].next = added;
  current_ = added;
}

HtmlWriter::PlaceId HtmlWriter::here() {
  finish_start_tag();
  if (segments_.empty()) segments_.push_back({0, 0, k_none, 0});
  const PlaceId place = current_;
  go_on_after(place);
  return place;
}

void HtmlWriter::enter(PlaceId place) {
  finish_start_tag();
  entered_.push_back(place);
  entered_.push_back(current_);
  go_on_after(segments_[place].last);
}

void HtmlWriter::leave() {
  finish_start_tag();
  const std::uint32_t before = entered_.back();
  entered_.pop_back();
  segments_[entered_.back()].last = current_;
  entered_.pop_back();
  go_on_after(before);
}

SafeHtml HtmlWriter::finish() && {
  while (!open_.empty()) {
    if (in_start_tag_ && is_void(open_.back()))
      finish_start_tag();
    else
      close();
  }
  if (segments_.empty())
    room_.resize(size());
  else
    room_ = in_order();
  // At the very beginning of the output, U+FEFF would be read as a byte-order mark.
  std::size_t marks = 0;
  while (room_.compare(marks, utf8::k_byte_order_mark.size(), utf8::k_byte_order_mark) == 0)
    marks += utf8::k_byte_order_mark.size();
  room_.erase(0, marks);
  return SafeHtml(std::move(room_));
}

std::string HtmlWriter::in_order() {
  segments_[current_].end = size();
  std::string ordered;
  ordered.reserve(size());
  for (std::uint32_t index = 0; index != k_none; index = segments_[index].next) {
    ordered.append(begin_ + segments_[index].begin, segments_[index].end - segments_[index].begin);
  }
  return ordered;
}

} // namespace lede
