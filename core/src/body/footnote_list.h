// The footnotes of a document, from all of its texts: numbered through, and listed where its body ends.
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

  /// For a text that has notes. @return how many had some before it.
  [[nodiscard]] std::size_t add_text() { return texts_++; }
  /// The numbers of notes, from 1, in the order in which the texts refer to them.
  [[nodiscard]] std::size_t next_number() { return ++notes_; }
  [[nodiscard]] std::size_t size() const { return notes_; }

  /// Begins what a note says, in a place of its own: no tag in it reaches what is around it. Notes may hold others.
  /// @param size of what it says, in bytes. @return what writes it.
  [[nodiscard]] Sanitizer& begin_note(Origin origin, std::size_t size);
  /// Ends the note that was begun last.
  [[nodiscard]] SafeHtml end_note();
  /// Adds a note to the list. @param id empty: none. @param offset of the note in the value at `origin`.
  void append_note(std::string_view id, Origin origin, std::size_t offset, const SafeHtml& html);
  /// Puts the list, if there is one, where it belongs.
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
  std::unique_ptr<Listing, Discard> listing_; // made for the first note
  std::vector<std::unique_ptr<Note, Discard>> open_;
  std::size_t texts_ = 0;
  std::size_t notes_ = 0;
};

} // namespace lede::body
