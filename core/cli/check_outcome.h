// What `lede check` finds, and how it prints it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lede/render.h"

namespace lede::cli {

inline constexpr std::string_view k_no_format = "(none)";
/// The results for the documents of one format.
struct Row {
  std::size_t documents = 0;
  std::size_t read = 0;
  std::size_t refused = 0;
  std::size_t words = 0, words_kept = 0;
  std::size_t doubled_sentences = 0, doubled_headlines = 0, doubled_pictures = 0;
  std::size_t pictures = 0, pictures_kept = 0;
  std::size_t films = 0, films_kept = 0;
  std::size_t without_date = 0, without_author = 0, without_picture = 0;
};

/// A number of a row, and its name in JSON.
struct Number {
  const char* name;
  std::size_t Row::*member;
};
inline constexpr Number k_numbers[] = {
    {"documents", &Row::documents},
    {"read", &Row::read},
    {"refused", &Row::refused},
    {"words", &Row::words},
    {"wordsKept", &Row::words_kept},
    {"doubledSentences", &Row::doubled_sentences},
    {"doubledHeadlines", &Row::doubled_headlines},
    {"doubledPictures", &Row::doubled_pictures},
    {"pictures", &Row::pictures},
    {"picturesKept", &Row::pictures_kept},
    {"films", &Row::films},
    {"filmsKept", &Row::films_kept},
    {"withoutDate", &Row::without_date},
    {"withoutAuthor", &Row::without_author},
    {"withoutPicture", &Row::without_picture},
};

/// The warnings of one code, or the refusals, with the place of the first.
struct Loss {
  std::size_t count = 0;
  std::size_t document = 0; ///< The first document that has it, whichever thread was first.
  std::string source;
  Location location;
  std::string message;
};

/// The words of a document that no page has.
struct Gap {
  std::size_t document = 0;
  std::string source;
  std::size_t words = 0, missing = 0;
  std::size_t line = 0, column = 0; ///< Of the first of them; 0: the document has them in another form.
  std::string first;
};

/// A picture of a document that no page has.
struct MissingPicture {
  std::size_t document = 0;
  std::string source;
  std::string address;
};

struct Outcome {
  std::map<std::string, Row> rows;
  std::map<std::string, Loss> losses;
  std::map<std::string, Loss> doubles; ///< What pages show twice: sentences, headlines, pictures.
  std::vector<Gap> gaps;
  std::vector<MissingPicture> missing_pictures;
  bool is_lossy = false;
};

[[nodiscard]] std::string table_of(const Outcome& outcome);
[[nodiscard]] std::string json_of(const Outcome& outcome);

} // namespace lede::cli
