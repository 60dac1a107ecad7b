// Word's lists in HTML: paragraphs whose style names their list level.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::body {

/// Whether markup has such paragraphs. Most markup has none.
[[nodiscard]] bool has_word_lists(std::string_view markup);

/// Passes tokens on, and turns Word's paragraphs (`<p style="mso-list:l0 level2 lfo1">`) into list items. The number or
/// bullet that Word writes before the text decides the kind of list, and is removed.
class WordLists final : public html::TokenSink {
 public:
  /// @param next must outlive this.
  explicit WordLists(html::TokenSink& next) : next_(next) {}

  html::TextState on_start_tag(const html::StartTag& tag) override;
  void on_end_tag(const html::EndTag& tag) override;
  void on_text(std::string_view text, std::size_t offset) override;
  [[nodiscard]] bool in_foreign_content() const override { return next_.in_foreign_content(); }
  /// Closes the open lists at the end of the text.
  void finish(std::size_t offset) { close_lists(0, offset); }

 private:
  struct List {
    bool is_ordered = false;
    std::size_t level = 0;
  };

  /// Begins the item whose marker has been read.
  void begin_item(std::size_t offset);
  /// Closes the lists below this level, each with its open item.
  void close_lists(std::size_t level, std::size_t offset);
  void start(Element element, std::size_t offset, std::string_view number = {});
  void end(Element element, std::size_t offset);

  html::TokenSink& next_;
  std::vector<List> lists_;      // the open lists, each with an open item
  std::string marker_;           // the text of the marker
  std::size_t level_ = 0;        // level of the open paragraph; 0 if it is not a list item
  std::size_t marker_depth_ = 0; // number of open elements of the marker; 0 if none is being read
  std::size_t spans_ = 0;        // number of open spans around the marker, which are removed
  bool is_waiting_ = false;      // the item has not begun: its marker is still to come
};

} // namespace lede::body
