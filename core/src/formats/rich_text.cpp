// Recognises and reads documents of rich text editors, also as a JSON text in a string.
#include "formats/rich_text.h"

#include <string_view>

#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/inner_document.h"
#include "formats/medium.h"
#include "formats/ricos.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Whether an object is a node of Slate: it has children, and the first of them is a text or a node.
bool is_slate_node(Value node) {
  const Value children = find(node, "children");
  if (!children.is(Kind::array) || children.size() == 0) return false;
  const Value first = first_object(children);
  return find(first, "text").is(Kind::string) || find(first, "children").is(Kind::array) ||
         find(first, "type").is(Kind::string) ||
         (find(first, "name").is(Kind::string) && find(first, "attributes").is(Kind::object));
}

struct Editor {
  bool (*is)(Value value);
  void (*read)(Value value, BodyBuilder& body, Report& report);
};

constexpr Editor k_editors[] = {
    {is_dato, read_dato},
    {is_lexical, read_tree},
    {is_prosemirror, read_tree},
    {is_contentful, read_contentful},
    {is_portable_text, read_portable_text},
    {is_gutenberg, read_gutenberg},
    {is_blocknote, read_blocknote},
    {is_yoopta, read_yoopta},
    {is_editorjs, read_editorjs},
    {is_quill, read_quill},
    {is_draftjs, read_draftjs},
    {is_slate, read_tree},
    {is_dynamic_zone, read_tree},
    {is_mobiledoc, read_mobiledoc},
    {is_notion, read_notion},
    {is_ricos, read_ricos},
    {is_medium_text, read_medium_text},
};

const Editor* find_editor(Value value) {
  if (!value.is(Kind::object) && !value.is(Kind::array)) return nullptr;
  for (const Editor& editor : k_editors) {
    if (editor.is(value)) return &editor;
  }
  return nullptr;
}

/// Whether a string may be the JSON text of a tree. This check is quick, so that HTML and Markdown cost nothing.
bool may_be_json(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || (text[begin] != '{' && text[begin] != '[')) return false;
  for (const std::string_view name :
       {"\"root\"", "\"children\"", "\"content\"", "\"nodeType\"", "\"_type\"", "\"blocks\"", "\"ops\"", "\"insert\"",
        "\"document\"", "\"sections\"", "\"rich_text\"", "\"nodes\"", "\"paragraphs\"", "\"props\"", "\"value\""}) {
    if (text.find(name) != std::string_view::npos) return true;
  }
  return false;
}

/// Reads a document from the JSON text in a string. Places are those in the string.
bool read_json_text(Value value, BodyBuilder& body, Report& report) {
  Report inner(true);
  const Result<json::Document> document = json::read(value.text(), inner);
  if (!document.ok()) return false;
  const Editor* const editor = find_editor(document.value().root());
  if (editor == nullptr) return false;
  std::vector<Block> found;
  BodyBuilder inner_body(found, inner);
  editor->read(document.value().root(), inner_body, inner);
  take_inner_warnings(std::move(inner), document.value(), value, report);
  for (Block& block : found) {
    move_origins(block, value.origin());
    body.add(std::move(block), value);
  }
  return true;
}

} // namespace

/// Returns the object with the nodes, which may be inside others: {"root": …}, {"value": {"document": …}}.
static Value root_in(Value value) {
  constexpr int k_most_steps = 4;
  for (int step = 0; step < k_most_steps && value.is(Kind::object); ++step) {
    const std::string_view type = text_at(value, "type");
    if (has_word("root body", type) && find(value, "children").is(Kind::array)) return value;
    if (type == "root" && find(value, "body").is(Kind::object)) { // the Financial Times' trees
      value = find(value, "body");
      continue;
    }
    if (has_word("doc document", type) && find(value, "content").is(Kind::array)) return value;
    const Value root = find(value, "root");
    if (find(root, "children").is(Kind::array)) return root;
    value = find_any(value, {"root", "document", "json", "raw", "editorState", "value"});
  }
  return {};
}

Value tree_in(Value value) {
  const Value root = root_in(value);
  const Value content = find(root, "content");
  return content.is(Kind::array) ? content : find(root, "children");
}

bool is_lexical(Value value) {
  const Value root = root_in(value);
  return root && !find(root, "content").is(Kind::array);
}

bool is_prosemirror(Value value) { return find(root_in(value), "content").is(Kind::array); }

/// Returns the nodes of Slate, which may be in {"raw": {"children": […]}} or {"document": […]}.
static Value slate_nodes_in(Value value) {
  if (find_path(value, "document nodes").is(Kind::array)) return find_path(value, "document nodes");
  if (value.is(Kind::object) && text_at(value, "type").empty()) {
    const Value inner = find_any(value, {"raw", "document"});
    if (inner.is(Kind::array)) {
      value = inner;
    } else {
      value = find(inner.is(Kind::object) ? inner : value, "children");
    }
  }
  const Value first = first_object(value);
  const bool is_nodes = value.is(Kind::array) && is_slate_node(first) && !find(first, "_type");
  return is_nodes ? value : Value();
}

bool is_slate(Value value) { return static_cast<bool>(slate_nodes_in(value)); }

bool is_dynamic_zone(Value value) {
  const Value first = first_object(value);
  return value.is(Kind::array) &&
         (find(first, "__component").is(Kind::string) || find(first, "blockType").is(Kind::string));
}

void read_tree(Value value, BodyBuilder& body, Report& report) {
  Value nodes = tree_in(value);
  if (!nodes) nodes = slate_nodes_in(value);
  TreeReader(body, report).read(nodes ? nodes : value);
}

bool read_rich_text(Value value, BodyBuilder& body, Report& report) {
  if (value.is(Kind::string)) return may_be_json(value.text()) && read_json_text(value, body, report);
  const Editor* const editor = find_editor(value);
  if (editor != nullptr) editor->read(value, body, report);
  return editor != nullptr;
}

bool read_rich_text(Value value, std::vector<Block>& blocks, Report& report) {
  BodyBuilder body(blocks, report);
  return read_rich_text(value, body, report);
}

namespace {

/// Reads a document of one editor, alone or as the body of an article.
template <bool (*is_one)(Value)>
bool is_body(Value value) {
  if (value.is(Kind::string)) {
    if (!may_be_json(value.text())) return false;
    Report unread(false);
    const Result<json::Document> document = json::read(value.text(), unread);
    return document.ok() && is_one(document.value().root());
  }
  return is_one(value);
}

template <bool (*is_one)(Value)>
Likeness recognise(Value root) {
  if (is_one(root)) return Likeness::certain;
  const bool has_body = root.is(Kind::object) && !root.find("lede") && find_body(root, is_body<is_one>);
  return has_body ? Likeness::certain : Likeness::none;
}

template <bool (*is_one)(Value)>
void read(Value root, Value /*document*/, Article& article, Report& report) {
  const Value body = is_one(root) ? root : find_body(root, is_body<is_one>);
  // Payload's hero, above the text, may have a text, too.
  if (!is_one(root)) static_cast<void>(read_rich_text(find_path(root, "hero richText"), article.body, report));
  static_cast<void>(read_rich_text(body, article.body, report));
  if (!is_one(root)) read_around(root, body, article, report);
}

/// Lists the documents of a response: Payload has them in `docs`.
template <bool (*is_one)(Value)>
void list(Value root, std::vector<Value>& items) {
  if (is_one(root) || !root.is(Kind::object)) return;
  for (const Value item : find_any(root, {"docs", "posts", "items", "results"}).children()) {
    if (recognise<is_one>(item) == Likeness::certain) items.push_back(item);
  }
}

} // namespace

static bool is_payload_text(Value value) {
  return is_lexical(value) || (is_dynamic_zone(value) && find(first_object(value), "blockType"));
}

constexpr Format k_lexical = {"lexical", "payload", recognise<is_payload_text>, read<is_payload_text>,
                              list<is_payload_text>};
constexpr Format k_prosemirror = {"prosemirror", "tiptap", recognise<is_prosemirror>, read<is_prosemirror>,
                                  list<is_prosemirror>};
constexpr Format k_slate = {"slate", "plate", recognise<is_slate>, read<is_slate>, list<is_slate>, ArrayOf::blocks};

constexpr Format k_quill = {"quill",        "delta quill-delta", recognise<is_quill>,
                            read<is_quill>, list<is_quill>,      ArrayOf::blocks};
constexpr Format k_mobiledoc = {"mobiledoc", "", recognise<is_mobiledoc>, read<is_mobiledoc>, list<is_mobiledoc>};
constexpr Format k_draftjs = {"draftjs", "draft-js draft.js", recognise<is_draftjs>, read<is_draftjs>,
                              list<is_draftjs>};

} // namespace lede::formats
