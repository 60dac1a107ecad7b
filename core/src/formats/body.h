// Bodies as the adapters put them together. What they write themselves is HTML in which every text is escaped, and it
// is read again like any publisher's: by the tokenizer and the sanitizer. Every piece knows the value that it is of.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

struct MarkupAttribute {
  std::string_view name;
  std::string_view value; ///< Left out where it is empty.
};

class BodyBuilder {
 public:
  /// All must outlive the builder.
  BodyBuilder(std::vector<Block>& blocks, Report& report) : blocks_(blocks), report_(report) {}

  /// A block of its own; text that follows begins another one. Its text comes from that value unless it is given
  /// another origin.
  /// @return a block to be thrown away where there are limits::max_blocks already.
  template <class Part>
  Part& add(json::Value from) {
    Part& part = add_block(from).emplace<Part>();
    if constexpr (requires { part.text.origin; }) part.text.origin = from.origin();
    if constexpr (requires { part.caption.origin; }) part.caption.origin = from.origin();
    return part;
  }
  /// A block that was read elsewhere.
  void add(Block&& block, json::Value from) { add_block(from) = std::move(block); }
  /// Whether the block that was added last is one to be thrown away.
  [[nodiscard]] bool was_thrown() const { return last_was_thrown_; }
  /// Takes back the block that was added last.
  void drop();

  /// HTML of the document itself, as a block of its own: tags that it leaves open end with it. Text that stands in it
  /// without a block around it becomes a paragraph.
  void add_html(json::Value text);
  /// Text whose paragraphs have empty lines between them.
  void add_text(json::Value text);
  void add_markdown(json::Value text);

  // Markup, which goes on until the next block of its own. Names and attributes are the adapter's words.
  void start(std::string_view name, json::Value from, std::initializer_list<MarkupAttribute> attributes = {});
  void end(std::string_view name);
  /// @param breaks line ends are line breaks.
  void text(std::string_view text, json::Value from, bool breaks = true);
  void element(std::string_view name, json::Value text);
  /// HTML of the document in an element of ours that holds a line of text: only inline markup of it is kept.
  void inline_html(std::string_view markup, json::Value from);

 private:
  Block& add_block(json::Value from);
  RichText& open(json::Value from);
  void stretch(json::Value from, bool is_verbatim);

  std::vector<Block>& blocks_;
  Report& report_;
  Block thrown_away_;
  bool is_open_ = false; // the last block is one of markup that goes on
  bool is_full_ = false;
  bool last_was_thrown_ = false;
};

/// What readers read of a block: its text, a picture's caption; null if it has none.
[[nodiscard]] const Text* text_of_block(const Block& block);
[[nodiscard]] Text* text_of_block(Block& block);
/// The address of what a block shows: a picture, an embed; else empty.
[[nodiscard]] std::string_view url_of_block(const Block& block);

/// Whether HTML begins with a block, and not with text or inline elements.
[[nodiscard]] bool begins_with_block(std::string_view markup);

} // namespace lede::formats
