// Every limit of a document, with its unit. If a document exceeds one, Lede reports an error or a warning with a code.
// Real articles stay far below all of them.
#pragma once

#include <cstddef>

#include "lede/render.h"

namespace lede::limits {

using lede::max_input_bytes;                      // part of the public interface
inline constexpr std::size_t max_json_depth = 64; // arrays and objects inside each other
inline constexpr std::size_t max_json_values =
    100'000; // so that the values and the model stay under 32 MiB for every document
inline constexpr std::size_t max_page_depth = 128;     // elements open at once; Blink and WebKit flatten at 512
inline constexpr std::size_t max_elements_around = 10; // around a document: from <html> to a gallery's caption
inline constexpr std::size_t max_open_elements = max_page_depth - max_elements_around; // of a document alone
inline constexpr std::size_t max_reopened_formatting = 8; // formatting elements opened again after a block
inline constexpr std::size_t max_footnotes = 200;         // definitions in one Markdown text; further ones stay text
inline constexpr std::size_t max_markdown_lines = 200'000;
inline constexpr std::size_t max_markdown_special = 100'000; // characters in one paragraph that may be markup
inline constexpr std::size_t max_markdown_indentation = 200; // bytes of a line before a list's or a quote's marker
inline constexpr std::size_t max_markdown_growth = 8;        // times the source's size, for text written repeatedly
inline constexpr std::size_t max_markdown_repeated_bytes = 1024 * 1024; // and this much in addition
inline constexpr std::size_t max_repeats_growth = 8;           // times the document's size, for parts named repeatedly
inline constexpr std::size_t max_repeated_bytes = 1024 * 1024; // and this much in addition
inline constexpr std::size_t max_attributes = 64;              // read from one tag; further ones are skipped
inline constexpr std::size_t max_url_bytes = 8 * 1024;
inline constexpr std::size_t max_base_url_bytes = 2 * 1024;    // each relative URL may grow by this much
inline constexpr std::size_t max_data_url_bytes = 1024 * 1024; // an inline picture, where the option allows it
inline constexpr std::size_t max_srcset_candidates = 64;       // further ones are left out
inline constexpr std::size_t max_warnings = 100;               // listed; the rest is counted
inline constexpr std::size_t max_list_items = 500;             // related, latest, tags, authors, see-also, gallery …
inline constexpr std::size_t max_feed_items = 10;              // of a feed, in the list that it fills
inline constexpr std::size_t max_blocks = 10'000;    // of a body; each costs some 250 bytes, however short it is
inline constexpr std::size_t max_comments = 5'000;   // over all threads of an article
inline constexpr std::size_t max_comment_depth = 16; // replies to replies; deeper ones join the last level
inline constexpr std::size_t max_heading_ids = 500;  // of a body; further headings have those that the document gives
inline constexpr std::size_t max_pixels = 32'767;    // width or height of a picture

} // namespace lede::limits
