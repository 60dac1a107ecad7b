// Assembles the bodies of articles for the adapters. Markup that adapters write is HTML with every text escaped. The
// tokenizer and the sanitizer read it like any publisher's HTML. Every piece keeps the value of the document that it
// comes from.
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
  std::string_view value; ///< The attribute is left out if it is empty.
};

class BodyBuilder {
 public:
  /// All must outlive the builder.
  BodyBuilder(std::vector<Block>& blocks, Report& report) : blocks_(blocks), report_(report) {}

  /// Adds a block. Text that follows begins another one. Warnings about the block name the value `from`, unless its
  /// text gets another origin. @return the block; if there are limits::max_blocks already, one that is discarded.
  template <class Part>
  Part& add(json::Value from) {
    Part& part = add_block(from).emplace<Part>();
    if constexpr (requires { part.text.origin; }) part.text.origin = from.origin();
    if constexpr (requires { part.caption.origin; }) part.caption.origin = from.origin();
    return part;
  }
  /// Adds a block that was read elsewhere.
  void add(Block&& block, json::Value from) { add_block(from) = std::move(block); }
  /// Whether the block that was added last is discarded.
  [[nodiscard]] bool was_thrown() const { return last_was_thrown_; }
  /// Removes the block that was added last.
  void drop();

  /// Adds HTML of the document as a block. Elements that are still open at its end are closed. Text outside of blocks
  /// becomes a paragraph.
  void add_html(json::Value text);
  /// Adds plain text with empty lines between its paragraphs.
  void add_text(json::Value text);
  /// @param marks Markdown to be put before it.
  void add_markdown(json::Value text, std::string_view marks = {});

  // The functions below write markup into one block, which ends when another block is added. Names and attributes come
  // from the adapter, never from the document.
  void start(std::string_view name, json::Value from, std::initializer_list<MarkupAttribute> attributes = {});
  void end(std::string_view name);
  /// @param breaks whether line ends become line breaks.
  void text(std::string_view text, json::Value from, bool breaks = true);
  void element(std::string_view name, json::Value text);
  /// Writes a paragraph that is one link.
  void link(std::string_view words, json::Value address, json::Value from);
  /// Adds HTML of the document to an open element for a line of text. Only its inline markup is kept.
  void inline_html(std::string_view markup, json::Value from);

 private:
  Block& add_block(json::Value from);
  RichText& open(json::Value from);
  void stretch(json::Value from, bool is_verbatim);

  std::vector<Block>& blocks_;
  Report& report_;
  Block thrown_away_;
  bool is_open_ = false; // the last block is one of markup, and can be continued
  bool is_full_ = false;
  bool last_was_thrown_ = false;
};

/// Returns a block's visible text, which may be a picture's caption; null if it has none.
[[nodiscard]] const Text* text_of_block(const Block& block);
[[nodiscard]] Text* text_of_block(Block& block);
/// Returns the address of a block's picture or embed; else empty.
[[nodiscard]] std::string_view url_of_block(const Block& block);

/// Whether HTML begins with a block element, and not with text or an inline element.
[[nodiscard]] bool begins_with_block(std::string_view markup);

} // namespace lede::formats
