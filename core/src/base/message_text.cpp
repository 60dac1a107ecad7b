// Puts messages together.
#include "base/message_text.h"

#include <utility>

namespace lede {

std::string compose(const char* pattern, MessageArguments arguments) {
  std::string message;
  const std::string_view* argument = arguments.begin();
  for (const char* at = pattern; *at != '\0'; ++at) {
    if (*at == '{' && at[1] == '}' && argument != arguments.end()) {
      message += *argument++;
      ++at;
    } else {
      message += *at;
    }
  }
  return message;
}

Error make_error(ErrorText text, MessageArguments arguments, Location location) {
  return {text.code(), compose(text.pattern(), arguments), std::move(location)};
}

} // namespace lede
