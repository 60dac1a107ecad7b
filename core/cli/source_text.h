// Counts the words, pictures and films of a text without Lede's own readers. `lede check` compares a document with its
// page; a bug of a reader would otherwise affect both sides and stay unnoticed.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lede::cli {

struct Content {
  std::map<std::string, std::size_t> words;      ///< How often each word is there.
  std::set<std::string> pictures;                ///< File names without sizes.
  std::set<std::string> films;                   ///< The part of an address that identifies the film.
  std::vector<std::set<std::string>> renditions; ///< One picture each, of which a page shows one file.
  std::size_t doubled_sentences = 0;             ///< Repetitions of sentences of eight words or more.
};

/// The content of HTML: of a page, or of a fragment.
[[nodiscard]] Content content_of_html(std::string_view html);

/// The content of a document: of the texts in JSON, of XML, HTML or Markdown. A text that is contained in another one
/// of the document, such as an excerpt, is counted once; of a web page the lines that are long enough for prose are
/// counted. @param is_markdown whether the file's name says so: Markdown may begin with a tag.
[[nodiscard]] Content content_of_document(std::string_view document, bool is_markdown);

/// Returns how many words of one text another one has, with repetitions.
[[nodiscard]] std::size_t count_kept(const Content& source, const Content& page);
[[nodiscard]] std::size_t count_words(const Content& content);

} // namespace lede::cli
