// Reports of the commands.
#include "exit_status.h"

#include <cstdio>

namespace lede::cli {

void say(const std::string& line) {
  const std::string text = line + "\n";
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

int fail(const std::string& problem) {
  say("lede: error[file]: " + problem);
  return k_failed;
}

} // namespace lede::cli
