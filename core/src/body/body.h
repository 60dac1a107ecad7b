// Bodies of any kind → one stream of tokens → the sanitizer → markup. What a partner's page gets of a document's text
// has gone through here.
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

/// Where the finished markup will stand.
enum class Place : std::uint8_t {
  flow,     ///< In a block: paragraphs, lists, tables … are kept.
  phrasing, ///< In a line of text (a lead, a caption): blocks are unwrapped.
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
  const ElementSet* allow_elements = nullptr; ///< The only ones to keep of those that the policy keeps; null: all.
  Place place = Place::flow;
  std::size_t depth = 0;         ///< In how many elements of a page it stands, beyond limits::max_elements_around.
  bool hard_line_breaks = false; ///< Markdown: a line end is a line break, as readers who write comments mean it.
  FootnoteList* footnotes =
      nullptr; ///< Where Markdown leaves its footnotes, for the end of the body; null: it has none.
  bool* first_picture_waits = nullptr; ///< True until the article's first picture is written: that one loads at once.
};

/// @param text well-formed UTF-8; `origin` says where it comes from.
[[nodiscard]] SafeHtml sanitize_text(std::string_view text, Markup markup, Origin origin, const Context& context);
[[nodiscard]] SafeHtml sanitize_blocks(const std::vector<Block>& blocks, const Context& context);

} // namespace lede::body
