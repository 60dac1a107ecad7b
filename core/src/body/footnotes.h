// Footnotes in Markdown: `[^label]` in the text and `[^label]: what it says` on a line of its own. md4c does not know
// them, so definitions are taken out before it reads the text, and references are found in the text that it hands over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "body/footnote_list.h"
#include "body/sanitizer.h"

namespace lede::body {

struct Footnote {
  std::string_view label; ///< Into the source.
  std::string text;       ///< Markdown, without the label and the indentation of further lines.
  std::size_t offset = 0; ///< Of the definition in the source.
  std::size_t references = 0;
  std::size_t number = 0;       ///< From 1, in the order of first references; 0: nothing has referred to it.
  std::size_t texts_before = 0; ///< That have notes: two texts may have the same labels.
};

/// Ids of a note. @param kind "fn": the note; "fnref": the first reference to it.
[[nodiscard]] std::string id_of(const Footnote& note, std::string_view kind);

class Footnotes {
 public:
  /// Whether a text may have any.
  [[nodiscard]] static bool may_be_in(std::string_view source) {
    // "^" is rarer than "[", which every link has.
    return source.find('^') != std::string_view::npos && source.find("[^") != std::string_view::npos;
  }

  /// @param source must outlive this. @param list where the notes will stand.
  Footnotes(std::string_view source, FootnoteList& list);
  Footnotes(const Footnotes&) = delete;
  Footnotes& operator=(const Footnotes&) = delete;

  [[nodiscard]] bool empty() const { return notes_.empty(); }
  /// The source with spaces where definitions stand, so that every other place stays where it is.
  [[nodiscard]] std::string_view source_without() const { return notes_.empty() ? source_ : blanked_; }

  /// Reads a reference at the beginning of `text`, which starts with "[^".
  /// @param size gets the bytes that the reference takes. @return the note that it refers to, or null.
  [[nodiscard]] Footnote* refer(std::string_view text, std::size_t& size);

  /// Whether references to its label mean it, and not an earlier note.
  [[nodiscard]] bool is_first(const Footnote& note) { return find(note.label) == &note; }

  /// In the order of their numbers; those that nothing refers to come last, since nothing written is lost.
  [[nodiscard]] std::vector<const Footnote*> in_order();

 private:
  std::size_t take_definition(std::size_t begin);
  [[nodiscard]] Footnote* find(std::string_view label);

  std::string_view source_;
  std::string blanked_;
  std::vector<Footnote> notes_; // in the order of the source
  FootnoteList& list_;
  std::size_t notes_before_ = 0; // of other texts
};

/// The number in the text, as a link to the note.
void write_reference(Sanitizer& sanitizer, const Footnote& note, std::size_t offset);
/// The link from the note back to the first reference.
void write_way_back(Sanitizer& sanitizer, const Footnote& note);

} // namespace lede::body
