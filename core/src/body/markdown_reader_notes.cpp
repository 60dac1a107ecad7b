#include "body/markdown_reader.h"

namespace lede::body {

/// @return whether the new item is a footnote.
bool MarkdownReader::enter_note() {
  if (found_.footnotes == nullptr) return false;
  const std::vector<std::size_t>& items = found_.footnotes->items();
  const std::size_t index = next_item_ < items.size() ? items[next_item_] : FootnoteReference::k_no_note;
  ++next_item_;
  items_.push_back(index);
  if (index == FootnoteReference::k_no_note) {
    OpenList& list = lists_.back();
    if (!list.is_begun) start_list(list.is_ordered, list.number);
    list.is_begun = true;
    return false;
  }
  const Footnote& note = found_.footnotes->notes()[index];
  offset_ = note.offset;
  notes_.push_back({index, depth_, sanitizer_, note.references == 0, false});
  sanitizer_ = &found_.list->begin_note(origin_, note.end - note.offset);
  return true;
}

/// @return whether the closing item is a footnote.
bool MarkdownReader::leave_note() {
  if (found_.footnotes == nullptr) return false;
  const std::size_t index = items_.back();
  items_.pop_back();
  if (index == FootnoteReference::k_no_note) return false;
  leave_note_text();
  --depth_;
  write_ways_back();
  sanitizer_ = notes_.back().around;
  notes_.pop_back();
  written_notes_.resize(found_.footnotes->notes().size());
  written_notes_[index] = found_.list->end_note();
  return true;
}

/// Text directly in a note, outside of all blocks, gets a paragraph.
void MarkdownReader::enter_note_text() {
  if (notes_.empty() || notes_.back().depth != depth_ || notes_.back().in_paragraph) return;
  notes_.back().in_paragraph = true;
  paragraph_ = Paragraph::pending;
}

void MarkdownReader::leave_note_text() {
  if (notes_.empty() || !notes_.back().in_paragraph || notes_.back().depth != depth_) return;
  notes_.back().in_paragraph = false;
  leave_paragraph();
}

/// Writes the links back in the note's first paragraph, or after the note if it has none.
void MarkdownReader::write_ways_back() {
  if (notes_.empty() || notes_.back().has_way_back) return;
  notes_.back().has_way_back = true;
  body::write_ways_back(*sanitizer_, found_.footnotes->notes()[notes_.back().note]);
}

/// @return the size of the written part of the text, which ends with the last reference.
std::size_t MarkdownReader::write_references(std::string_view text, std::size_t offset) {
  const std::vector<FootnoteReference>& references = found_.footnotes->references();
  std::size_t written = 0;
  while (next_reference_ < references.size() && references[next_reference_].begin < offset) ++next_reference_;
  for (; next_reference_ < references.size() && references[next_reference_].end <= offset + text.size();
       ++next_reference_) {
    const FootnoteReference& reference = references[next_reference_];
    if (!reference.is_text || reference.note == FootnoteReference::k_no_note) continue;
    const std::size_t begin = reference.begin - offset;
    if (begin > written) {
      if (link_waits_) reopen_link();
      sanitizer_->on_text(text.substr(written, begin - written), offset + written);
    }
    interrupt_link();
    write_reference(*sanitizer_, found_.footnotes->notes()[reference.note], reference.begin);
    written = reference.end - offset;
  }
  return written;
}

/// A link cannot contain the link to a note. So it ends before that, and a second link with the rest of its text
/// follows.
void MarkdownReader::interrupt_link() {
  if (!sanitizer_->is_in_link()) return;
  end(Element::a);
  link_waits_ = link_depth_ > 0;
}

void MarkdownReader::reopen_link() {
  link_waits_ = false;
  const html::RawAttribute attributes[] = {{"href", link_address_}, {"title", link_title_}};
  start(Element::a, {attributes, link_title_.empty() ? 1U : 2U});
}

void MarkdownReader::end_notes() {
  while (!notes_.empty()) {
    const std::size_t index = notes_.back().note;
    sanitizer_ = notes_.back().around;
    notes_.pop_back();
    written_notes_.resize(found_.footnotes->notes().size());
    written_notes_[index] = found_.list->end_note();
  }
}

void MarkdownReader::append_notes(Origin origin) {
  written_notes_.resize(found_.footnotes->notes().size());
  for (const std::size_t index : found_.footnotes->in_order()) {
    const Footnote& note = found_.footnotes->notes()[index];
    if (written_notes_[index].empty()) continue; // beyond a limit: it was shown as plain text
    found_.list->append_note(note.is_first ? id_of(note, "fn") : std::string(), origin, note.offset,
                             written_notes_[index]);
  }
}

} // namespace lede::body
