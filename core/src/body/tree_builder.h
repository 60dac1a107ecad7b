// Tree construction: the stack of open elements and the list of active formatting elements, and the markup that is
// written as they change. It opens, closes, moves and reconstructs elements as a parser does (13.2.6 of the standard),
// and keeps them within the content model. What becomes of a tag is decided by the sanitizer.
//
//   open_elements.h      the stack of open elements (13.2.4.2)
//   active_formatting.h  the list of active formatting elements (13.2.4.3)
//   tree_builder.cpp     opens and closes elements
//   tree_places.cpp      where content may be, and foster parenting (13.2.6.1)
//   tree_formatting.cpp  reconstruction (13.2.4.3) and the adoption agency (13.2.6.4.7)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "body/active_formatting.h"
#include "body/attributes.h"
#include "body/body.h"
#include "body/open_elements.h"
#include "html/html_writer.h"
#include "html/token.h"

namespace lede::body {

class TreeBuilder : public html::TokenSink {
 public:
  /// Whether the next content is in a link, including a link that has to be reconstructed for it.
  [[nodiscard]] bool is_in_link() const;
  [[nodiscard]] bool is_removing() const { return removed_from_ != npos; }
  /// Ends the removal of an element that is still open at the end of its Markdown block.
  void end_removal() { pop_through(removed_from_, Why::container_ended); }

 protected:
  static constexpr std::size_t npos = OpenElements::npos;

  /// Why an element closes: its own end tag came; an element around it ended; or the tree structure forces it to close,
  /// and it is to be reconstructed.
  enum class Why : std::uint8_t { ended, container_ended, suspended };

  /// Both must outlive the tree builder.
  TreeBuilder(HtmlWriter& writer, const Context& context);

  /// Starts a new source. @param source_size in bytes; it bounds the work that the tree structure may cause.
  void begin_tree(Origin origin, std::size_t source_size);
  /// Closes all elements, and forgets what a source left open.
  void finish_tree();

  /// The current node is about to close; content may still be added to it.
  virtual void before_close() = 0;
  /// An element has closed and was removed from the output, since content of it was removed and it had no other.
  virtual void after_vanishing(const OpenElement& vanished) = 0;

  // tree_builder.cpp
  [[nodiscard]] OpenElement& current_node() { return stack_.current_node(); }
  [[nodiscard]] bool has_room(const html::StartTag& tag, Element element);
  OpenElement& push(Element element, Content content, const CleanAttributes& attributes, bool implied,
                    bool is_silent = false);
  void push_implied(Element element);
  void push_removed(Element element, Role role, std::uint16_t foreign_name = 0);
  void open_removed(Element element);
  void pop(Why why);
  void pop_to(std::size_t index, Why why);      // everything above
  void pop_through(std::size_t index, Why why); // that one too
  [[nodiscard]] bool end_in_scope(Element element, Role role);
  void note_loss();
  [[nodiscard]] Handling handling_of(Element element) const;
  void warn(WarningText text, std::string_view name, std::size_t offset);

  // tree_places.cpp
  [[nodiscard]] bool make_room_for_block();
  [[nodiscard]] bool make_room_for_phrasing(bool blank);
  void note_phrasing_content();
  void close_p_element();
  [[nodiscard]] bool end_ruby_text();
  void break_line_here();
  void part_here(AuthorStyle::Parts parts);
  void unwrap_block(Element element);
  [[nodiscard]] bool end_unwrapped_block(Element element);
  void note_unwrapped(Element element);
  void end_hidden_in(Element element);
  [[nodiscard]] bool is_quotation(const OpenElement& open) const;
  [[nodiscard]] HtmlWriter::PlaceId here();
  [[nodiscard]] bool enter(HtmlWriter::PlaceId place);

  // tree_formatting.cpp
  void push_formatting(Element element, CleanAttributes attributes, Content content, bool outlives_container,
                       bool is_silent = false);
  void end_phrasing(Element element);
  void reconstruct_active_formatting();

  // The sanitizer reads these, too: its decisions depend on what is open.
  HtmlWriter& writer_;
  const Context& context_;
  Origin origin_;
  OpenElements stack_;
  ActiveFormattingElements active_formatting_;
  bool has_entries_to_reconstruct_ = false;  // an active formatting element may have to be reconstructed
  bool line_break_waits_ = false;            // the next text needs a line break before it, since a block was unwrapped
  bool word_waits_ = false;                  // the next word needs a space before it
  bool has_vanished_ = false;                // the element that closed last was removed from the output
  std::size_t removed_from_ = npos;          // index of the outermost removed element on the stack
  std::array<std::uint32_t, 256> skipped_{}; // by element: start tags dropped as too deep, whose end tags go, too

  /// An element that was unwrapped: a block that was not allowed in its place, or an element that the policy unwraps.
  /// Its end tag still closes the elements that were opened inside it.
  struct UnwrappedBlock {
    Element element;
    std::size_t depth; // for a block, the size of the stack up to its container; else the size of the stack
  };
  std::vector<UnwrappedBlock> unwrapped_; // those whose end tag has not come, the innermost last

 private:
  [[nodiscard]] bool close(const OpenElement& closing);
  void note_vanished(const OpenElement& closing, Why why);
  [[nodiscard]] const OpenElement& around_foster_parent() const;
  void foster_parent();
  [[nodiscard]] const FormattingEntry& entry_of(std::size_t index) const;
  void reconstruct_entries(std::size_t level, std::size_t waiting);

  std::size_t reconstruction_budget_ = 0;  // bytes
  std::size_t foster_parentings_left_ = 0; // how many more times content may be moved in front of a table
};

} // namespace lede::body
