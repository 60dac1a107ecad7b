// Markdown → tokens. md4c calls back for each block, span and piece of text; raw HTML goes through the same tokenizer
// as an HTML body, into the same stream. Only markdown*.h know md4c.
#pragma once

#include <md4c.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/sanitizer.h"
#include "html/tokenizer.h"

namespace lede::body {

class MarkdownReader {
 public:
  /// @param footnotes null: the text has none.
  MarkdownReader(Sanitizer& sanitizer, Footnotes* footnotes, MarkdownBudget& budget, bool hard_line_breaks)
      : sanitizer_(sanitizer),
        tokenizer_(sanitizer),
        budget_(budget),
        footnotes_(footnotes),
        hard_line_breaks_(hard_line_breaks) {}

  /// A text, its footnotes taken out.
  void read(std::string_view markdown);
  /// What a note says, in whatever stands open for it.
  void read(const Footnote& note);

  /// Where the budget was spent, if it was.
  [[nodiscard]] std::optional<std::size_t> simplified_at() const { return simplified_at_; }

 private:
  static constexpr int k_stop = -1; // md4c hands on only what is negative from everywhere

  void parse(std::string_view markdown);

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

  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type);

  [[nodiscard]] bool spend_attributes(MD_SPANTYPE type, const void* detail);
  [[nodiscard]] static Element element_of_span(MD_SPANTYPE type);
  int text(MD_TEXTTYPE type, std::string_view piece);
  [[gnu::noinline]] void write_text_with_references(std::string_view text, std::size_t offset);
  /// In the note's first paragraph, or behind the note where it has none.
  void write_way_back();

  void line_end(bool is_hard);
  void enter_ordered_list(const MD_BLOCK_OL_DETAIL& detail);
  void enter_item(const MD_BLOCK_LI_DETAIL& detail);
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

  void flush_raw();
  void start(Element element, std::span<const html::RawAttribute> attributes = {});
  void end(Element element) { sanitizer_.on_end_tag({element, name_of(element), offset_}); }

  void note_reached(std::string_view piece);
  /// md4c hands most pieces as views into the source, and none of its own static texts matters for a place.
  std::size_t offset_of(std::string_view piece);

  Sanitizer& sanitizer_;
  html::Tokenizer tokenizer_;
  MarkdownBudget& budget_;
  std::string_view parsed_; // what md4c reads at the moment
  std::size_t reached_ = 0; // in it: the end of the last piece of text
  std::optional<std::size_t> simplified_at_;
  Footnotes* footnotes_;
  const Footnote* note_to_leave_ = nullptr; // whose way back to the text is not written yet
  unsigned link_depth_ = 0;
  std::string_view source_;
  bool hard_line_breaks_;
  std::size_t offset_ = 0; // of the last piece of text: where a tag that md4c gives no place for is about
  std::string raw_;
  std::size_t raw_offset_ = 0;
  std::string decoded_;
  Paragraph paragraph_ = Paragraph::none;
  Picture picture_;
  unsigned picture_depth_ = 0;
  Element heading_ = Element::h1;
};

} // namespace lede::body
