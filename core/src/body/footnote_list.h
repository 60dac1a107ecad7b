// The footnotes of all texts of a document. They are numbered consecutively and listed at the end of the body.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "body/body.h"
#include "html/html_writer.h"

namespace lede::body {

class Sanitizer;

class FootnoteList {
 public:
  /// @param context of the body; must outlive this.
  explicit FootnoteList(const Context& context);
  ~FootnoteList();
  FootnoteList(const FootnoteList&) = delete;
  FootnoteList& operator=(const FootnoteList&) = delete;

  /// Registers a text that has notes. @return how many texts were registered before.
  [[nodiscard]] std::size_t add_text() { return texts_++; }
  /// Returns the next note's number, from 1. Notes are numbered in the order in which the texts refer to them.
  [[nodiscard]] std::size_t next_number() { return ++notes_; }
  [[nodiscard]] std::size_t size() const { return notes_; }

  /// Begins the content of a note with a writer and a sanitizer of its own, so that no tag in it can close elements
  /// around it. Notes may be nested.
  /// @param size of the content, in bytes. @return the sanitizer for the content.
  [[nodiscard]] Sanitizer& begin_note(Origin origin, std::size_t size);
  /// Ends the note that was begun last, and returns its content.
  [[nodiscard]] SafeHtml end_note();
  /// Adds a note to the list. @param id empty: none. @param offset of the note in the value at `origin`.
  void append_note(std::string_view id, Origin origin, std::size_t offset, const SafeHtml& html);
  /// Writes the list, if there is one.
  void append_to(HtmlWriter& writer);

 private:
  struct Listing;
  struct Note;
  struct Discard {
    void operator()(Listing* listing) const;
    void operator()(Note* note) const;
  };

  void append_listing_to(HtmlWriter& writer);
  [[nodiscard]] Listing& listing();

  const Context& context_;
  std::unique_ptr<Listing, Discard> listing_; // created with the first note
  std::vector<std::unique_ptr<Note, Discard>> open_;
  std::size_t texts_ = 0;
  std::size_t notes_ = 0;
};

} // namespace lede::body
