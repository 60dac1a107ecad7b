// The footnotes of a document, from all of its texts: numbered through, and listed where its body ends.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/origin.h"
#include "body/body.h"
#include "html/html_writer.h"

namespace lede::body {

class Sanitizer;

class FootnoteList {
 public:
  /// @param context of the body; must outlive this.
  explicit FootnoteList(const Context& context);
  ~FootnoteList() = default;
  FootnoteList(const FootnoteList&) = delete;
  FootnoteList& operator=(const FootnoteList&) = delete;

  /// For a text that has notes. @return how many had some before it.
  [[nodiscard]] std::size_t add_text() { return texts_++; }
  /// The numbers of notes, from 1, in the order in which the texts refer to them.
  [[nodiscard]] std::size_t next_number() { return ++notes_; }
  [[nodiscard]] std::size_t size() const { return notes_; }

  /// What writes notes, each between its beginning and its end: no tag in it reaches the list around it.
  [[nodiscard]] Sanitizer& writing();
  /// @param id empty: none. @param offset of the note in the value at `origin`; `size` of what it says, in bytes.
  void begin_note(std::string_view id, Origin origin, std::size_t offset, std::size_t size);
  void end_note();
  /// Puts the list, if there is one, where it belongs.
  void append_to(HtmlWriter& writer);

 private:
  struct Listing;
  struct Discard {
    void operator()(Listing* listing) const;
  };

  void append_listing_to(HtmlWriter& writer);

  const Context& context_;
  std::unique_ptr<Listing, Discard> listing_; // made for the first note
  std::size_t texts_ = 0;
  std::size_t notes_ = 0;
};

} // namespace lede::body
