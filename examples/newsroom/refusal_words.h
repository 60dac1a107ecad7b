// The message to a reader whose request is refused, in the language of the newspaper.
#pragma once

#include <string>
#include <string_view>

namespace newsroom {

struct RefusalWords {
  const char* language; ///< BCP 47, of the message and of `back`.
  std::string message;
  const char* back; ///< The words of the link to the list of articles.
};

/// @param code of the refusal. @param message in English, for those languages that have no words of their own.
[[nodiscard]] RefusalWords refusal_words(std::string_view language, std::string_view code, std::string_view message);

} // namespace newsroom
