// Reads the tree of a rich text editor into a body. Lexical, ProseMirror, Slate, Strapi and similar editors store a
// document as nodes with a type, attributes and children. They differ in names and in the places of these members. One
// table has the names of all editors, so mixed forms are read, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "formats/body.h"
#include "formats/inline_marks.h"
#include "formats/text_lines.h"
#include "json/document.h"

namespace lede::formats {

/// Returns the children of a node, under any editor's name for them; missing if there is no array.
[[nodiscard]] json::Value children_of(json::Value node);

/// Returns an attribute of a node: one of its members, or a member of an object in it, such as `attrs` or `data`.
[[nodiscard]] json::Value attribute_of(json::Value node, std::initializer_list<std::string_view> names);
[[nodiscard]] std::string_view attribute_text(json::Value node, std::initializer_list<std::string_view> names);

/// Returns a node's type in lower case without "-" and "_": "bulletList", "bullet_list" and "bullet-list" are the same.
[[nodiscard]] std::string type_of(json::Value node);

/// Reads a picture in the forms of editors and media libraries. @return whether it has an address; a missing one is
/// reported.
[[nodiscard]] bool read_tree_picture(json::Value node, Image& image, Report& report);

/// Reads a caption: a text, HTML, or a small tree.
void read_tree_caption(json::Value value, Text& text, Report& report);

/// Whether a value, which need not be a node, is a picture or another file.
[[nodiscard]] bool is_tree_picture(json::Value value);

/// Adds a film, post or map as a block of its own.
/// @param address of its page, or of its frame, which is converted to that of the page, as for HTML.
void add_embed_block(std::string_view address, std::string_view title, json::Value from, BodyBuilder& body);

/// Walks the tree without recursion, with an explicit stack of frames.
class TreeReader {
 public:
  /// Both must outlive the reader.
  TreeReader(BodyBuilder& body, Report& report) : body_(body), report_(report), marks_(body), lines_(body) {}

  /// @param nodes the children of the document's root.
  void read(json::Value nodes);
  /// Reads a single node of a document that is not a tree. @param type as from `type_of`. @param node with its
  /// attributes.
  void read_card(std::string_view type, json::Value node);

 private:
  void walk();
  enum class Mode : std::uint8_t {
    nodes,
    list,    ///< The children are items; the last one stays open for a nested list.
    members, ///< The members of a node of unknown type.
    parts,   ///< A list in such a node, whose items need not be nodes.
  };
  struct Frame {
    json::Children::Iterator at;
    json::Children::Iterator end;
    std::size_t height; ///< Number of open elements before it.
    Mode mode = Mode::nodes;
    bool is_code = false;
    bool has_one_paragraph = false; ///< For an item or cell: its only paragraph needs no element.
    bool is_first = true;
    json::Value after = {};   ///< A line after its children: the source of a quotation.
    json::Value unknown = {}; ///< The frame's node, if its type is unknown.
    std::size_t kept = 0;     ///< `kept_` before it.
  };
  struct NodeType {
    std::string_view names;
    void (TreeReader::*read)(json::Value node);
    std::string_view element = {};
  };
  static const NodeType* find_type(std::string_view type); // tree_types.cpp

  // tree_reader.cpp: the walk
  void visit(json::Value node);
  void visit_member(json::Value member);
  void push(json::Value parent, Mode mode = Mode::nodes);
  void pop();
  void open(std::string_view element, json::Value node, std::initializer_list<MarkupAttribute> attributes = {});
  void close_to(std::size_t height);
  void begin_block();
  void close_lines();
  void begin_inline(json::Value node);
  [[nodiscard]] bool is_nested() const { return !open_.empty(); }
  void read_leaf(json::Value node, json::Value text);
  void set_marks(json::Value node);
  void write(std::string_view text, json::Value node);
  void write_line(std::string_view element, json::Value text);
  void write_link(std::string_view address, json::Value text, json::Value node);

  // tree_nodes.cpp: text, lists, tables
  void read_text(json::Value node);
  bool read_own_text(std::string_view element, json::Value node);
  void read_paragraph(json::Value node);
  void read_list_line(std::string_view bullet, json::Value node);
  void read_heading(json::Value node);
  void read_element(json::Value node);
  void read_list(json::Value node);
  void read_item(json::Value node);
  void read_cell(json::Value node);
  void read_code(json::Value node);
  void read_break(json::Value node);
  void read_rule(json::Value node);
  void read_inline(json::Value node);
  void read_link(json::Value node);
  void read_word(json::Value node);
  void read_formula(json::Value node);
  void read_container(json::Value node);
  void read_parts(json::Value node);
  void read_quotation(json::Value node);
  void read_details(json::Value node);
  void read_box(json::Value node);
  void read_block(json::Value node);
  void read_components(json::Value node);
  void read_set(json::Value node);
  void skip(json::Value node);
  void read_unknown(json::Value node);

  // tree_media.cpp: pictures, films, sounds, files
  void read_image(json::Value node);
  void read_figure(json::Value node);
  void read_gallery(json::Value node);
  void read_embed(json::Value node);
  void read_film(json::Value node);
  void read_sound(json::Value node);
  void read_file(json::Value node);
  void add_picture(json::Value node, std::string_view link = {});
  void add_embed(json::Value node, std::string_view address, std::string_view title);

  // tree_cards.cpp: cards
  void read_html(json::Value node);
  void read_markdown(json::Value node);
  void read_button(json::Value node);
  void read_bookmark(json::Value node);
  void read_number(json::Value node);
  void read_product(json::Value node);
  void read_banner(json::Value node);
  void read_relation(json::Value node);
  void read_reference(json::Value node);

  BodyBuilder& body_;
  Report& report_;
  std::vector<Frame> frames_;
  std::vector<std::string_view> open_; // elements
  InlineMarks marks_;                  // inside the open elements
  ListRun lines_;                      // items without a list node
  const NodeType* type_ = nullptr;     // of the current node
  std::size_t kept_ = 0;               // number of texts and pictures so far
};

} // namespace lede::formats
