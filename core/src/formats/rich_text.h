// Bodies of rich text editors, whatever the editor: a newsroom's own fields around them are read elsewhere.
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

/// The nodes in the root of a tree of Lexical or ProseMirror; missing if a value is none.
[[nodiscard]] json::Value tree_in(json::Value value);

// The editors one by one, for the formats of their names. Each takes what its `is_` accepts.

[[nodiscard]] bool is_lexical(json::Value value);
[[nodiscard]] bool is_prosemirror(json::Value value);
[[nodiscard]] bool is_slate(json::Value value);
[[nodiscard]] bool is_dynamic_zone(json::Value value); // components of Strapi, blocks of Payload
[[nodiscard]] bool is_quill(json::Value value);
[[nodiscard]] bool is_draftjs(json::Value value);
[[nodiscard]] bool is_contentful(json::Value value);
[[nodiscard]] bool is_portable_text(json::Value value);
[[nodiscard]] bool is_editorjs(json::Value value);
[[nodiscard]] bool is_mobiledoc(json::Value value);
[[nodiscard]] bool is_notion(json::Value value);
void read_tree(json::Value value, BodyBuilder& body, Report& report);
void read_quill(json::Value value, BodyBuilder& body, Report& report);
void read_draftjs(json::Value value, BodyBuilder& body, Report& report);
void read_contentful(json::Value value, BodyBuilder& body, Report& report);
void read_portable_text(json::Value value, BodyBuilder& body, Report& report);
void read_editorjs(json::Value value, BodyBuilder& body, Report& report);
void read_mobiledoc(json::Value value, BodyBuilder& body, Report& report);
void read_notion(json::Value value, BodyBuilder& body, Report& report);

} // namespace lede::formats
