#include "html/html_writer.h"

#include <array>
#include <cstring>

#include "base/utf8.h"

namespace lede {
namespace {

// What a byte becomes on its way into markup. Everything that is not plain is handled apart.
enum class Escape : unsigned char { none, ampersand, less, greater, quote, lead_c2, carriage_return, drop };

constexpr std::array<Escape, 256> make_escapes(bool in_attribute) {
  std::array<Escape, 256> escapes{};
  for (unsigned byte = 0; byte < 0x20; ++byte) escapes[byte] = Escape::drop;
  escapes['\t'] = Escape::none;
  escapes['\n'] = Escape::none;
  escapes['\r'] = Escape::carriage_return;
  escapes['&'] = Escape::ampersand;
  escapes['<'] = Escape::less;
  escapes['>'] = Escape::greater;
  escapes[0xC2] = Escape::lead_c2; // perhaps U+00A0
  if (in_attribute) escapes['"'] = Escape::quote;
  return escapes;
}

constexpr std::array<Escape, 256> k_text_escapes = make_escapes(false);
constexpr std::array<Escape, 256> k_attribute_escapes = make_escapes(true);

} // namespace

void HtmlWriter::append_escaped(std::string_view text, bool in_attribute) {
  const std::array<Escape, 256>& escapes = in_attribute ? k_attribute_escapes : k_text_escapes;
  std::size_t plain_begin = 0;
  std::size_t index = 0;
  const auto flush = [&](std::size_t skip) {
    out_.append(text, plain_begin, index - plain_begin);
    index += skip;
    plain_begin = index;
  };
  while (index < text.size()) {
    switch (escapes[static_cast<unsigned char>(text[index])]) {
      case Escape::none: ++index; break;
      case Escape::ampersand:
        flush(1);
        out_ += "&amp;";
        break;
      case Escape::less:
        flush(1);
        out_ += "&lt;";
        break;
      case Escape::greater:
        flush(1);
        out_ += "&gt;";
        break;
      case Escape::quote:
        flush(1);
        out_ += "&quot;";
        break;
      case Escape::lead_c2:
        if (index + 1 < text.size() && text[index + 1] == '\xA0') {
          flush(2);
          out_ += "&nbsp;";
        } else {
          ++index;
        }
        break;
      case Escape::carriage_return: {
        // A parser reads CR and CRLF as LF; so do we, before it gets the chance.
        const bool line_feed_follows = index + 1 < text.size() && text[index + 1] == '\n';
        flush(1);
        if (!line_feed_follows) out_ += '\n';
        break;
      }
      case Escape::drop: flush(1); break;
    }
  }
  flush(0);
}

void HtmlWriter::finish_start_tag() {
  if (!in_start_tag_) return;
  in_start_tag_ = false;
  out_ += '>';
  if (is_void(open_.back())) open_.pop_back();
}

void HtmlWriter::open(Element element) {
  finish_start_tag();
  after_pre_ = element == Element::pre;
  out_ += '<';
  out_ += name_of(element);
  open_.push_back(element);
  in_start_tag_ = true;
}

void HtmlWriter::open(Element element, std::string_view class_name, std::string_view part) {
  open(element);
  attribute(Attribute::class_, class_name);
  if (!part.empty()) attribute(Attribute::part, part);
}

void HtmlWriter::attribute(Attribute attribute, std::string_view value) {
  out_ += ' ';
  out_ += name_of(attribute);
  out_ += "=\"";
  append_escaped(value, true);
  out_ += '"';
}

void HtmlWriter::attribute(Attribute attribute, std::int64_t value) {
  this->attribute(attribute, std::string_view(std::to_string(value)));
}

void HtmlWriter::attribute(Attribute attribute) { this->attribute(attribute, std::string_view()); }

void HtmlWriter::attribute(UrlAttribute attribute, const SafeUrl& url) {
  out_ += ' ';
  out_ += name_of(attribute);
  out_ += "=\"";
  append_escaped(url.view(), true);
  out_ += '"';
}

void HtmlWriter::text(std::string_view text) {
  finish_start_tag();
  if (after_pre_) {
    // What is dropped anyway must not hide the line feed that a parser would swallow after <pre>.
    while (!text.empty() && static_cast<unsigned char>(text.front()) < 0x20 && text.front() != '\t')
      text.remove_prefix(1);
    if (text.empty()) return;
    after_pre_ = false;
  }
  append_escaped(text, false);
}

void HtmlWriter::close() {
  finish_start_tag();
  after_pre_ = false;
  out_ += "</";
  out_ += name_of(open_.back());
  out_ += '>';
  open_.pop_back();
}

void HtmlWriter::append(const SafeHtml& html) {
  finish_start_tag();
  if (html.empty()) return;
  after_pre_ = false;
  out_ += html.view();
}

void HtmlWriter::element(Element element, std::string_view class_name, std::string_view text) {
  open(element, class_name);
  this->text(text);
  close();
}

void HtmlWriter::doctype() { out_ += "<!DOCTYPE html>"; }

void HtmlWriter::json_script(std::string_view json) {
  open(Element::script);
  attribute(Attribute::type, "application/ld+json");
  finish_start_tag();
  for (const char character : json) {
    switch (character) {
      case '<': out_ += "\\u003C"; break;
      case '>': out_ += "\\u003E"; break;
      case '&': out_ += "\\u0026"; break;
      default: out_ += character; break;
    }
  }
  close();
}

HtmlWriter::PlaceId HtmlWriter::here() {
  finish_start_tag();
  places_.push_back({current_, out_.size(), k_none});
  return places_.size() - 1;
}

std::uint32_t HtmlWriter::add_segment_after(std::uint32_t previous) {
  segments_.push_back({out_.size(), k_open, segments_[previous].next, k_none});
  const auto added = static_cast<std::uint32_t>(segments_.size() - 1);
  segments_[previous].next = added;
  return added;
}

void HtmlWriter::enter(PlaceId id) {
  finish_start_tag();
  segments_[current_].end = out_.size();
  Place& place = places_[id];
  // Places taken one right after the other, with nothing written between them, keep their order.
  for (PlaceId earlier = id; place.tail == k_none && earlier-- > 0 && places_[earlier].offset == place.offset;) {
    place.tail = places_[earlier].tail;
  }
  if (place.tail == k_none) {
    // A segment may have been split since the place was taken: its later half is the next one made from it.
    std::uint32_t segment = place.segment;
    while (place.offset > segments_[segment].end) segment = segments_[segment].split_into;
    const std::uint32_t later = static_cast<std::uint32_t>(segments_.size());
    segments_.push_back({place.offset, segments_[segment].end, segments_[segment].next, segments_[segment].split_into});
    segments_[segment].end = place.offset;
    segments_[segment].next = later;
    segments_[segment].split_into = later;
    if (current_ == segment) current_ = later;
    for (std::uint32_t& tail : returns_) {
      if (tail == segment) tail = later;
    }
    place.tail = segment;
  }
  returns_.push_back(current_);
  current_ = add_segment_after(place.tail);
  entered_.push_back(id);
}

void HtmlWriter::leave() {
  finish_start_tag();
  segments_[current_].end = out_.size();
  places_[entered_.back()].tail = current_;
  entered_.pop_back();
  current_ = add_segment_after(returns_.back());
  returns_.pop_back();
}

SafeHtml HtmlWriter::finish() && {
  while (!open_.empty()) {
    if (in_start_tag_ && is_void(open_.back()))
      finish_start_tag();
    else
      close();
  }
  if (segments_.size() > 1) put_in_order();
  // At the very beginning it would be taken for the mark of an encoding by whoever reads the output next.
  std::size_t marks = 0;
  while (std::string_view(out_).substr(marks).starts_with(utf8::k_byte_order_mark))
    marks += utf8::k_byte_order_mark.size();
  if (marks > 0) out_.erase(0, marks);
  return SafeHtml(std::move(out_));
}

void HtmlWriter::put_in_order() {
  segments_[current_].end = out_.size();
  std::string ordered;
  ordered.reserve(out_.size());
  for (std::uint32_t index = 0; index != k_none; index = segments_[index].next) {
    ordered.append(out_, segments_[index].begin, segments_[index].end - segments_[index].begin);
  }
  out_ = std::move(ordered);
}

} // namespace lede
