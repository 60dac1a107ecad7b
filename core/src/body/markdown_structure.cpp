#include "body/markdown_structure.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text.h"
#include "body/markdown_parse.h"

namespace lede::body {
namespace {

constexpr std::size_t k_no_note = FootnoteReference::k_no_note;

class StructureReader {
 public:
  StructureReader(MarkdownSource& source, Footnotes* footnotes, const TableEdges& tables, MarkdownBudget& budget)
      : source_(source),
        footnotes_(footnotes),
        tables_(tables.behind_text),
        blocks_(tables.blocks_behind),
        budget_(budget) {}

  TableEdges read() {
    // If the budget is used up here, MarkdownReader will stop at the same point.
    static_cast<void>(parse_markdown(source_.for_parser(), *this));
    if (footnotes_ != nullptr && !notes_inside_.empty()) end_notes(0);
    return std::move(edges_);
  }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && !budget_.spend_cell()) return -1;
    ++sequence_;
    is_text_ = type != MD_BLOCK_CODE && type != MD_BLOCK_HTML;
    in_cell_ = type == MD_BLOCK_TD;
    if (footnotes_ == nullptr) return 0;
    if (type == MD_BLOCK_UL) lists_.push_back(static_cast<MD_BLOCK_UL_DETAIL*>(detail)->mark);
    if (type == MD_BLOCK_OL) lists_.push_back('\0');
    if (type == MD_BLOCK_LI) enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type, void*) {
    ++sequence_;
    is_text_ = true;
    in_cell_ = false;
    if (footnotes_ == nullptr) return 0;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type != MD_BLOCK_LI) return 0;
    open_items_.pop_back();
    end_notes(open_items_.size());
    return 0;
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG) ++pictures_;
    if (type == MD_SPAN_A) is_address_ = static_cast<MD_SPAN_A_DETAIL*>(detail)->is_autolink != 0;
    return 0;
  }

  int leave_span(MD_SPANTYPE type, void*) {
    if (type == MD_SPAN_IMG) --pictures_;
    if (type == MD_SPAN_A) is_address_ = false;
    return 0;
  }

  int text(MD_TEXTTYPE type, std::string_view piece) {
    if (!source_.holds(piece)) return 0;
    const std::string_view original = source_.original_of(piece);
    const auto begin = static_cast<std::size_t>(original.data() - source_.original().data());
    if (is_text_) look_for_table(begin);
    look_for_block(begin);
    if (footnotes_ == nullptr) return 0;
    end_ = begin + original.size();
    if (type == MD_TEXT_NORMAL && pictures_ == 0 && !is_address_) look_for_references(begin, end_);
    return 0;
  }

 private:
  struct NoteInside {
    std::size_t note;
    std::size_t items; // open around it
  };

  void enter_item(const MD_BLOCK_LI_DETAIL& detail) {
    open_items_.push_back(footnotes_->items().size());
    footnotes_->items().push_back(k_no_note);
    if (detail.is_task != 0) {
      const std::string_view mark = source_.parsed().substr(detail.task_mark_offset, 1);
      const auto offset = static_cast<std::size_t>(source_.original_of(mark).data() - source_.original().data());
      const std::size_t note = footnotes_->last_before(offset);
      if (note != k_no_note && offset <= footnotes_->notes()[note].offset + footnotes_->notes()[note].size)
        return begin_note_of(open_items_.back(), note);
    }
    if (!footnotes_->has_own_mark() || lists_.back() != footnotes_->mark()) return;
    // No text after its mark has been read yet.
    const std::size_t before = end_ == 0 ? k_no_note : footnotes_->last_before(end_ - 1);
    const std::size_t next = before == k_no_note ? 0 : before + 1;
    if (next < footnotes_->notes().size()) begin_note_of(open_items_.back(), next);
  }

  void begin_note_of(std::size_t item, std::size_t index) {
    Footnote& note = footnotes_->notes()[index];
    if (note.is_defined) return;
    note.is_defined = true;
    end_ = note.offset + note.size;
    footnotes_->items()[item] = index;
    notes_inside_.push_back({index, open_items_.size()});
  }

  void end_notes(std::size_t items) {
    while (!notes_inside_.empty() && notes_inside_.back().items > items) {
      Footnote& note = footnotes_->notes()[notes_inside_.back().note];
      note.end = std::max(note.offset, end_);
      notes_inside_.pop_back();
    }
  }

  void look_for_table(std::size_t offset) {
    while (table_ < tables_.size() && tables_[table_].end <= offset) next_table();
    if (table_ == tables_.size() || offset < tables_[table_].line) return;
    const TableBehindText& table = tables_[table_];
    if (offset < table.header)
      line_sequence_ = sequence_;
    else if (offset < table.delimiters)
      header_sequence_ = sequence_;
    else if ((line_sequence_ == sequence_ || table.is_behind_definition) && header_sequence_ == sequence_ &&
             interrupted_ != sequence_) {
      edges_.behind_text.push_back(table);
      if (table.block_behind > 0) edges_.blocks_behind.push_back(blocks_[table.block_behind - 1]);
      interrupted_ = sequence_; // the rest of this paragraph is rows of the table
    }
  }

  void look_for_block(std::size_t offset) {
    for (; block_ < blocks_.size() && blocks_[block_].begin <= offset; ++block_) {
      if (in_cell_ && offset < blocks_[block_].end) edges_.blocks_behind.push_back(blocks_[block_]);
    }
  }

  void next_table() {
    ++table_;
    line_sequence_ = header_sequence_ = 0;
  }

  void look_for_references(std::size_t begin, std::size_t end) {
    std::vector<FootnoteReference>& references = footnotes_->references();
    while (reference_ < references.size() && references[reference_].begin < begin) ++reference_;
    for (; reference_ < references.size() && references[reference_].end <= end; ++reference_) {
      references[reference_].is_text = true;
      if (!notes_inside_.empty()) references[reference_].inside = notes_inside_.back().note;
    }
  }

  MarkdownSource& source_;
  Footnotes* footnotes_;
  std::span<const TableBehindText> tables_;
  std::span<const BlockBehindTable> blocks_;
  MarkdownBudget& budget_;
  TableEdges edges_;
  std::size_t table_ = 0;
  std::size_t block_ = 0;
  std::size_t sequence_ = 1; // changes where blocks begin or end: one block, one number
  std::size_t line_sequence_ = 0;
  std::size_t header_sequence_ = 0;
  std::size_t interrupted_ = 0;
  bool is_text_ = true;
  bool in_cell_ = false;
  std::vector<char> lists_;             // the marks of the open lists
  std::vector<std::size_t> open_items_; // their indices among all items
  std::vector<NoteInside> notes_inside_;
  std::size_t reference_ = 0;
  std::size_t pictures_ = 0;
  bool is_address_ = false; // in angle brackets
  std::size_t end_ = 0;     // of the last text
};

/// Finds the first definition of each label. Labels match by the rule for link labels.
class LabelReader {
 public:
  LabelReader(const std::vector<std::string_view>& labels, const std::vector<Footnote>& notes)
      : found_(labels.size(), k_no_note) {
    for (const std::string_view label : labels) text_ += concat({"[^", label, "]\n\n"});
    for (std::size_t note = 0; note < notes.size(); ++note) {
      if (notes[note].is_defined)
        text_ += concat({"[^", notes[note].label, "]: ", decimal(static_cast<std::int64_t>(note)), "\n"});
    }
    static_cast<void>(parse_markdown(text_, *this));
  }

  [[nodiscard]] const std::vector<std::size_t>& found() const { return found_; }

  int enter_block(MD_BLOCKTYPE type, void*) {
    if (type == MD_BLOCK_P) ++paragraphs_;
    return 0;
  }
  int leave_block(MD_BLOCKTYPE, void*) { return 0; }
  int enter_span(MD_SPANTYPE type, void* detail) {
    if (type != MD_SPAN_A || paragraphs_ > found_.size()) return 0;
    const MD_ATTRIBUTE& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    std::size_t note = 0;
    for (MD_SIZE at = 0; at < address.size; ++at) note = note * 10 + static_cast<std::size_t>(address.text[at] - '0');
    found_[paragraphs_ - 1] = note;
    return 0;
  }
  int leave_span(MD_SPANTYPE, void*) { return 0; }
  int text(MD_TEXTTYPE, std::string_view) { return 0; }

 private:
  std::string text_;
  std::vector<std::size_t> found_;
  std::size_t paragraphs_ = 0;
};

void match_labels(std::string_view text, Footnotes& footnotes) {
  const auto label_of = [&](const FootnoteReference& reference) {
    return text.substr(reference.begin + 2, reference.end - reference.begin - 3);
  };
  std::vector<std::string_view> labels;
  for (const Footnote& note : footnotes.notes()) {
    if (note.is_defined) labels.push_back(note.label);
  }
  if (labels.empty()) return;
  for (const FootnoteReference& reference : footnotes.references()) {
    if (reference.is_text) labels.push_back(label_of(reference));
  }
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  const LabelReader reader(labels, footnotes.notes());
  const auto note_of = [&](std::string_view label) {
    return reader
        .found()[static_cast<std::size_t>(std::lower_bound(labels.begin(), labels.end(), label) - labels.begin())];
  };
  for (FootnoteReference& reference : footnotes.references()) {
    if (reference.is_text) reference.note = note_of(label_of(reference));
  }
  for (std::size_t index = 0; index < footnotes.notes().size(); ++index) {
    Footnote& note = footnotes.notes()[index];
    note.is_first = note.is_defined && note_of(note.label) == index;
  }
}

} // namespace

TableEdges find_structure(MarkdownSource& source, Footnotes* footnotes, const TableEdges& tables,
                          MarkdownBudget& budget) {
  TableEdges edges = StructureReader(source, footnotes, tables, budget).read();
  if (footnotes != nullptr) match_labels(source.original(), *footnotes);
  return edges;
}

} // namespace lede::body
