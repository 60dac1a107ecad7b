// Footnotes in Markdown: `[^label]` in the text and a definition `[^label]: what it says`. md4c does not know them, so
// it gets each definition as a list item: the rules for what belongs to an item are the same.
// @see https://github.github.com/gfm/ and, for definitions, micromark-extension-gfm-footnote
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/footnote_list.h"
#include "body/markdown_source.h"
#include "body/sanitizer.h"

namespace lede::body {

struct Footnote {
  std::string_view label;       ///< A view into the source.
  std::size_t offset = 0;       ///< Of the definition in the source.
  std::size_t size = 0;         ///< Of its label, colon and spaces.
  std::size_t end = 0;          ///< End of its content.
  bool is_inside = false;       ///< The content of the note before it begins with this definition.
  bool is_defined = false;      ///< It is a definition, not text in code, for example.
  bool is_first = false;        ///< It is the first with its label; references mean this one.
  std::size_t references = 0;   ///< How many references to it there are, in the text and in other notes.
  std::size_t written = 0;      ///< How many of its references are written so far.
  std::size_t number = 0;       ///< From 1, in the order of first references; 0: none yet.
  std::size_t texts_before = 0; ///< How many texts with notes came before this one: two texts may use the same label.
};

struct FootnoteReference {
  static constexpr std::size_t k_no_note = static_cast<std::size_t>(-1);

  std::size_t begin = 0; ///< Of "[^label]" in the source.
  std::size_t end = 0;
  std::size_t note = k_no_note;
  std::size_t inside = k_no_note; ///< The note that contains it.
  bool is_text = false;           ///< It is text: not in code, in an alternative text, in a tag …
};

class Footnotes {
 public:
  /// Whether a text may have footnotes.
  [[nodiscard]] static bool may_be_in(std::string_view source) {
    // "^" is rarer than "[", which every link has.
    return source.find('^') != std::string_view::npos && source.find("[^") != std::string_view::npos;
  }

  /// Finds possible definitions and references, and replaces the definitions by list items.
  explicit Footnotes(MarkdownSource& source);
  Footnotes(const Footnotes&) = delete;
  Footnotes& operator=(const Footnotes&) = delete;

  /// The possible definitions, in the order of the source.
  [[nodiscard]] std::vector<Footnote>& notes() { return notes_; }
  [[nodiscard]] std::vector<FootnoteReference>& references() { return references_; }
  /// The mark of the list items that definitions became. If possible, no other item of the text has it.
  [[nodiscard]] char mark() const { return mark_; }
  [[nodiscard]] bool has_own_mark() const { return has_own_mark_; }
  /// For each list item, in order: the note that it is, or `k_no_note`.
  [[nodiscard]] std::vector<std::size_t>& items() { return items_; }

  /// The last definition that begins at or before an offset, or `k_no_note`.
  [[nodiscard]] std::size_t last_before(std::size_t offset) const;

  /// Numbers the notes: first in the order of the references in the text, then of those in notes, then the rest.
  /// Restores the source of definitions that turned out not to be any.
  void settle(MarkdownSource& source, FootnoteList& list);
  /// In the order of their numbers.
  [[nodiscard]] const std::vector<std::size_t>& in_order() const { return order_; }

 private:
  void find_definitions(std::string_view text);
  void find_definitions_inside(std::string_view text, std::size_t line_end);
  void drop_definitions_inside(MarkdownSource& source);
  void find_references(std::string_view text);
  void number(std::size_t note);
  void number_references(std::size_t inside);

  std::vector<Footnote> notes_;
  std::vector<FootnoteReference> references_;
  std::vector<std::size_t> items_;
  std::vector<std::size_t> order_;
  std::vector<std::uint8_t> indentations_; // for each definition: its indentation inside its container, in columns
  char mark_ = '+';
  bool has_own_mark_ = false;
};

/// Returns an id of a note. @param kind "fn" for the note, "fnref" for a reference to it. @param reference from 1, in
/// order.
[[nodiscard]] std::string id_of(const Footnote& note, std::string_view kind, std::size_t reference = 1);
/// Writes the note's number in the text, as a link to the note.
void write_reference(Sanitizer& sanitizer, Footnote& note, std::size_t offset);
/// Writes links from the note back to its references; if there are very many, to the first ones.
void write_ways_back(Sanitizer& sanitizer, const Footnote& note);

} // namespace lede::body
