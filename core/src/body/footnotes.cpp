#include "body/footnotes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "html/scan.h"

namespace lede::body {
namespace {

constexpr std::size_t k_no_note = FootnoteReference::k_no_note;
constexpr std::size_t k_longest_label = 128; // bytes
constexpr std::size_t k_content_column = 4;  // the indentation of a definition's further paragraphs
constexpr std::size_t k_most_ways_back = 99;
constexpr std::string_view k_marks = "+*-"; // the marks of list items; the first is the rarest

void start(Sanitizer& sanitizer, Element element, std::span<const html::RawAttribute> attributes, std::size_t offset) {
  static_cast<void>(sanitizer.on_start_tag({element, name_of(element), attributes, false, offset}));
}

void end(Sanitizer& sanitizer, Element element, std::size_t offset) {
  sanitizer.on_end_tag({element, name_of(element), offset});
}

/// Returns the label if the text begins with "[^label]"; else empty.
std::string_view label_at(std::string_view text) {
  if (!text.starts_with("[^")) return {};
  const std::size_t end = text.substr(0, k_longest_label + 3).find_first_of("] \t\n[", 2);
  if (end == std::string_view::npos || end == 2 || text[end] != ']' || text[end - 1] == '\\') return {};
  return text.substr(2, end - 2);
}

/// The part of a line before its content: indentation, and marks of block quotes and list items.
class LinePrefix {
 public:
  explicit LinePrefix(std::string_view line) : line_(line) {
    do read_blanks();
    while (at_ < line_.size() && (line_[at_] == '>' ? read_quote() : read_item()));
  }

  [[nodiscard]] std::size_t size() const { return at_; }
  [[nodiscard]] bool is_blank() const { return at_ == line_.size(); }
  [[nodiscard]] std::size_t column() const { return column_; }
  /// The column of the content inside the line's own marks.
  [[nodiscard]] std::size_t base() const { return base_; }
  [[nodiscard]] bool begins_item() const { return begins_item_; }
  [[nodiscard]] bool has_mark(char mark) const {
    return k_marks.find(mark) < seen_.size() && seen_[k_marks.find(mark)];
  }

 private:
  void read_blanks() {
    constexpr std::size_t k_tab = 4;
    for (; at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t'); ++at_)
      column_ += line_[at_] == ' ' ? 1 : k_tab - column_ % k_tab;
  }

  bool read_quote() {
    ++at_;
    ++column_;
    base_ = column_ + (at_ < line_.size() && line_[at_] == ' ' ? 1 : 0);
    return true;
  }

  bool read_item() {
    std::size_t end = at_;
    while (end < line_.size() && ascii::is_digit(line_[end])) ++end;
    if (end == line_.size()) return false;
    const std::size_t mark = k_marks.find(line_[end]);
    if (end > at_ ? line_[end] != '.' && line_[end] != ')' : mark == std::string_view::npos) return false;
    ++end;
    if (end < line_.size() && line_[end] != ' ' && line_[end] != '\t') return false;
    if (mark != std::string_view::npos) seen_[mark] = true;
    column_ += end - at_;
    at_ = end;
    read_blanks();
    base_ = column_;
    begins_item_ = true;
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;
  std::size_t base_ = 0;
  bool begins_item_ = false;
  std::array<bool, k_marks.size()> seen_{};
};

/// The text that makes a definition a list item: the mark, spaces up to the note's content, and a task box if the item
/// has to be recognised by it.
std::string_view item_for(char mark, std::size_t indentation, bool with_box) {
  constexpr std::size_t k_box = 4;
  constexpr std::string_view k_items[] = {"+   [x] ", "*   [x] ", "-   [x] ", "+  [x] ", "*  [x] ",
                                          "-  [x] ",  "+ [x] ",   "* [x] ",   "- [x] "};
  const std::size_t shorter = std::min<std::size_t>(indentation, 2);
  std::string_view item = k_items[shorter * k_marks.size() + k_marks.find(mark)];
  if (!with_box) item.remove_suffix(k_box);
  return item;
}

/// Whether a line begins with text. Only such a note can have a task box: after a box, md4c always begins a paragraph.
bool begins_with_text(std::string_view line) {
  return !line.empty() && std::string_view("-+*>#`~<").find(line.front()) == std::string_view::npos &&
         !ascii::is_digit(line.front());
}

/// Whether an empty line and then an indented one follow a definition's first line: the note begins there.
bool begins_behind_blank(std::string_view rest) {
  const std::size_t empty = rest.find_first_not_of(" \t", 1);
  if (!rest.starts_with('\n') || empty == std::string_view::npos || rest[empty] != '\n') return false;
  const std::string_view line = rest.substr(empty + 1);
  return line.starts_with("    ") || line.starts_with('\t');
}

/// Whether the text after the reference would make it a link: another reference, or words in parentheses. "[^1](/x)" is
/// a link; "[^1](2021)" is not meant to be one.
bool is_like_link(std::string_view text, const FootnoteReference& reference) {
  constexpr std::size_t k_longest = 64; // bytes in parentheses
  const std::string_view rest = text.substr(reference.end, k_longest);
  const std::string_view label = text.substr(reference.begin + 2, reference.end - reference.begin - 3);
  if (!rest.starts_with('(')) return rest.starts_with('[');
  const std::size_t end = rest.find_first_of("/.#:?)");
  const bool is_number = label.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number && end != std::string_view::npos && rest[end] == ')';
}

} // namespace

Footnotes::Footnotes(MarkdownSource& source) {
  const std::string_view text = source.original();
  if (text.find("]:") == std::string_view::npos) return;
  find_definitions(text);
  if (!has_own_mark_) drop_definitions_inside(source);
  if (notes_.empty()) return;
  find_references(text);
  for (std::size_t index = 0; index < notes_.size(); ++index) {
    const Footnote& note = notes_[index];
    const std::string_view rest = text.substr(note.offset + note.size);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const bool begins_with_note = index + 1 < notes_.size() && notes_[index + 1].is_inside;
    const bool with_box = !has_own_mark_ || (begins_with_text(line) && !begins_with_note);
    source.replace(note.offset, note.size, item_for(mark_, indentations_[index], with_box));
    if (line.empty() && has_own_mark_ && begins_behind_blank(rest))
      source.replace(note.offset + note.size, 0, k_like_letter);
  }
  // "[^*]" is a reference, not emphasis, so the marks in labels are hidden. A letter after a reference prevents it from
  // becoming a link with the next reference or with words in parentheses.
  for (const FootnoteReference& reference : references_) {
    for (std::size_t at = reference.begin; at < reference.end; ++at) source.hide(at);
    if (is_like_link(text, reference)) source.replace(reference.end, 0, k_like_letter);
  }
}

void Footnotes::find_definitions(std::string_view text) {
  std::array<bool, k_marks.size()> used{};
  std::size_t item = 0; // the column of the content of the last item, which may still be open
  bool after_empty = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = html::find_byte(text, begin, '\n');
    const std::string_view line = text.substr(begin, end - begin);
    const LinePrefix prefix(line);
    const auto note_marks = [&](const LinePrefix& marks) {
      for (std::size_t mark = 0; mark < used.size(); ++mark) used[mark] = used[mark] || marks.has_mark(k_marks[mark]);
    };
    note_marks(prefix);
    if (!prefix.is_blank() && !prefix.begins_item() && after_empty && prefix.column() < item) item = 0;
    const std::string_view content = line.substr(prefix.size());
    const std::string_view label = label_at(content);
    if (!label.empty() && content.substr(label.size() + 3).starts_with(":") && notes_.size() < limits::max_footnotes) {
      const std::size_t after = label.size() + 4;
      const std::size_t size = std::min(content.find_first_not_of(" \t", after), content.size());
      const std::size_t base = std::max(prefix.base(), prefix.column() >= item ? item : 0);
      notes_.push_back({.label = label, .offset = begin + prefix.size(), .size = size});
      indentations_.push_back(static_cast<std::uint8_t>(std::min(prefix.column() - base, k_content_column)));
      find_definitions_inside(text, end);
      note_marks(LinePrefix(line.substr(notes_.back().offset + notes_.back().size - begin)));
    }
    if (prefix.begins_item()) item = prefix.base();
    after_empty = prefix.is_blank();
    begin = end + 1;
  }
  for (std::size_t mark = used.size(); mark-- > 0;) {
    if (used[mark]) continue;
    mark_ = k_marks[mark];
    has_own_mark_ = true;
  }
}

/// "[^1]:[^2]: text": the content of a note may begin with another definition.
void Footnotes::find_definitions_inside(std::string_view text, std::size_t line_end) {
  while (notes_.size() < limits::max_footnotes) {
    const std::size_t begin = notes_.back().offset + notes_.back().size;
    const std::string_view content = text.substr(begin, line_end - begin);
    const std::string_view label = label_at(content);
    if (label.empty() || !content.substr(label.size() + 3).starts_with(":")) return;
    const std::size_t size = std::min(content.find_first_not_of(" \t", label.size() + 4), content.size());
    notes_.push_back({.label = label, .offset = begin, .size = size, .is_inside = true});
    indentations_.push_back(0);
  }
}

/// An item that is recognised by its task box cannot begin with another item. A definition inside it stays text.
void Footnotes::drop_definitions_inside(MarkdownSource& source) {
  std::size_t kept = 0;
  for (std::size_t note = 0; note < notes_.size(); ++note) {
    if (notes_[note].is_inside) {
      source.replace(notes_[note].offset, 0, k_like_letter);
      continue;
    }
    indentations_[kept] = indentations_[note];
    notes_[kept++] = notes_[note];
  }
  indentations_.resize(kept);
  notes_.resize(kept);
}

void Footnotes::find_references(std::string_view text) {
  auto definition = notes_.begin();
  for (std::size_t at = text.find("[^"); at != std::string_view::npos; at = text.find("[^", at)) {
    while (definition != notes_.end() && definition->offset < at) ++definition;
    const std::string_view label = label_at(text.substr(at));
    const bool is_definition = definition != notes_.end() && definition->offset == at;
    if (!label.empty() && !is_definition) references_.push_back({.begin = at, .end = at + label.size() + 3});
    at += label.empty() ? 2 : label.size() + 3;
  }
}

std::size_t Footnotes::last_before(std::size_t offset) const {
  const auto after = std::upper_bound(notes_.begin(), notes_.end(), offset,
                                      [](std::size_t wanted, const Footnote& note) { return wanted < note.offset; });
  return after == notes_.begin() ? k_no_note : static_cast<std::size_t>(after - notes_.begin()) - 1;
}

void Footnotes::number(std::size_t note) {
  if (notes_[note].number != 0) return;
  order_.push_back(note);
  notes_[note].number = order_.size();
}

void Footnotes::number_references(std::size_t inside) {
  for (const FootnoteReference& reference : references_) {
    if (reference.is_text && reference.note != k_no_note && reference.inside == inside) number(reference.note);
  }
}

void Footnotes::settle(MarkdownSource& source, FootnoteList& list) {
  for (const FootnoteReference& reference : references_) {
    if (reference.is_text && reference.note != k_no_note) ++notes_[reference.note].references;
  }
  number_references(k_no_note);
  // limits::max_footnotes bounds these loops.
  for (std::size_t done = 0; done < order_.size(); ++done) number_references(order_[done]);
  std::size_t defined = 0;
  for (std::size_t note = 0; note < notes_.size(); ++note) {
    if (!notes_[note].is_defined) {
      source.restore(notes_[note].offset);
      continue;
    }
    number(note);
    ++defined;
  }
  if (defined == 0) return;
  const std::size_t texts_before = list.add_text();
  for (const std::size_t note : order_) {
    notes_[note].texts_before = texts_before;
    notes_[note].number = list.next_number();
  }
}

std::string id_of(const Footnote& note, std::string_view kind, std::size_t reference) {
  const std::string text =
      note.texts_before == 0 ? std::string() : decimal(static_cast<std::int64_t>(note.texts_before + 1));
  // The number of a reference is put before the label: a label may be "1-2", whose first reference is "fnref-1-2".
  const std::string which = reference < 2 ? std::string() : "." + decimal(static_cast<std::int64_t>(reference));
  return concat({kind, text, which, "-", note.label});
}

void write_reference(Sanitizer& sanitizer, Footnote& note, std::size_t offset) {
  const std::string target = "#" + id_of(note, "fn");
  const bool has_way_back = ++note.written <= k_most_ways_back;
  const std::string id = has_way_back ? id_of(note, "fnref", note.written) : std::string();
  const html::RawAttribute attributes[] = {{"href", target}, {"class", "lede-footnote-link"}, {"id", id}};
  start(sanitizer, Element::sup, {}, offset);
  start(sanitizer, Element::a, {attributes, has_way_back ? 3U : 2U}, offset);
  sanitizer.on_text(decimal(static_cast<std::int64_t>(note.number)), offset);
  end(sanitizer, Element::a, offset);
  end(sanitizer, Element::sup, offset);
}

void write_ways_back(Sanitizer& sanitizer, const Footnote& note) {
  for (std::size_t reference = 1; reference <= std::min(note.references, k_most_ways_back); ++reference) {
    const std::string target = "#" + id_of(note, "fnref", reference);
    const html::RawAttribute attributes[] = {{"href", target}, {"class", "lede-footnote-back"}};
    start(sanitizer, Element::a, attributes, note.offset);
    sanitizer.on_text("\xE2\x86\x91", note.offset); // an arrow up
    if (reference > 1) {
      start(sanitizer, Element::sup, {}, note.offset);
      sanitizer.on_text(decimal(static_cast<std::int64_t>(reference)), note.offset);
      end(sanitizer, Element::sup, note.offset);
    }
    end(sanitizer, Element::a, note.offset);
    sanitizer.on_text(" ", note.offset);
  }
}

} // namespace lede::body
