// Readers have the right to get the data that is kept about them, and to have it erased. The operator has to verify the
// reader's identity before running these commands.
#include "commands.h"

#include <cstdint>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "exchange.h"
#include "log.h"
#include "text.h"
#include "voter.h"

namespace newsroom {
namespace {

constexpr int k_failed = 1;
constexpr std::size_t k_mark_size = 8; // characters, enough to tell a few readers apart

struct Vote {
  std::string voter;
  std::string article;
  std::int64_t value = 0;
};
using Votes = std::vector<Vote>;

Votes find_votes(const Settings& settings, Store& store) {
  std::vector<std::string> voters;
  if (!settings.voter.empty()) voters.push_back(settings.voter);
  if (!settings.address.empty()) voters.push_back(voter_of_address(store.secret(), settings.address));
  Votes votes;
  for (const std::string& voter : voters) {
    for (auto& [article, value] : store.votes_of(voter)) votes.push_back({voter, std::move(article), value});
  }
  return votes;
}

std::vector<Comment> find_comments(const Settings& settings, Store& store) {
  std::vector<Comment> comments;
  for (const std::int64_t number : settings.numbers) {
    if (std::optional<Comment> comment = store.comment(number)) comments.push_back(std::move(*comment));
  }
  if (settings.author.empty() && settings.voter.empty()) return comments;
  std::vector<Comment> others = store.comments_of_reader(settings.author, settings.voter);
  std::move(others.begin(), others.end(), std::back_inserter(comments));
  return comments;
}

void print(const std::vector<Comment>& comments, const Votes& votes, Store& store) {
  for (const Comment& comment : comments) {
    Json json{{"kind", "comment"},
              {"id", std::to_string(comment.id)},
              {"article", comment.article},
              {"author", comment.author},
              {"text", comment.text},
              {"published", format_time(comment.created)},
              {"state", std::string(name_of(comment.state))}};
    const std::string owner = store.owner_of(comment.id);
    if (!owner.empty()) json["reader"] = owner.substr(0, k_mark_size);
    std::cout << dump(json) << "\n";
  }
  for (const Vote& vote : votes) {
    std::cout << dump(Json{{"kind", "vote"}, {"article", vote.article}, {"value", vote.value}}) << "\n";
  }
}

// Whether comments that were found by a name alone are known to be by several people.
bool are_of_several(const std::vector<Comment>& comments, Store& store) {
  std::set<std::string> owners;
  for (const Comment& comment : comments) owners.insert(store.owner_of(comment.id));
  return owners.size() > 1;
}

} // namespace

int run_command(const Settings& settings, Store& store) {
  const std::vector<Comment> comments = find_comments(settings, store);
  const Votes votes = find_votes(settings, store);
  if (settings.command == "export") {
    print(comments, votes, store);
    return 0;
  }
  if (!settings.author.empty() && settings.voter.empty() && are_of_several(comments, store)) {
    std::cerr << "lede-newsroom: several readers have this name; nothing was erased. `export` shows their comments, of "
                 "which --comment NUMBER chooses some\n";
    return k_failed;
  }
  std::vector<std::int64_t> ids;
  ids.reserve(comments.size());
  for (const Comment& comment : comments) ids.push_back(comment.id);
  store.erase(ids);
  for (const Vote& vote : votes) store.vote(vote.article, vote.voter, std::nullopt);
  std::cout << dump(Json{{"comments", ids.size()}, {"votes", votes.size()}}) << "\n";
  return 0;
}

} // namespace newsroom
