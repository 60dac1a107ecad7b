// Bodies of all rich text editors. The newsroom's fields around them are read elsewhere.
#pragma once

#include <vector>

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Adds a document of a rich text editor to a body: an object or array, or a string that holds the JSON text of one.
/// @return false if it is none; then nothing was added and nothing reported.
bool read_rich_text(json::Value value, BodyBuilder& body, Report& report);
bool read_rich_text(json::Value value, std::vector<Block>& blocks, Report& report);

/// Returns the nodes in the root of a tree of Lexical or ProseMirror; missing if the value is none.
[[nodiscard]] json::Value tree_in(json::Value value);

// Functions for single editors. Each reads the values that its `is_` function accepts.

[[nodiscard]] bool is_lexical(json::Value value);
[[nodiscard]] bool is_prosemirror(json::Value value);
[[nodiscard]] bool is_slate(json::Value value);
[[nodiscard]] bool is_dynamic_zone(json::Value value); // components of Strapi, blocks of Payload
[[nodiscard]] bool is_quill(json::Value value);
[[nodiscard]] bool is_draftjs(json::Value value);
[[nodiscard]] bool is_contentful(json::Value value);
[[nodiscard]] bool is_portable_text(json::Value value);
[[nodiscard]] bool is_dato(json::Value value);      ///< A text of DatoCMS with blocks beside it.
[[nodiscard]] bool is_gutenberg(json::Value value); ///< WordPress' blocks.
[[nodiscard]] bool is_blocknote(json::Value value);
[[nodiscard]] bool is_yoopta(json::Value value);
[[nodiscard]] bool is_editorjs(json::Value value);
[[nodiscard]] bool is_mobiledoc(json::Value value);
[[nodiscard]] bool is_notion(json::Value value);
void read_tree(json::Value value, BodyBuilder& body, Report& report);
void read_quill(json::Value value, BodyBuilder& body, Report& report);
void read_draftjs(json::Value value, BodyBuilder& body, Report& report);
void read_contentful(json::Value value, BodyBuilder& body, Report& report);
void read_portable_text(json::Value value, BodyBuilder& body, Report& report);
void read_dato(json::Value value, BodyBuilder& body, Report& report);
void read_gutenberg(json::Value value, BodyBuilder& body, Report& report);
void read_blocknote(json::Value value, BodyBuilder& body, Report& report);
void read_yoopta(json::Value value, BodyBuilder& body, Report& report);
void read_editorjs(json::Value value, BodyBuilder& body, Report& report);
void read_mobiledoc(json::Value value, BodyBuilder& body, Report& report);
void read_notion(json::Value value, BodyBuilder& body, Report& report);

} // namespace lede::formats
