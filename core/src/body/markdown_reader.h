// Markdown → tokens. md4c calls back for each block, span and piece of text; raw HTML goes through the same tokenizer
// as an HTML body, into the same stream.
//
//   markdown_reader.cpp         blocks and spans
//   markdown_reader_text.cpp    text, with bare addresses and references to footnotes in it; raw HTML
//   markdown_reader_notes.cpp   footnotes, which are items of lists to md4c
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "body/bare_addresses.h"
#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/markdown_parse.h"
#include "body/markdown_source.h"
#include "body/sanitizer.h"
#include "html/tokenizer.h"

namespace lede::body {

class MarkdownReader {
 public:
  /// What was found in the source before; each may be empty or null.
  struct Found {
    std::span<const BareAddress> addresses;
    Footnotes* footnotes = nullptr;
    FootnoteList* list = nullptr; ///< Where the footnotes go.
  };

  MarkdownReader(Sanitizer& sanitizer, MarkdownSource& source, const Found& found, MarkdownBudget& budget,
                 bool hard_line_breaks)
      : sanitizer_(&sanitizer),
        sink_(sanitizer_),
        tokenizer_(sink_),
        source_(source),
        found_(found),
        budget_(budget),
        hard_line_breaks_(hard_line_breaks) {}

  /// Reads the source into the sanitizer, and its footnotes, from the value at `origin`, into their list.
  void read(Origin origin);

  /// Where the budget was spent, if it was.
  [[nodiscard]] std::optional<std::size_t> simplified_at() const { return simplified_at_; }

  // md4c's callbacks.
  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type, void* detail);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type, void* detail);
  int text(MD_TEXTTYPE type, std::string_view piece);

 private:
  static constexpr int k_stop = -1; // md4c hands on only what is negative from everywhere

  /// The budget is spent: what comes after the last text is shown as it stands.
  [[gnu::noinline]] void give_up();

  // A paragraph is not begun before something stands in it: a picture alone becomes a figure instead.
  enum class Paragraph : unsigned char { none, pending, pending_with_picture };
  struct Picture {
    std::string address;
    std::string title;
    std::string alternative;
    bool has_title = false;
  };
  struct OpenList {
    bool is_begun = false; // not before it has an item that is no footnote
    bool is_ordered = false;
    unsigned number = 0;
  };
  struct OpenNote {
    std::size_t note;
    std::size_t depth; // blocks open around what it says
    Sanitizer* around;
    bool has_way_back = false; // nothing to write, or written
    bool in_paragraph = false; // md4c leaves out the paragraphs of a list without empty lines
  };
  /// Raw HTML goes to the text, or to the footnote that is being written.
  class Sink final : public html::TokenSink {
   public:
    explicit Sink(Sanitizer*& to) : to_(to) {}
    html::TextState on_start_tag(const html::StartTag& tag) override { return to_->on_start_tag(tag); }
    void on_end_tag(const html::EndTag& tag) override { to_->on_end_tag(tag); }
    void on_text(std::string_view text, std::size_t offset) override { to_->on_text(text, offset); }
    [[nodiscard]] bool in_foreign_content() const override { return to_->in_foreign_content(); }

   private:
    Sanitizer*& to_;
  };

  [[nodiscard]] bool spend_attributes(MD_SPANTYPE type, const void* detail);
  [[nodiscard]] static Element element_of_span(MD_SPANTYPE type);

  void enter_list(bool is_ordered, unsigned number);
  void leave_list(Element element);
  void start_list(bool is_ordered, unsigned number);
  void enter_item(const MD_BLOCK_LI_DETAIL& detail);
  void write_task_box();
  void enter_heading(unsigned level);
  void enter_code(const MD_BLOCK_CODE_DETAIL& detail);
  void enter_cell(Element element, const MD_BLOCK_TD_DETAIL& detail);

  void enter_link(const MD_SPAN_A_DETAIL& detail);
  void enter_picture(const MD_SPAN_IMG_DETAIL& detail);
  void leave_picture();
  void write_picture(bool with_title);
  void begin_paragraph();
  void leave_paragraph();
  void write_figure();
  void start(Element element, std::span<const html::RawAttribute> attributes = {});
  void end(Element element) { sanitizer_->on_end_tag({element, name_of(element), offset_}); }

  // markdown_reader_text.cpp
  [[nodiscard]] bool read_apart(MD_TEXTTYPE type, std::string_view piece);
  void write_text(std::string_view text, std::size_t offset);
  void write_plain(std::string_view text, std::size_t offset);
  [[nodiscard]] std::size_t write_address(std::string_view text, std::size_t offset);
  void end_address();
  void line_end(bool is_hard);
  void write_code(std::string_view piece, std::size_t offset);
  void flush();
  [[gnu::noinline]] void flush_raw();
  void note_reached(std::string_view original);

  // markdown_reader_notes.cpp
  [[nodiscard]] bool enter_note();
  [[nodiscard]] bool leave_note();
  void enter_note_text();
  void leave_note_text();
  void write_way_back();
  [[nodiscard]] std::size_t write_references(std::string_view text, std::size_t offset);
  void end_notes();
  void append_notes(Origin origin);

  Sanitizer* sanitizer_;
  Sink sink_;
  html::Tokenizer tokenizer_;
  MarkdownSource& source_;
  Found found_;
  MarkdownBudget& budget_;
  bool hard_line_breaks_;
  std::size_t reached_ = 0; // in the source: the end of the last piece of text
  std::size_t offset_ = 0;  // of the last piece of text: where a tag that md4c gives no place for is about
  std::optional<std::size_t> simplified_at_;

  unsigned link_depth_ = 0;
  bool is_broken_autolink_ = false;
  bool in_code_block_ = false;
  bool in_cell_ = false;
  bool line_is_added_ = false; // and not of the source
  Paragraph paragraph_ = Paragraph::none;
  std::string_view task_box_; // of the item that begins: it stands in the item's first paragraph
  Picture picture_;
  unsigned picture_depth_ = 0;
  Element heading_ = Element::h1;

  std::string raw_;
  std::size_t raw_offset_ = 0;
  std::string decoded_;
  std::size_t next_address_ = 0; // of those that were found
  bool in_address_ = false;      // what md4c made of the next one so far:
  std::string address_;
  std::size_t address_offset_ = 0;

  Origin origin_;
  std::size_t depth_ = 0; // blocks that are open
  std::size_t next_item_ = 0;
  std::size_t next_reference_ = 0;
  std::vector<OpenList> lists_;
  std::vector<std::size_t> items_; // the notes that the open items are
  std::vector<OpenNote> notes_;
  std::vector<SafeHtml> written_notes_;
};

} // namespace lede::body
