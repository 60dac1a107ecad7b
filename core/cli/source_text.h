// The words, pictures and films of a text, counted without Lede's own readers: `lede check` compares a document with
// its page, and a reader that had a fault would miss the same on both sides.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace lede::cli {

struct Content {
  std::map<std::string, std::size_t> words; ///< How often each word is there.
  std::set<std::string> pictures;           ///< File names, without what says a size.
  std::set<std::string> films;              ///< What identifies a film in its address.
  std::size_t doubled_sentences = 0;        ///< Of eight words or more, beyond the first of each.
};

/// The content of HTML: of a page, or of a fragment.
[[nodiscard]] Content content_of_html(std::string_view html);

/// The content of a document: of the texts in JSON, of XML, HTML or Markdown. Texts that another one of the document
/// has within it, as an excerpt is, count once.
[[nodiscard]] Content content_of_document(std::string_view document);

/// How many of the words of one text another one has, each as often as it is there.
[[nodiscard]] std::size_t count_kept(const Content& source, const Content& page);
[[nodiscard]] std::size_t count_words(const Content& content);

} // namespace lede::cli
