// Mobiledoc, Ghost's format before Lexical: sections, and lists of marks, atoms and cards, to which sections refer by
// index. @see https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/words.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/repeats.h"
#include "formats/rich_text.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Returns the items of a list as a vector, since the document refers to them by index.
std::vector<Value> list_of(Value value) {
  std::vector<Value> items;
  for (const Value child : (value.is(Kind::array) ? value : Value()).children()) items.push_back(child);
  return items;
}

Value item_at(Value list, std::size_t place) {
  if (!list.is(Kind::array)) return {};
  for (const Value child : list.children()) {
    if (place-- == 0) return child;
  }
  return {};
}

class Reader {
 public:
  Reader(Value document, BodyBuilder& body, Report& report)
      : body_(body), report_(report), marks_(body), repeats_(document) {
    Value sections = find(document, "sections");
    // Version 0.2 has marks and sections in one list, and cards and pictures inside the sections.
    is_old_ = item_at(item_at(item_at(sections, 1), 0), 0).is(Kind::number) && !find(document, "markups");
    markups_ = list_of(is_old_ ? item_at(sections, 0) : find(document, "markups"));
    atoms_ = list_of(find(document, "atoms"));
    cards_ = list_of(find(document, "cards"));
    sections_ = is_old_ ? item_at(sections, 1) : sections;
  }

  void read() {
    for (const Value section : sections_.children()) read_section(section);
  }

 private:
  void read_section(Value section) {
    const std::vector<Value> parts = list_of(section);
    const std::int64_t kind = parts.empty() ? 0 : parts[0].integer().value_or(0);
    if (parts.size() < 2) return warn_invalid(section, messages::expected_mobiledoc_section, report_);
    if (kind == 1 && parts.size() > 2) return read_text(parts[1], parts[2]);
    if (kind == 2) return add_picture(parts[1]);
    if (kind == 3 && parts.size() > 2) return read_list(parts[1], parts[2]);
    if (kind != 10) return warn_invalid(section, messages::expected_mobiledoc_section, report_);
    if (is_old_) return read_card(parts[1], parts.size() > 2 ? parts[2] : Value());
    const Value card = member_of(cards_, parts[1]);
    if (!card) return warn_invalid(parts[1], messages::unknown_mobiledoc_card, report_);
    if (repeats_.allow(card, section, report_)) read_card(item_at(card, 0), item_at(card, 1));
  }

  static Value member_of(const std::vector<Value>& list, Value number) {
    const std::int64_t place = number.integer().value_or(-1);
    return place >= 0 && static_cast<std::size_t>(place) < list.size() ? list[static_cast<std::size_t>(place)]
                                                                       : Value();
  }

  void read_text(Value tag, Value markers) {
    constexpr std::string_view k_elements = "p h1 h2 h3 h4 h5 h6 blockquote aside";
    const bool is_quotation = tag.text() == "pull-quote";
    const std::string_view element = is_quotation                       ? std::string_view("blockquote")
                                     : has_word(k_elements, tag.text()) ? tag.text()
                                                                        : std::string_view("p");
    if (markers.size() == 0) return;
    body_.start(element, markers);
    read_markers(markers);
    body_.end(element);
  }

  void read_list(Value tag, Value items) {
    const std::string_view element = tag.text() == "ol" ? "ol" : "ul";
    body_.start(element, items);
    for (const Value item : items.children()) {
      body_.start("li", item);
      read_markers(item);
      body_.end("li");
    }
    body_.end(element);
  }

  /// Reads markers: [kind, marks that open, number of marks that close after it, text or index of an atom]. Version 0.2
  /// has no kind.
  void read_markers(Value markers) {
    std::vector<Value> open;
    for (const Value marker : markers.children()) {
      std::vector<Value> parts = list_of(marker);
      if (is_old_ && parts.size() == 3) parts.insert(parts.begin(), Value());
      if (parts.size() < 4) {
        warn_invalid(marker, messages::expected_mobiledoc_text, report_);
        continue;
      }
      for (const Value number : parts[1].children()) open.push_back(member_of(markups_, number));
      const bool is_atom = parts[0].integer().value_or(0) == 1;
      const Value atom = is_atom ? member_of(atoms_, parts[3]) : Value();
      set_marks(open, marker);
      if (is_atom) {
        write_atom(atom, parts[3]);
      } else if (expect(parts[3], Kind::string, report_)) {
        body_.text(parts[3].text(), parts[3]);
      }
      for (std::int64_t left = parts[2].integer().value_or(0); left > 0 && !open.empty(); --left) open.pop_back();
    }
    marks_.close();
  }

  void set_marks(const std::vector<Value>& open, Value from) {
    MarkSet wanted;
    for (const Value markup : open) {
      const std::vector<Value> attributes = list_of(item_at(markup, 1));
      std::string_view address;
      for (std::size_t at = 0; at + 1 < attributes.size(); at += 2) {
        if (attributes[at].text() == "href") address = attributes[at + 1].text();
      }
      if (!address.empty() && !repeats_.allow(markup, from, report_)) continue;
      wanted.add(item_at(markup, 0).text(), address);
    }
    marks_.set(wanted, from);
  }

  void write_atom(Value atom, Value number) {
    if (!atom) return warn_invalid(number, messages::unknown_mobiledoc_atom, report_);
    const Value text = item_at(atom, 1);
    if (item_at(atom, 0).text() == "soft-return") return body_.text("\n", number);
    if (text.is(Kind::string) && repeats_.allow(atom, number, report_)) body_.text(text.text(), text);
  }

  void add_picture(Value address) {
    if (!expect(address, Kind::string, report_)) return;
    read_string(address, body_.add<Image>(address).url, report_);
  }

  void read_card(Value name, Value payload) {
    std::string type = plain_type(name.text());
    if (type.starts_with("card")) type.erase(0, 4); // "card-markdown"
    TreeReader(body_, report_).read_card(type, payload);
  }

  BodyBuilder& body_;
  Report& report_;
  InlineMarks marks_;
  Repeats repeats_;
  bool is_old_ = false;
  std::vector<Value> markups_;
  std::vector<Value> atoms_;
  std::vector<Value> cards_;
  Value sections_;
};

} // namespace

bool is_mobiledoc(Value value) {
  const Value sections = find(value, "sections");
  if (!sections.is(Kind::array) || !find(value, "version").is(Kind::string)) return false;
  return find(value, "markups").is(Kind::array) || find(value, "cards").is(Kind::array) ||
         (sections.size() == 2 && item_at(sections, 1).is(Kind::array));
}

void read_mobiledoc(Value value, BodyBuilder& body, Report& report) { Reader(value, body, report).read(); }

} // namespace lede::formats
