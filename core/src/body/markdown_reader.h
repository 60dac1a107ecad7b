// Turns Markdown into tokens. md4c calls the reader for each block, span and piece of text. The tokenizer for HTML
// bodies reads raw HTML into the same stream of tokens.
//
//   markdown_reader.cpp         blocks and spans
//   markdown_reader_text.cpp    text with bare addresses and footnote references; raw HTML
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
  /// The results of looking at the source before; each may be empty or null.
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

  /// Sends the source's tokens to the sanitizer, and its footnotes to their list. @param origin the value that has the
  /// source.
  void read(Origin origin);

  /// The offset at which the budget was used up, if it was.
  [[nodiscard]] std::optional<std::size_t> simplified_at() const { return simplified_at_; }

  // md4c's callbacks.
  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type, void* detail);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type, void* detail);
  int text(MD_TEXTTYPE type, std::string_view piece);

 private:
  static constexpr int k_stop = -1; // md4c stops reliably only for negative results

  /// The budget is used up: the source after the last text is shown as plain text.
  void give_up();

  // A paragraph is begun only when it has content, because a picture alone becomes a figure instead.
  enum class Paragraph : unsigned char { none, pending, pending_with_picture };
  struct Picture {
    std::string address;
    std::string title;
    std::string alternative;
    bool has_title = false;
  };
  struct OpenList {
    bool is_begun = false; // its tag is written; not before an item that is no footnote
    bool is_ordered = false;
    unsigned number = 0;
  };
  struct OpenNote {
    std::size_t note;
    std::size_t depth; // how many blocks are open around its content
    Sanitizer* around;
    bool has_way_back = false; // the links back are written, or there are none
    bool in_paragraph = false; // we opened a paragraph, since md4c reports none in tight lists
  };
  /// Sends raw HTML to the sanitizer of the text, or of the current footnote.
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
  void flush_raw();
  void note_reached(std::string_view original);

  // markdown_reader_notes.cpp
  [[nodiscard]] bool enter_note();
  [[nodiscard]] bool leave_note();
  void enter_note_text();
  void leave_note_text();
  void write_ways_back();
  [[nodiscard]] std::size_t write_references(std::string_view text, std::size_t offset);
  void interrupt_link();
  void reopen_link();
  void end_notes();
  void append_notes(Origin origin);

  Sanitizer* sanitizer_;
  Sink sink_;
  html::Tokenizer tokenizer_;
  MarkdownSource& source_;
  Found found_;
  MarkdownBudget& budget_;
  bool hard_line_breaks_;
  std::size_t reached_ = 0; // offset in the source of the end of the last piece of text
  std::size_t offset_ = 0;  // offset of the last piece of text: the approximate place of a tag, since md4c gives none
  std::optional<std::size_t> simplified_at_;

  unsigned link_depth_ = 0;
  bool link_waits_ = false;  // a note's number interrupted the link; it continues with the next text
  std::string link_address_; // of the link that is open, in a text with footnotes
  std::string link_title_;
  bool is_broken_autolink_ = false;
  bool in_code_block_ = false;
  bool in_cell_ = false;
  bool line_is_added_ = false; // it is not in the source
  Paragraph paragraph_ = Paragraph::none;
  std::string_view task_box_; // of the new item; written in the item's first paragraph
  Picture picture_;
  unsigned picture_depth_ = 0;
  Element heading_ = Element::h1;

  std::string raw_;
  std::size_t raw_offset_ = 0;
  std::string decoded_;
  std::size_t next_address_ = 0; // of those that were found
  bool in_address_ = false;      // the text of the next address so far:
  std::string address_;
  std::size_t address_offset_ = 0;

  Origin origin_;
  std::size_t depth_ = 0; // blocks that are open
  std::size_t next_item_ = 0;
  std::size_t next_reference_ = 0;
  std::vector<OpenList> lists_;
  std::vector<std::size_t> items_; // for each open item, its note
  std::vector<OpenNote> notes_;
  std::vector<SafeHtml> written_notes_;
};

} // namespace lede::body
