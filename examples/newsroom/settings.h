// The command line.
#pragma once

#include <string>
#include <vector>

#include "gateway.h"
#include "limits.h"
#include "moderators.h"

namespace newsroom {

struct Settings {
  GatewaySettings gateway;
  std::string articles; ///< Folder of article files.
  std::string dist;     ///< Folder of Lede's files for browsers.
  std::string store = "newsroom.sqlite";
  std::string origin;                 ///< "https://news.example", as readers see it; empty: by host and port.
  std::vector<std::string> own_names; ///< Origins in the article files that stand for this server's.
  std::string title = "Newsroom";
  std::string language = "vi";       ///< BCP 47, of the pages that are no article.
  std::vector<std::string> partners; ///< Origins that may vote and comment.
  std::string operator_token;        ///< Of the moderation API; empty: nobody uses it.
  Moderators moderators;             ///< Who may sign in at /moderation.
  std::string moderator_header;      ///< In which a trusted proxy names the moderator; empty: moderators sign in.
  bool publishes_at_once = false;
  bool is_behind_proxy = false; ///< The client's address is the last of X-Forwarded-For.
  bool verifies = false;        ///< Only compares counts with votes, and ends.
  Rate reads{400, 100};
  Rate votes{30, 0.5};
  Rate comments{5, 1.0 / 30};
  Rate tokens{10, 0.1}; ///< Wrong operator's tokens.
  std::string problem;  ///< What is wrong with the command line; empty: nothing.
  bool wants_help = false;
};

[[nodiscard]] Settings parse_settings(int count, const char* const* values);
[[nodiscard]] const char* help_text();

} // namespace newsroom
