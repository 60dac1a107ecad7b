// Lists as Word writes them into HTML: paragraphs that say in their style which level they are of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::body {

/// Whether markup has such paragraphs. Most has not.
[[nodiscard]] bool has_word_lists(std::string_view markup);

/// Hands tokens on, and makes items of lists of Word's paragraphs: `<p style="mso-list:l0 level2 lfo1">`. The number or
/// bullet that Word writes in front of the words is left out, and says which kind of list it is.
class WordLists final : public html::TokenSink {
 public:
  /// @param next must outlive this.
  explicit WordLists(html::TokenSink& next) : next_(next) {}

  html::TextState on_start_tag(const html::StartTag& tag) override;
  void on_end_tag(const html::EndTag& tag) override;
  void on_text(std::string_view text, std::size_t offset) override;
  [[nodiscard]] bool in_foreign_content() const override { return next_.in_foreign_content(); }
  /// Closes what is open at the end of the text.
  void finish(std::size_t offset) { close_lists(0, offset); }

 private:
  struct List {
    bool is_ordered = false;
    std::size_t level = 0;
  };

  /// Begins the item whose marker has been read.
  void begin_item(std::size_t offset);
  /// Closes the lists of a deeper level than this, each with its open item.
  void close_lists(std::size_t level, std::size_t offset);
  void start(Element element, std::size_t offset, std::string_view number = {});
  void end(Element element, std::size_t offset);

  html::TokenSink& next_;
  std::vector<List> lists_;      // that are open, each with an open item
  std::string marker_;           // what Word shows in front of the item
  std::size_t level_ = 0;        // of the paragraph that is open; 0: it is none of a list
  std::size_t marker_depth_ = 0; // elements that are open in the marker; 0: it is not being read
  std::size_t spans_ = 0;        // around the marker, which are left out
  bool is_waiting_ = false;      // for the marker, before the item is begun
};

} // namespace lede::body
