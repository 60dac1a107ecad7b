// The sanitizer: tokens in, markup out. It decides what is kept, and writes markup from which every HTML parser builds
// the same tree again. It processes the stream of tokens with a stack of open elements. It builds no tree and reads
// nothing twice.
//
//   open_elements.h        the stack of open elements (13.2.4.2 of the standard)
//   active_formatting.h    the list of active formatting elements (13.2.4.3)
//   foreign_content.h      SVG and MathML (13.2.6.5)
//   pending_media.h        pictures and films that wait for what follows
//   sanitizer.cpp          tree construction (13.2.6): looks up the policy and dispatches tokens
//   sanitizer_direct.cpp   the tags of ordinary text, in few steps
//   sanitizer_stack.cpp    opens and closes elements
//   sanitizer_flow.cpp     flow content "in body" (13.2.6.4.7): blocks, lists, figures
//   sanitizer_phrasing.cpp phrasing content "in body": inline elements, reconstruction, the adoption agency
//   sanitizer_tables.cpp   tables (13.2.6.4.9 to 15) and foster parenting (13.2.6.1)
//   sanitizer_removal.cpp  removed elements: they are tracked like others, and nothing is written
//   sanitizer_media.cpp    pictures, players, frames, and hidden elements
//   sanitizer_late.cpp     pictures and films that a script or a `<noscript>` would show
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/active_formatting.h"
#include "body/attributes.h"
#include "body/body.h"
#include "body/frames.h"
#include "body/heading_outline.h"
#include "body/open_elements.h"
#include "body/pending_media.h"
#include "body/tag_text.h"
#include "html/html_writer.h"
#include "html/token.h"

namespace lede::body {

class Sanitizer final : public html::TokenSink {
 public:
  /// All three must outlive the sanitizer.
  Sanitizer(HtmlWriter& writer, const Context& context, HeadingOutline& outline);

  /// Starts a new source: the tokens that follow come from the value at `origin`. Closes all elements that an earlier
  /// source left open. @param source_size in bytes. Reconstructed formatting elements may add about as many bytes to
  /// the output.
  void begin(Origin origin, std::size_t source_size);
  void finish();
  /// Changes the source without closing any element: the tokens that follow come from the value at `origin`.
  void set_origin(Origin origin) { origin_ = origin; }

  html::TextState on_start_tag(const html::StartTag& tag) override;
  void on_end_tag(const html::EndTag& tag) override;
  void on_text(std::string_view text, std::size_t offset) override;
  [[nodiscard]] bool in_foreign_content() const override;

  /// Reports markup that ended inside a tag or a comment. @param offset `html::Tokenizer::unfinished()`.
  void warn_of_end(std::size_t offset);
  /// Whether the next content is in a link, including a link that has to be reconstructed for it.
  [[nodiscard]] bool is_in_link() const;
  [[nodiscard]] bool is_quotation(const OpenElement& open) const;
  [[nodiscard]] const OpenElement& around_foster_parent() const;
  void complete_address(const html::StartTag& tag, std::optional<Frame>& frame) const;
  /// Ends the removal of an element that is still open at the end of its Markdown block.
  void end_removal() { pop_through(removed_from_, Why::container_ended); }
  [[nodiscard]] bool is_removing() const { return removed_from_ != npos; }

 private:
  static constexpr std::size_t npos = OpenElements::npos;

  /// An element that was unwrapped: a block that was not allowed in its place, or an element that the policy unwraps.
  /// Its end tag still closes the elements that were opened inside it.
  struct UnwrappedBlock {
    Element element;
    std::size_t depth; // for a block, the size of the stack up to its container; else the size of the stack
  };
  /// Why an element closes: its own end tag came; an element around it ended; or the tree structure forces it to close,
  /// and it is to be reconstructed.
  enum class Why : std::uint8_t { ended, container_ended, suspended };

  // sanitizer.cpp
  [[nodiscard]] Handling handling_of(Element element) const;
  [[nodiscard]] bool keeps_pictures() const { return handling_of(Element::img) == Handling::keep; }
  void unwrap(const html::StartTag& tag, Element element);
  void keep(const html::StartTag& tag, Element element);
  void end_unwrapped(Element element);
  void note_unwrapped(Element element);
  void end_hidden_in(Element element);
  void end_kept(const html::EndTag& tag, Element element);
  void end_block(const html::EndTag& tag, Element element);
  [[nodiscard]] bool is_hidden_by_author(const html::StartTag& tag, Element element) const;
  void warn(WarningText text, std::string_view name, std::size_t offset);
  void write_void(Element element, const CleanAttributes& attributes);
  [[nodiscard]] CleanAttributes attributes_of(Element written, const html::StartTag& tag) const;
  [[nodiscard]] CleanAttributes attributes_with_late_addresses(Element written, const html::StartTag& tag) const;

  // sanitizer_direct.cpp
  [[nodiscard]] bool is_in_ordinary_text() const;
  [[nodiscard]] bool open_directly(const html::StartTag& tag, Element element);
  [[nodiscard]] bool open_block_directly(const html::StartTag& tag, Element element);
  [[nodiscard]] bool open_phrasing_directly(const html::StartTag& tag, Element element);
  [[nodiscard]] bool close_directly(Element element);

  // sanitizer_removal.cpp
  html::TextState remove(const html::StartTag& tag, Element element, Handling handling);
  void push_removed(Element element, Role role, std::uint16_t foreign_name = 0);
  void open_removed(Element element);
  [[nodiscard]] bool end_removed(Element element);
  [[nodiscard]] bool end_in_scope(Element element, Role role);
  [[nodiscard]] bool continue_foreign(const html::StartTag& tag);
  void open_foreign(const html::StartTag& tag);
  void leave_foreign_content();
  [[nodiscard]] bool end_foreign(const html::EndTag& tag);
  [[nodiscard]] static bool holds_table_parts(Content content);

  // sanitizer_stack.cpp
  [[nodiscard]] OpenElement& current_node() { return stack_.current_node(); }
  [[nodiscard]] const FormattingEntry& entry_of(std::size_t index) const;
  [[nodiscard]] bool has_room(const html::StartTag& tag, Element element);
  OpenElement& push(Element element, Content content, const CleanAttributes& attributes, bool implied,
                    bool is_silent = false);
  void push_implied(Element element);
  void pop(Why why);
  [[nodiscard]] bool close(const OpenElement& closing);
  void note_vanished(const OpenElement& closing, Why why);
  void pop_to(std::size_t index, Why why);      // everything above
  void pop_through(std::size_t index, Why why); // that one too

  // sanitizer_flow.cpp
  void unwrap_block(Element element);
  [[nodiscard]] bool end_unwrapped_block(Element element);
  void open_block(const html::StartTag& tag, Element element);
  [[nodiscard]] bool open_nested_list(Element element);
  void open_list_item(const html::StartTag& tag, Element element);
  void open_figure_part(const html::StartTag& tag, Element element);
  [[nodiscard]] bool make_room_for_block();
  void close_p_element();
  void break_line_here();
  void part_here(AuthorStyle::Parts parts);

  // sanitizer_phrasing.cpp
  void end_phrasing(Element element);
  void open_phrasing(const html::StartTag& tag, Element element);
  void open_void(const html::StartTag& tag, Element element);
  void push_formatting(Element element, CleanAttributes attributes, Content content, bool outlives_container,
                       bool is_silent = false);
  void open_author_style(const html::StartTag& tag);
  [[nodiscard]] bool end_ruby_text();
  void open_ruby_text(const html::StartTag& tag, Element element);
  [[nodiscard]] bool make_room_for_phrasing(bool blank);
  void reconstruct_active_formatting();
  void reconstruct_entries(std::size_t level, std::size_t waiting);
  void note_phrasing_content();
  void add_own_attributes(Element element, CleanAttributes& attributes, const html::StartTag* tag = nullptr) const;

  // sanitizer_media.cpp
  void open_image(const html::StartTag& source);
  void write_image(CleanAttributes& attributes, const html::StartTag* tag = nullptr);
  [[nodiscard]] bool is_first_picture() const;
  [[nodiscard]] static bool is_urgent(const html::StartTag& tag);
  void open_media_source(const html::StartTag& tag, Element element);
  void note_player(const html::StartTag& tag, const CleanAttributes& attributes);
  void read_link_in_player(const html::StartTag& tag);
  void show_instead_of_player();
  [[nodiscard]] CleanAttributes attributes_without_source(const html::StartTag& tag) const;
  void end_picture();
  void wait_for_noscript(const CleanAttributes& attributes, const html::StartTag& tag, bool is_inline_data);
  void show_missed_picture();
  void write_alternative_text(std::string_view text, std::size_t offset);
  [[nodiscard]] bool replace_frame(const html::StartTag& tag, Element element);
  void read_frame_of_object(const html::StartTag& tag);
  void warn_of_frame(const Frame& frame, const html::StartTag& tag);
  void tell_of_object(bool is_link);
  void warn_of_tag(const html::StartTag& tag, Element element);
  void write_frame(const Frame& frame, std::size_t offset);
  void write_frame_link(const Frame& frame, std::string_view address, std::size_t offset);
  void note_box(const html::StartTag& tag, Element element);
  void show_box(const html::EndTag& tag);
  void show_embedded_address();
  void keep_removed_text(std::string_view text, std::size_t offset);
  void show_film_of_script();
  void show_what_was_removed(Element element);
  void read_noscript();
  void show_from_noscript(const html::StartTag& tag);
  void warn_of_noscript(bool has_words, bool is_shown);
  void warn_of_removed(const html::StartTag& tag, Element element);
  void open_background(const html::StartTag& tag);
  void warn_of_hidden(const html::StartTag& tag);
  html::TextState hide(const html::StartTag& tag, Element element);
  void note_loss();

  // sanitizer_tables.cpp
  void open_table(const html::StartTag& tag);
  void open_table_part(const html::StartTag& tag, Element element);
  void open_section(const html::StartTag& tag, std::size_t table, Element element);
  void open_caption(const html::StartTag& tag, std::size_t table);
  void open_columns(const html::StartTag& tag, std::size_t table, Element element);
  void open_row_or_cell(const html::StartTag& tag, std::size_t table, Element element);
  void end_table_part(Element element);
  void foster_parent();
  [[nodiscard]] HtmlWriter::PlaceId here();
  [[nodiscard]] bool enter(HtmlWriter::PlaceId place);

  HtmlWriter& writer_;
  const Context& context_;
  HeadingOutline& outline_;
  Origin origin_;
  OpenElements stack_;
  std::vector<UnwrappedBlock> unwrapped_; // those whose end tag has not come, the innermost last
  ActiveFormattingElements active_formatting_;
  bool has_entries_to_reconstruct_ = false; // an active formatting element may have to be reconstructed
  bool line_break_waits_ = false;           // the next text needs a line break before it, since a block was unwrapped
  std::size_t reconstruction_budget_ = 0;   // bytes
  std::size_t foster_parentings_left_ = 0;  // how many more times content may be moved in front of a table
  std::size_t removed_from_ = npos;         // index of the outermost removed element on the stack
  PendingMedia pending_;
  bool has_vanished_ = false;                // the element that closed last was removed from the output
  bool word_waits_ = false;                  // the next word needs a space before it
  std::array<std::uint32_t, 256> skipped_{}; // by element: start tags dropped as too deep, whose end tags go, too
};

} // namespace lede::body
