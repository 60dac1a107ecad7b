// The words of the pages on which readers read and report comments, in Vietnamese and English.
#pragma once

#include <string_view>

namespace newsroom {

struct DiscussionWords {
  const char* language; ///< BCP 47
  const char* comments; ///< With "#" for the number.
  const char* to_article;
  const char* oldest;
  const char* newest;
  const char* pages; ///< Names the links to other pages.
  const char* first;
  const char* next;
  const char* place; ///< From a permalink to the comment's place among the others.
  const char* all;
  const char* report;
  const char* report_title;
  const char* reason;
  const char* abuse;
  const char* illegal;
  const char* spam;
  const char* other;
  const char* note;
  const char* send;
  const char* received;
  const char* seen;
  const char* gone;
  const char* own;
  const char* own_empty;
  const char* take_back;
  const char* empty;
};

/// @param language a BCP 47 tag. English if there are no words of that language.
[[nodiscard]] const DiscussionWords& discussion_words(std::string_view language);

} // namespace newsroom
