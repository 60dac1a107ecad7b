#include "body/footnotes.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace lede::body {
namespace {

constexpr std::size_t k_longest_label = 64; // bytes

void start(Sanitizer& sanitizer, Element element, std::span<const html::RawAttribute> attributes, std::size_t offset) {
  static_cast<void>(sanitizer.on_start_tag({element, name_of(element), attributes, false, offset}));
}

void end(Sanitizer& sanitizer, Element element, std::size_t offset) {
  sanitizer.on_end_tag({element, name_of(element), offset});
}

std::size_t count_spaces(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

/// The line at `begin`, without its line feed.
std::string_view line_at(std::string_view source, std::size_t begin) {
  return source.substr(begin, source.find('\n', begin) - begin);
}

/// The label of "[^label]" at the beginning of the text; empty where there is none.
std::string_view label_at(std::string_view text) {
  if (!text.starts_with("[^")) return {};
  const std::size_t end = text.substr(0, k_longest_label + 3).find_first_of("] \t\n[", 2);
  if (end == std::string_view::npos || end == 2 || text[end] != ']') return {};
  return text.substr(2, end - 2);
}

/// The label of a definition; empty where the line is none.
std::string_view label_of_definition(std::string_view line) {
  constexpr std::size_t k_most_indentation = 3;
  const std::size_t spaces = count_spaces(line);
  if (spaces > k_most_indentation) return {};
  const std::string_view label = label_at(line.substr(spaces));
  const std::size_t after = spaces + label.size() + 3;
  return !label.empty() && line.substr(after).starts_with(":") ? label : std::string_view();
}

/// Length of the fence that a line opens or closes a code block with, and its character; 0: it is no fence.
struct Fence {
  char character = 0;
  std::size_t size = 0;
};
Fence fence_of(std::string_view line) {
  constexpr std::size_t k_most_indentation = 3;
  const std::size_t spaces = count_spaces(line);
  if (spaces > k_most_indentation || spaces == line.size()) return {};
  const char character = line[spaces];
  if (character != '`' && character != '~') return {};
  const std::size_t end = std::min(line.find_first_not_of(character, spaces), line.size());
  constexpr std::size_t k_shortest = 3;
  return end - spaces < k_shortest ? Fence() : Fence{character, end - spaces};
}

} // namespace

Footnotes::Footnotes(std::string_view source, FootnoteList& list) : source_(source), list_(list) {
  Fence open;
  for (std::size_t begin = 0; begin < source.size();) {
    const std::string_view line = line_at(source, begin);
    const Fence fence = fence_of(line);
    if (open.size > 0) {
      const bool closes = fence.character == open.character && fence.size >= open.size;
      if (closes) open = {};
    } else if (fence.size > 0) {
      open = fence;
    } else if (notes_.size() < limits::max_footnotes && !label_of_definition(line).empty()) {
      begin = take_definition(begin);
      continue;
    }
    begin += line.size() + 1;
  }
  if (notes_.empty()) return;
  notes_before_ = list_.size();
  const std::size_t texts_before = list_.add_text();
  for (Footnote& note : notes_) note.texts_before = texts_before;
}

/// Takes the definition out. @return where the next line begins.
std::size_t Footnotes::take_definition(std::size_t begin) {
  constexpr std::size_t k_indentation = 4; // of what belongs to a note after an empty line
  if (blanked_.empty()) blanked_ = source_;
  std::string_view line = line_at(source_, begin);
  Footnote note;
  note.label = label_of_definition(line);
  note.offset = begin;
  std::string_view first = line.substr(count_spaces(line) + note.label.size() + 4);
  first.remove_prefix(count_spaces(first));
  note.text = first;
  std::size_t end = begin + line.size();
  bool after_empty_line = false;
  for (std::size_t next = end + 1; next < source_.size(); next += line.size() + 1) {
    line = line_at(source_, next);
    const bool blank = is_blank(line);
    const std::size_t spaces = count_spaces(line);
    if (!blank && (!label_of_definition(line).empty() || (after_empty_line && spaces < k_indentation))) break;
    note.text += '\n';
    after_empty_line = blank;
    if (blank) continue;
    note.text += line.substr(std::min(spaces, k_indentation));
    end = next + line.size();
  }
  std::fill(blanked_.begin() + static_cast<std::ptrdiff_t>(begin), blanked_.begin() + static_cast<std::ptrdiff_t>(end),
            ' ');
  // An empty line must stay where the definition was: it keeps what stands before and after it apart.
  notes_.push_back(std::move(note));
  return end + 1;
}

/// The first of that label; limits::max_footnotes keeps the walk short.
Footnote* Footnotes::find(std::string_view label) {
  for (Footnote& note : notes_) {
    if (note.label == label) return &note;
  }
  return nullptr;
}

Footnote* Footnotes::refer(std::string_view text, std::size_t& size) {
  const std::string_view label = label_at(text);
  Footnote* note = label.empty() ? nullptr : find(label);
  if (note == nullptr) return nullptr;
  size = label.size() + 3;
  ++note->references;
  if (note->number == 0) note->number = list_.next_number();
  return note;
}

std::vector<const Footnote*> Footnotes::in_order() {
  std::vector<const Footnote*> ordered(notes_.size());
  for (Footnote& note : notes_) {
    if (note.number == 0) note.number = list_.next_number();
    ordered[note.number - notes_before_ - 1] = &note;
  }
  return ordered;
}

std::string id_of(const Footnote& note, std::string_view kind) {
  if (note.texts_before == 0) return concat({kind, "-", note.label});
  return concat({kind, decimal(static_cast<std::int64_t>(note.texts_before + 1)), "-", note.label});
}

void write_reference(Sanitizer& sanitizer, const Footnote& note, std::size_t offset) {
  const std::string target = "#" + id_of(note, "fn");
  const std::string id = id_of(note, "fnref");
  const html::RawAttribute attributes[] = {{"href", target}, {"class", "lede-footnote-link"}, {"id", id}};
  const bool is_first = note.references == 1; // the one to come back to; an id stands once
  start(sanitizer, Element::sup, {}, offset);
  start(sanitizer, Element::a, {attributes, is_first ? 3U : 2U}, offset);
  sanitizer.on_text(decimal(static_cast<std::int64_t>(note.number)), offset);
  end(sanitizer, Element::a, offset);
  end(sanitizer, Element::sup, offset);
}

void write_way_back(Sanitizer& sanitizer, const Footnote& note) {
  const std::string target = "#" + id_of(note, "fnref");
  const html::RawAttribute attributes[] = {{"href", target}, {"class", "lede-footnote-back"}};
  start(sanitizer, Element::a, attributes, note.offset);
  sanitizer.on_text("\xE2\x86\x91", note.offset); // an arrow up
  end(sanitizer, Element::a, note.offset);
  sanitizer.on_text(" ", note.offset);
}

} // namespace lede::body
