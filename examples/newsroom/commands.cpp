// A reader has the right to know what is kept of them, and to have it erased. Whoever runs these commands has made sure
// that it is the reader who asks.
#include "commands.h"

#include <iostream>
#include <string>

#include "exchange.h"
#include "log.h"
#include "text.h"

namespace newsroom {

int run_command(const Settings& settings, Store& store) {
  const std::vector<Comment> comments = store.comments_of_reader(settings.author, settings.voter);
  const auto votes =
      settings.voter.empty() ? std::vector<std::pair<std::string, std::int64_t>>() : store.votes_of(settings.voter);
  if (settings.command == "export") {
    for (const Comment& comment : comments) {
      std::cout << dump(Json{{"kind", "comment"},
                             {"id", std::to_string(comment.id)},
                             {"article", comment.article},
                             {"author", comment.author},
                             {"text", comment.text},
                             {"published", format_time(comment.created)},
                             {"state", std::string(name_of(comment.state))}})
                << "\n";
    }
    for (const auto& [article, value] : votes) {
      std::cout << dump(Json{{"kind", "vote"}, {"article", article}, {"value", value}}) << "\n";
    }
    return 0;
  }
  std::vector<std::int64_t> ids;
  ids.reserve(comments.size());
  for (const Comment& comment : comments) ids.push_back(comment.id);
  store.erase(ids);
  for (const auto& [article, value] : votes) store.vote(article, settings.voter, std::nullopt);
  std::cout << dump(Json{{"comments", ids.size()}, {"votes", votes.size()}}) << "\n";
  return 0;
}

} // namespace newsroom
