// Turns bodies of any kind into one stream of tokens, sanitizes it, and writes markup. A document's markup reaches a
// page only this way.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "base/report.h"
#include "html/safe_html.h"
#include "lede/render.h"
#include "model/article.h"
#include "policy/element.h"
#include "policy/url.h"

namespace lede::body {

/// Where the finished markup will be put.
enum class Place : std::uint8_t {
  flow,      ///< In a block: paragraphs, lists, tables … are kept.
  quotation, ///< In a `<blockquote>`: as in a block, and a link without words is a post.
  phrasing,  ///< In a line of text (a lead, a caption): blocks are unwrapped.
};

class FootnoteList;

struct Context {
  const UrlPolicy& urls;
  Report& report;
  PolicyName policy = PolicyName::article;
  std::string_view id_prefix = "lede-";
  LinkTarget link_target = LinkTarget::same;
  int heading_level = 0;     ///< The headline's level: headings are placed below it. 0: headings stay as they are.
  std::string_view link_rel; ///< Words added to the `rel` of links that lead elsewhere.
  const ElementSet* allow_elements = nullptr; ///< If set, the policy keeps only these elements.
  std::string_view see_also_title;            ///< The heading of links to see also between paragraphs; empty: none.
  Place place = Place::flow;
  std::size_t depth = 0;         ///< Elements of the page around it, beyond limits::max_elements_around.
  bool hard_line_breaks = false; ///< Markdown: a line end is a line break, as readers who write comments mean it.
  FootnoteList* footnotes =
      nullptr; ///< Gets the footnotes of Markdown for the end of the body; null: footnotes are not read.
  bool takes_all_steps = false;        ///< Tests: no tag is handled by sanitizer_direct.cpp.
  bool* first_picture_waits = nullptr; ///< True until the first picture of the article is written, which loads at once.
};

/// @param text well-formed UTF-8; `origin` says where it comes from.
[[nodiscard]] SafeHtml sanitize_text(std::string_view text, Markup markup, Origin origin, const Context& context);
[[nodiscard]] SafeHtml sanitize_blocks(const std::vector<Block>& blocks, const Context& context);

} // namespace lede::body
