// Tokens in, markup out: decides what stays, and keeps the tree such that any HTML parser builds it again from what is
// written. Works on the stream, with a stack of what is open; nothing is built and nothing is looked at twice.
//
//   open_elements.h        the stack of open elements (13.2.4.2 of the standard)
//   active_formatting.h    the list of active formatting elements (13.2.4.3)
//   foreign_content.h      SVG and MathML (13.2.6.5)
//   sanitizer.cpp          tree construction (13.2.6): what the policy says of a token, and who handles it
//   sanitizer_stack.cpp    elements are opened and closed
//   sanitizer_flow.cpp     flow content "in body" (13.2.6.4.7): blocks, lists, figures
//   sanitizer_phrasing.cpp phrasing content "in body": inline elements, reconstruction, the adoption agency
//   sanitizer_tables.cpp   tables (13.2.6.4.9 to 15) and foster parenting (13.2.6.1)
//   sanitizer_removal.cpp  what is removed with all that is in it: it is followed like the rest, and nothing is written
//   sanitizer_media.cpp    pictures, players, frames of other sites, and what is hidden
//   sanitizer_late.cpp     pictures and films that a script would show, or a `<noscript>`
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
#include "body/tag_text.h"
#include "html/html_writer.h"
#include "html/token.h"

namespace lede::body {

class Sanitizer final : public html::TokenSink {
 public:
  /// All three must outlive the sanitizer.
  Sanitizer(HtmlWriter& writer, const Context& context, HeadingOutline& outline);

  /// The tokens that follow come from this value. Whatever an earlier source left open is closed.
  /// @param source_size in bytes; formatting that is opened again may add at most as much.
  void begin(Origin origin, std::size_t source_size);
  void finish();
  /// The tokens that follow come from this value, and go on in what is open.
  void set_origin(Origin origin) { origin_ = origin; }

  html::TextState on_start_tag(const html::StartTag& tag) override;
  void on_end_tag(const html::EndTag& tag) override;
  void on_text(std::string_view text, std::size_t offset) override;
  [[nodiscard]] bool in_foreign_content() const override;

  /// Reports markup that ended within a tag or a comment. @param offset `html::Tokenizer::unfinished()`.
  void warn_of_end(std::size_t offset);
  /// Whether what comes next stands in a link, also one that has to be opened again for it.
  [[nodiscard]] bool is_in_link() const;
  /// Ends the removal of an element whose end tag did not come before its Markdown block was over.
  void end_removal() { pop_through(removed_from_, Why::container_ended); }
  [[nodiscard]] bool is_removing() const { return removed_from_ != npos; }

 private:
  static constexpr std::size_t npos = OpenElements::npos;

  /// A block whose tag was left out, because it could not stand where it was. What it holds ends with it all the same.
  /// The same of an element whose tags are always left out, for what hides in it.
  struct UnwrappedBlock {
    Element element;
    std::size_t depth; // how many elements were open up to the container that it stands in, or in all
  };
  enum class Why : std::uint8_t { ended, container_ended, suspended };

  // sanitizer.cpp
  [[nodiscard]] Handling handling_of(Element element) const;
  void unwrap(const html::StartTag& tag, Element element);
  void keep(const html::StartTag& tag, Element element);
  void end_unwrapped(Element element);
  [[gnu::noinline]] void note_unwrapped(Element element);
  [[gnu::noinline]] void end_hidden_in(Element element);
  void end_kept(const html::EndTag& tag, Element element);
  void end_block(const html::EndTag& tag, Element element);
  [[nodiscard]] bool is_hidden_by_author(const html::StartTag& tag, Element element) const;
  void warn(WarningText text, std::string_view name, std::size_t offset);
  void write_void(Element element, const CleanAttributes& attributes);
  [[nodiscard]] CleanAttributes attributes_of(Element written, const html::StartTag& tag) const;
  [[nodiscard]] CleanAttributes attributes_with_late_addresses(Element written, const html::StartTag& tag) const;

  // sanitizer_removal.cpp
  html::TextState remove(const html::StartTag& tag, Element element, Handling handling);
  void push_removed(Element element, Role role, std::uint16_t foreign_name = 0);
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
  [[gnu::noinline]] void reconstruct_entries(std::size_t level, std::size_t waiting);
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
  void write_frame(const Frame& frame, std::size_t offset);
  void write_frame_link(const Frame& frame, std::string_view address, std::size_t offset);
  void note_box(const html::StartTag& tag, Element element);
  void show_box(const html::EndTag& tag);
  void show_embedded_address();
  void keep_noscript(std::string_view text, std::size_t offset);
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
  std::vector<UnwrappedBlock> unwrapped_; // those that have not ended, the innermost last
  ActiveFormattingElements active_formatting_;
  bool has_entries_to_reconstruct_ = false; // something in the list of active formatting elements is not open
  bool line_break_waits_ = false;           // a block was unwrapped where only text may stand
  std::size_t reconstruction_budget_ = 0;   // bytes
  std::size_t foster_parentings_left_ = 0;  // how often content may still be moved in front of its table
  std::size_t removed_from_ = npos;         // the outermost element on the stack that is removed
  /// A picture without an address, or what a script would write: the `<noscript>` that follows may show it.
  struct MissedPicture {
    std::string alternative_text;
    std::optional<Frame> frame;
    bool is_inline_data; ///< Its address is a `data:` one, which may not be used.
    bool is_told;
    std::size_t offset;
    std::optional<SafeUrl> poster = std::nullopt; ///< Of a film that cannot be shown.
  };
  std::optional<MissedPicture> missed_picture_;
  std::optional<SafeUrl> picture_source_; // of the `<picture>` that is open: addresses for an `<img>` without any
  std::optional<Frame> object_frame_;     // of the `<object>` that is being removed
  /// A player that has no address of its own: what is shown if none of its sources has one.
  struct EmptyPlayer {
    std::size_t offset;
    std::optional<SafeUrl> poster;
    std::optional<Frame> link; ///< In what is there for browsers without players.
  };
  std::optional<EmptyPlayer> empty_player_;
  std::string last_address_;       // of the picture or frame that was written last
  std::string noscript_address_;   // of the picture that a `<noscript>` has shown, until a word follows
  std::optional<Frame> box_frame_; // of a box that a script would fill
  std::size_t box_depth_ = 0;      // how many elements are open with it
  std::size_t embed_depth_ = npos; // the same of an element whose only text is the address of what it shows
  std::string embed_text_;         // that text
  std::size_t embed_offset_ = 0;
  bool has_vanished_ = false; // the element that closed last was taken back
  std::string noscript_;      // what is in the `<noscript>` that is being removed
  std::size_t noscript_offset_ = 0;
  bool after_media_ = false;                 // nothing came after a picture or a frame but white space and end tags
  bool word_waits_ = false;                  // a word that follows needs a space before it
  std::array<std::uint32_t, 256> skipped_{}; // start tags too deep to keep, by element: their end tags go too
};

} // namespace lede::body
