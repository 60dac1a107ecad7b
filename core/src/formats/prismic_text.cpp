// Prismic's rich text.
#include "formats/prismic_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "formats/fields.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::size_t k_most_spans = 500; // of a paragraph

struct Span {
  std::int64_t begin; ///< In UTF-16 code units, as JavaScript counts.
  std::int64_t end;
  std::string_view element;
  Value address; ///< Of a link.
};

std::string_view element_of(std::string_view type) {
  if (type == "hyperlink") return "a";
  return type == "strong" || type == "em" ? type : std::string_view();
}

/// The elements of a paragraph: "heading2" is an h2.
std::string_view block_of(std::string_view type) {
  constexpr std::string_view k_headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  if (type.size() == 8 && type.starts_with("heading") && type[7] >= '1' && type[7] <= '6') {
    return k_headings[type[7] - '1'];
  }
  return type == "preformatted" ? "pre" : "p";
}

std::string_view list_of(std::string_view type) {
  return type == "list-item" ? "ul" : type == "o-list-item" ? "ol" : std::string_view();
}

/// Writes a text and opens and closes elements where its spans say so.
class SpanWriter {
 public:
  SpanWriter(Value text, std::vector<Span> spans, BodyBuilder& body)
      : text_(text), spans_(std::move(spans)), body_(body) {
    std::stable_sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
  }

  void write() {
    const std::string_view text = text_.text();
    std::size_t written = 0;
    std::int64_t units = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const bool is_inside = at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
      if (is_inside) continue;
      if (is_boundary(units) || at == text.size()) {
        if (at > written) body_.text(text.substr(written, at - written), text_);
        written = at;
        close(at == text.size() ? -1 : units);
        if (at < text.size()) open(units);
      }
      // What UTF-8 writes with four bytes, UTF-16 writes with two units.
      if (at < text.size()) units += static_cast<unsigned char>(text[at]) >= 0xF0 ? 2 : 1;
    }
  }

 private:
  [[nodiscard]] bool is_boundary(std::int64_t units) const {
    if (next_ < spans_.size() && spans_[next_].begin <= units) return true;
    return std::any_of(open_.begin(), open_.end(), [units](const Span* span) { return span->end <= units; });
  }

  /// Closes what ends here; what is open inside of it is opened again. @param units -1: everything ends.
  void close(std::int64_t units) {
    const auto first =
        std::find_if(open_.begin(), open_.end(), [units](const Span* span) { return units < 0 || span->end <= units; });
    const std::vector<const Span*> inside(first, open_.end());
    for (auto span = inside.rbegin(); span != inside.rend(); ++span) body_.end((*span)->element);
    open_.erase(first, open_.end());
    for (const Span* span : inside) {
      if (units >= 0 && span->end > units) start(*span);
    }
  }

  void open(std::int64_t units) {
    constexpr std::size_t k_most_open = 16;
    for (; next_ < spans_.size() && spans_[next_].begin <= units; ++next_) {
      if (spans_[next_].end > units && open_.size() < k_most_open) start(spans_[next_]);
    }
  }

  void start(const Span& span) {
    body_.start(span.element, text_, {{"href", span.address.text()}});
    open_.push_back(&span);
  }

  Value text_;
  std::vector<Span> spans_;
  BodyBuilder& body_;
  std::size_t next_ = 0;
  std::vector<const Span*> open_;
};

void write_text(Value block, BodyBuilder& body, Report& report) {
  const Value text = find(block, "text");
  if (!text || !expect(text, Kind::string, report)) return;
  std::vector<Span> spans;
  for (const Value span : find(block, "spans").children()) {
    const std::string_view element = element_of(text_at(span, "type"));
    const Value begin = find(span, "start");
    const Value end = find(span, "end");
    if (element.empty() || spans.size() == k_most_spans || !begin.is(Kind::number) || !end.is(Kind::number)) continue;
    spans.push_back({begin.integer().value_or(-1), end.integer().value_or(-1), element, find_path(span, "data url")});
    if (spans.back().begin < 0 || (element == "a" && !spans.back().address.is(Kind::string))) spans.pop_back();
  }
  SpanWriter(text, std::move(spans), body).write();
}

void read_block(Value block, std::string_view type, BodyBuilder& body, Report& report) {
  if (type == "image") {
    if (!add_picture(block, body)) warn_missing(block, "url", report);
    return;
  }
  if (type == "embed") {
    const Value address = find_path(block, "oembed embed_url");
    if (!address.is(Kind::string)) return warn_missing(block, "oembed.embed_url", report);
    Embed& embed = body.add<Embed>(block);
    read_string(address, embed.url, report);
    return read_plain(find_path(block, "oembed title"), embed.title, report);
  }
  if (!find(block, "text")) return warn_unknown_block(block, type, report);
  const std::string_view element = block_of(type);
  body.start(element, block);
  write_text(block, body, report);
  body.end(element);
}

} // namespace

bool is_prismic_text(Value value) {
  const Value first = first_object(value);
  return value.is(Kind::array) && find(first, "type").is(Kind::string) &&
         ((find(first, "spans").is(Kind::array) && find(first, "text").is(Kind::string)) || find(first, "oembed"));
}

void read_prismic_text(Value list, BodyBuilder& body, Report& report) {
  std::string_view open;
  for (const Value block : list.children()) {
    const std::string_view type = text_at(block, "type");
    const std::string_view wanted = list_of(type);
    if (open != wanted && !open.empty()) body.end(open);
    if (open != wanted && !wanted.empty()) body.start(wanted, block);
    open = wanted;
    if (wanted.empty()) {
      if (expect(block, Kind::object, report)) read_block(block, type, body, report);
      continue;
    }
    body.start("li", block);
    write_text(block, body, report);
    body.end("li");
  }
  if (!open.empty()) body.end(open);
}

} // namespace lede::formats
