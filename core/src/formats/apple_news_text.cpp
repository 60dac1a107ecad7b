// Texts of Apple News components.
#include "formats/apple_news_text.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "formats/fields.h"
#include "formats/markdown_line.h"
#include "formats/values.h"

namespace lede::formats::apple_news {
namespace {

using json::Kind;
using json::Value;

/// Writes a text with its ranges, which are counted in UTF-16 code units, as in Apple's strings.
class RangeWriter {
 public:
  RangeWriter(Value text, BodyBuilder& body) : value_(text), rest_(text.text()), body_(body) {}

  /// Writes a link over a range of the text.
  void write_link(std::int64_t begin, std::int64_t length, Value address) {
    if (begin < position_ || length <= 0) return; // overlaps the one before it
    write(take(begin - position_));
    const std::string_view words = take(length);
    if (words.empty()) return;
    open_paragraph();
    body_.start("a", address, {{"href", address.text()}});
    body_.text(words, value_);
    body_.end("a");
  }

  void finish() {
    write(rest_);
    if (in_paragraph_) body_.end("p");
  }

 private:
  std::string_view take(std::int64_t units) {
    std::size_t end = 0;
    while (units > 0 && end < rest_.size()) {
      const int size = utf8::decode(rest_, end) > 0xFFFF ? 2 : 1;
      units -= size;
      position_ += size;
    }
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  }

  void open_paragraph() {
    if (!in_paragraph_) body_.start("p", value_);
    in_paragraph_ = true;
  }

  /// Writes a text as paragraphs, which end at empty lines.
  void write(std::string_view text) {
    while (!text.empty()) {
      open_paragraph();
      const std::size_t end = text.find("\n\n");
      body_.text(text.substr(0, end), value_);
      if (end == std::string_view::npos) return;
      body_.end("p");
      in_paragraph_ = false;
      const std::size_t next = text.find_first_not_of('\n', end);
      text = next == std::string_view::npos ? std::string_view() : text.substr(next);
    }
  }

  Value value_;
  std::string_view rest_;
  BodyBuilder& body_;
  std::int64_t position_ = 0;
  bool in_paragraph_ = false;
};

void add_with_links(Value additions, Value text, BodyBuilder& body, Report& report) {
  RangeWriter writer(text, body);
  for (const Value addition : additions.children()) {
    if (!expect(addition, Kind::object, report)) continue;
    const Value address = find(addition, "URL");
    const auto begin = find(addition, "rangeStart").integer();
    const auto length = find(addition, "rangeLength").integer();
    if (text_at(addition, "type") == "link" && address.is(Kind::string) && begin && length) {
      writer.write_link(*begin, *length, address);
    }
  }
  writer.finish();
}

} // namespace

Markup markup_of(Value component) {
  const std::string_view format = text_at(component, "format");
  return format == "html" ? Markup::html : format == "markdown" ? Markup::markdown : Markup::text;
}

void add_text(Value component, Value text, BodyBuilder& body, Report& report) {
  const Value additions = find(component, "additions");
  switch (markup_of(component)) {
    case Markup::html: return body.add_html(text);
    case Markup::markdown: return body.add_markdown(text);
    case Markup::text: break;
  }
  if (additions.size() == 0) return body.add_text(text);
  add_with_links(additions, text, body, report);
}

void add_heading(std::string_view element, Value component, Value text, BodyBuilder& body) {
  const Markup markup = markup_of(component);
  if (markup == Markup::markdown) {
    if (text.text().starts_with('#')) return body.add_markdown(text);
    constexpr std::string_view k_marks = "######";
    return body.add_markdown(text, concat({k_marks.substr(0, static_cast<std::size_t>(element.back() - '0')), " "}));
  }
  body.start(element, text);
  if (markup == Markup::html) {
    body.inline_html(text.text(), text);
  } else {
    body.text(text.text(), text);
  }
  body.end(element);
}

void read_line(Value component, Value text, Text& line) {
  const std::string_view value = text.text();
  switch (markup_of(component)) {
    case Markup::html: line.value = text_of_html(value); break;
    case Markup::markdown:
      line.value = words_of_markdown_line(value.substr(std::min(value.find_first_not_of("# "), value.size())));
      break;
    case Markup::text: line.value = value; break;
  }
  line.origin = text.origin();
}

} // namespace lede::formats::apple_news
