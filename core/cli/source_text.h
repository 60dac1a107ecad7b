// Counts the words, pictures and films of a text without Lede's own readers. `lede check` compares a document with its
// page; a bug of a reader would otherwise affect both sides and stay unnoticed.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "picture_names.h"

namespace lede::cli {

struct Content {
  std::map<std::string, std::size_t> words; ///< How often each word is there.
  PictureNames pictures;
  std::set<std::string> films;          ///< The part of an address that identifies the film.
  std::vector<PictureNames> renditions; ///< One picture each, of which a page shows one file.
  std::size_t doubled_sentences = 0;    ///< Repetitions of sentences of eight words or more.
  std::string doubled_sentence;         ///< The first of them, in lower case.
};

/// The content of HTML: of a page, or of a fragment.
[[nodiscard]] Content content_of_html(std::string_view html);

/// The content of a document: of the texts in JSON, of XML, HTML or Markdown. A text that is contained in another one
/// of the document, such as an excerpt, is counted once; of a web page the lines that are long enough for prose are
/// counted. @param is_markdown whether the file's name says so: Markdown may begin with a tag.
/// @param format whose short texts are known by the names of their members; of others, only prose is counted.
[[nodiscard]] Content content_of_document(std::string_view document, bool is_markdown, std::string_view format);

/// Words of a document that a page has not.
struct MissingWords {
  std::size_t count = 0;
  std::size_t offset = 0; ///< In the document, of the first of them.
  bool has_place = false; ///< They are in the document as they are in the text.
  std::string first;      ///< The first of them, with what is between.
};

[[nodiscard]] MissingWords find_missing(std::string_view document, const Content& source, const Content& page);

/// What a page shows twice, the first of each: a sentence, a picture, the headline.
struct Doubled {
  std::size_t pictures = 0, headlines = 0;
  std::string sentence, picture, headline;
};

/// @param html of one article, as Lede writes it.
[[nodiscard]] Doubled doubled_in(std::string_view html);

/// Returns how many words of one text another one has, with repetitions.
[[nodiscard]] std::size_t count_kept(const Content& source, const Content& page);
[[nodiscard]] std::size_t count_words(const Content& content);

} // namespace lede::cli
