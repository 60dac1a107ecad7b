// A web page as a flat list of its elements, with the data that the other files of this folder need, and the page's
// metadata. Nothing of it is trusted: all content taken from a page goes through the sanitizer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json_ld_script.h"
#include "html/token.h"

namespace lede::formats::page {

/// Hints in an element's attributes about its role on the page.
enum Hint : std::uint16_t {
  k_hidden = 1U << 0U,   ///< It is invisible.
  k_apart = 1U << 1U,    ///< It is not the article: advertising, navigation, share buttons.
  k_comments = 1U << 2U, ///< Readers' comments.
  k_good = 1U << 3U,     ///< Named like an article's text.
  k_bad = 1U << 4U,      ///< Named like something beside it.
  k_byline = 1U << 5U,   ///< Named like a line that says who wrote it.
  k_dateline = 1U << 6U, ///< Named like a line that says when.
  k_link = 1U << 7U,     ///< A link, or in one.
  k_body = 1U << 8U,     ///< Marked as the article's text in microdata or RDFa.
  k_lead = 1U << 9U,     ///< Named like the lines below a headline.
  k_consent = 1U << 10U, ///< Named after a product that asks readers for their consent.
  k_notes = 1U << 11U,   ///< Named like footnotes.
  k_unwrap = 1U << 12U,  ///< Its content is text, though the element itself would be removed.
  k_renamed = 1U << 13U, ///< A heading by its role alone: its tags are replaced.
  k_player = 1U << 14U,  ///< Named like a player of films or sounds.
  k_caption = 1U << 15U, ///< Named like the words below a picture or film.
};

struct Node {
  Element element = Element::unknown;
  std::uint16_t hints = 0;
  std::uint32_t begin = 0; ///< Offsets in the source: start tag, content, end tag, and what follows.
  std::uint32_t content_begin = 0;
  std::uint32_t content_end = 0;
  std::uint32_t end = 0;
  std::uint32_t next = 0; ///< Index one past the last descendant.
  std::uint32_t parent = 0;
  std::uint32_t text = 0; ///< Characters directly in it, white space aside.
  std::uint32_t commas = 0;
};

/// A statement about the article, in microdata or RDFa.
struct Property {
  std::string_view name; ///< A literal of the table in page_reader.cpp.
  std::uint32_t node = 0;
  std::string value;       ///< From an attribute; if empty, the value is the element's text.
  bool of_article = false; ///< It belongs to an item whose type is an article.
};

struct Meta {
  std::string name; ///< Lower case.
  std::string content;
};

/// A value from an element's attribute: a date, a picture's address.
struct Mark {
  std::uint32_t node = 0;
  std::string value;
  std::string note; ///< A picture's alternative text.
};

struct Page {
  std::vector<Node> nodes; ///< In the order of the page; the first is the whole page.
  std::vector<Property> properties;
  std::vector<Meta> metas;
  std::vector<Mark> times;
  std::vector<Mark> pictures;
  std::vector<JsonLdScript> scripts;
  std::string title;
  std::string language;
  std::string direction;
  std::string canonical;
  std::string base;

  /// Returns the content of the first meta element of that name; empty if there is none.
  [[nodiscard]] std::string_view meta(std::string_view name) const;
};

/// Reads a page. @param source prepared by html::prepare. Elements beyond k_most_nodes, or deeper than k_most_open, are
/// read as part of their parent.
[[nodiscard]] Page read_page(std::string_view source);

constexpr std::size_t k_most_nodes = 100'000;
constexpr std::size_t k_most_open = 200;

/// Returns the hints in the words of a class or an id: "post-meta", "relatedStories".
[[nodiscard]] std::uint16_t hints_of(std::string_view names);

/// Returns the text of an element.
[[nodiscard]] std::string text_of(std::string_view source, const Node& node);

} // namespace lede::formats::page
