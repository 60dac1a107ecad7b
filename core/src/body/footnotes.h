// Footnotes in Markdown: `[^label]` in the text and a definition `[^label]: what it says`. md4c does not know them: a
// definition is given to it as the item of a list, whose rules for what belongs to it are the same.
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
  std::string_view label;       ///< Into the source.
  std::size_t offset = 0;       ///< Of the definition in the source.
  std::size_t size = 0;         ///< Of its label, colon and spaces.
  std::size_t end = 0;          ///< Of what it says.
  bool is_defined = false;      ///< And not text in code, say.
  bool is_first = false;        ///< Of its label: the one that references mean.
  std::size_t references = 0;   ///< In the text and in other notes.
  std::size_t written = 0;      ///< References so far.
  std::size_t number = 0;       ///< From 1, in the order of first references; 0: none yet.
  std::size_t texts_before = 0; ///< That have notes: two texts may have the same labels.
};

struct FootnoteReference {
  static constexpr std::size_t k_no_note = static_cast<std::size_t>(-1);

  std::size_t begin = 0; ///< Of "[^label]" in the source.
  std::size_t end = 0;
  std::size_t note = k_no_note;
  std::size_t inside = k_no_note; ///< The note that it stands in.
  bool is_text = false;           ///< Not in code, a link, a tag …
};

class Footnotes {
 public:
  /// Whether a text may have any.
  [[nodiscard]] static bool may_be_in(std::string_view source) {
    // "^" is rarer than "[", which every link has.
    return source.find('^') != std::string_view::npos && source.find("[^") != std::string_view::npos;
  }

  /// Finds what may be definitions and references, and makes items of the definitions.
  explicit Footnotes(MarkdownSource& source);
  Footnotes(const Footnotes&) = delete;
  Footnotes& operator=(const Footnotes&) = delete;

  /// What may be a definition, in the order of the source.
  [[nodiscard]] std::vector<Footnote>& notes() { return notes_; }
  [[nodiscard]] std::vector<FootnoteReference>& references() { return references_; }
  /// The mark of the items that definitions became. No other item has it, if that could be.
  [[nodiscard]] char mark() const { return mark_; }
  [[nodiscard]] bool has_own_mark() const { return has_own_mark_; }
  /// Of each list item, in their order, the note that it is, or `k_no_note`.
  [[nodiscard]] std::vector<std::size_t>& items() { return items_; }

  /// The last definition that begins at or before an offset, or `k_no_note`.
  [[nodiscard]] std::size_t last_before(std::size_t offset) const;

  /// Numbers the notes: in the order of the references in the text, then of those in the notes, then the rest. Takes
  /// back what was done to definitions that are none.
  void settle(MarkdownSource& source, FootnoteList& list);
  /// In the order of their numbers.
  [[nodiscard]] const std::vector<std::size_t>& in_order() const { return order_; }

 private:
  void find_definitions(std::string_view text);
  void find_references(std::string_view text);
  void number(std::size_t note);
  void number_references(std::size_t inside);

  std::vector<Footnote> notes_;
  std::vector<FootnoteReference> references_;
  std::vector<std::size_t> items_;
  std::vector<std::size_t> order_;
  std::vector<std::uint8_t> indentations_; // of definitions: columns that are not its container's
  char mark_ = '+';
  bool has_own_mark_ = false;
};

/// Ids of a note. @param kind "fn": the note; "fnref": the first reference to it.
[[nodiscard]] std::string id_of(const Footnote& note, std::string_view kind);
/// The number in the text, as a link to the note.
void write_reference(Sanitizer& sanitizer, Footnote& note, std::size_t offset);
/// The link from the note back to the first reference.
void write_way_back(Sanitizer& sanitizer, const Footnote& note);

} // namespace lede::body
