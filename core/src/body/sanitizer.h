// The sanitizer: tokens in, markup out. It decides what is kept, and writes markup from which every HTML parser builds
// the same tree again. It processes the stream of tokens with a stack of open elements. It builds no tree and reads
// nothing twice.
//
//   tree_builder.h         opens, closes, moves and reconstructs elements: the standard's tree construction
//   foreign_content.h      SVG and MathML (13.2.6.5)
//   pending_media.h        pictures and films that wait for what follows
//   sanitizer.cpp          looks up the policy and dispatches tokens (13.2.6)
//   sanitizer_direct.cpp   the tags of ordinary text, in few steps
//   sanitizer_flow.cpp     flow content "in body" (13.2.6.4.7): blocks, lists, figures
//   sanitizer_phrasing.cpp phrasing content "in body": inline elements
//   sanitizer_tables.cpp   tables (13.2.6.4.9 to 15)
//   sanitizer_removal.cpp  removed and hidden elements: they are tracked like others, and nothing is written
//   sanitizer_media.cpp    pictures, players and frames
//   sanitizer_late.cpp     pictures and films that a script or a `<noscript>` would show
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "body/attributes.h"
#include "body/body.h"
#include "body/frames.h"
#include "body/heading_outline.h"
#include "body/pending_media.h"
#include "body/tree_builder.h"
#include "html/html_writer.h"
#include "html/token.h"

namespace lede::body {

class Sanitizer final : public TreeBuilder {
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

 private:
  // sanitizer.cpp
  [[nodiscard]] bool keeps_pictures() const { return handling_of(Element::img) == Handling::keep; }
  void unwrap(const html::StartTag& tag, Element element);
  void keep(const html::StartTag& tag, Element element);
  void end_unwrapped(Element element);
  void end_kept(const html::EndTag& tag, Element element);
  void end_block(const html::EndTag& tag, Element element);
  void write_void(Element element, const CleanAttributes& attributes);
  [[nodiscard]] CleanAttributes attributes_of(Element written, const html::StartTag& tag) const;
  [[nodiscard]] CleanAttributes attributes_with_late_addresses(Element written, const html::StartTag& tag) const;
  void warn_of_tag(const html::StartTag& tag, Element element);

  // sanitizer_direct.cpp
  [[nodiscard]] bool is_in_ordinary_text() const;
  [[nodiscard]] bool open_directly(const html::StartTag& tag, Element element);
  [[nodiscard]] bool open_block_directly(const html::StartTag& tag, Element element);
  [[nodiscard]] bool open_phrasing_directly(const html::StartTag& tag, Element element);
  [[nodiscard]] bool close_directly(Element element);

  // sanitizer_removal.cpp
  html::TextState remove(const html::StartTag& tag, Element element, Handling handling);
  [[nodiscard]] bool end_removed(Element element);
  [[nodiscard]] bool continue_foreign(const html::StartTag& tag);
  void open_foreign(const html::StartTag& tag);
  void leave_foreign_content();
  [[nodiscard]] bool end_foreign(const html::EndTag& tag);
  [[nodiscard]] bool is_hidden_by_author(const html::StartTag& tag, Element element) const;
  void warn_of_hidden(const html::StartTag& tag);
  html::TextState hide(const html::StartTag& tag, Element element);

  // sanitizer_flow.cpp
  void open_block(const html::StartTag& tag, Element element);
  [[nodiscard]] bool open_nested_list(Element element);
  void open_list_item(const html::StartTag& tag, Element element);
  void open_figure_part(const html::StartTag& tag, Element element);

  // sanitizer_phrasing.cpp
  void open_phrasing(const html::StartTag& tag, Element element);
  void open_void(const html::StartTag& tag, Element element);
  void open_author_style(const html::StartTag& tag);
  void open_ruby_text(const html::StartTag& tag, Element element);
  void add_own_attributes(Element element, CleanAttributes& attributes, const html::StartTag* tag = nullptr) const;

  // sanitizer_media.cpp
  void before_close() override;
  void after_vanishing(const OpenElement& vanished) override;
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
  void write_alternative_text(std::string_view text, std::size_t offset);
  [[nodiscard]] bool replace_frame(const html::StartTag& tag, Element element);
  void read_frame_of_object(const html::StartTag& tag);
  void warn_of_frame(const Frame& frame, const html::StartTag& tag);
  void tell_of_object(bool is_link);
  void write_frame(const Frame& frame, std::size_t offset);
  void write_frame_link(const Frame& frame, std::string_view address, std::size_t offset);
  void show_what_was_removed(Element element);
  void warn_of_removed(const html::StartTag& tag, Element element);

  // sanitizer_late.cpp
  void wait_for_noscript(const CleanAttributes& attributes, const html::StartTag& tag, bool is_inline_data);
  void show_missed_picture();
  void open_background(const html::StartTag& tag);
  void note_box(const html::StartTag& tag, Element element);
  void complete_address(const html::StartTag& tag, std::optional<Frame>& frame) const;
  void show_box(const html::EndTag& tag);
  void show_embedded_address();
  void keep_removed_text(std::string_view text, std::size_t offset);
  void show_film_of_script();
  void read_noscript();
  void show_from_noscript(const html::StartTag& tag);
  void warn_of_noscript(bool has_words, bool is_shown);

  // sanitizer_tables.cpp
  void open_table(const html::StartTag& tag);
  void open_table_part(const html::StartTag& tag, Element element);
  void open_section(const html::StartTag& tag, std::size_t table, Element element);
  void open_caption(const html::StartTag& tag, std::size_t table);
  void open_columns(const html::StartTag& tag, std::size_t table, Element element);
  void open_row_or_cell(const html::StartTag& tag, std::size_t table, Element element);
  void end_table_part(Element element);

  HeadingOutline& outline_;
  PendingMedia pending_;
};

} // namespace lede::body
