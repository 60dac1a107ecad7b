// The command line.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "gateway.h"
#include "limits.h"
#include "mail.h"
#include "moderators.h"
#include "networks.h"
#include "store.h"

namespace newsroom {

/// The settings that SIGHUP reads again, without interrupting current requests.
struct LiveSettings {
  std::vector<std::string> partners;      ///< Origins that may vote and comment.
  std::string operator_token;             ///< Of the moderation API; empty: nobody uses it.
  Moderators moderators;                  ///< Who may sign in at /moderation.
  std::vector<std::string> blocked_words; ///< As `searched_form` has them.
};

/// The settings of now, for any thread.
class LiveSlot {
 public:
  [[nodiscard]] std::shared_ptr<const LiveSettings> get() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }
  void set(LiveSettings settings) {
    auto next = std::make_shared<const LiveSettings>(std::move(settings));
    const std::lock_guard lock(mutex_);
    current_ = std::move(next);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const LiveSettings> current_ = std::make_shared<const LiveSettings>();
};

struct Settings {
  GatewaySettings gateway;
  std::string articles; ///< Folder of article files.
  std::string dist;     ///< Folder of Lede's files for browsers.
  std::string store = "newsroom.sqlite";
  std::string origin;                 ///< "https://news.example", as readers see it; empty: by host and port.
  std::vector<std::string> own_names; ///< Origins in the article files that are replaced by this server's.
  std::string title = "Newsroom";
  std::string language = "vi";  ///< BCP 47, of the pages that are not articles.
  std::string moderator_header; ///< In which a trusted proxy names the moderator; empty: moderators sign in.
  bool publishes_at_once = false;
  bool counts_addresses = false;       ///< One vote an address and article, instead of one a browser.
  std::int64_t take_back_minutes = 15; ///< So long a reader may take a comment back; 0: never.
  std::int64_t keep_rejected_days = 0; ///< Then rejected and deleted comments are erased; 0: they are kept.
  std::int64_t most_links = 3;         ///< In a comment that is published without a look at it.
  WaitingLimits waiting;
  std::int64_t database_connections = 0; ///< At most; 0: one more than there are workers.
  std::string webhook;                   ///< Where to tell that comments wait; empty: nowhere.
  std::string webhook_secret;            ///< Key of the signature; empty: not signed.
  std::int64_t webhook_seconds = 60;
  MailSettings mail;
  bool is_behind_proxy = false; ///< The client's address is the last of X-Forwarded-For,
  Networks proxies;             ///< if one of these sends it.
  bool verifies = false;        ///< Only compares counts with votes, and ends.
  Rate reads{400, 100};
  Rate votes{30, 0.5};
  Rate comments{5, 1.0 / 30};
  Rate tokens{10, 0.1}; ///< Wrong tokens of operators and moderators.
  Rate reports{10, 0.1};
  std::string command;               ///< "export" or "erase"; empty: it serves.
  std::string author;                ///< Whom the command is about, by name
  std::string voter;                 ///< or by token,
  std::string address;               ///< or by the address of their votes, as `client_of` returns it,
  std::vector<std::int64_t> numbers; ///< or some comments by their numbers.
  LiveSettings live;                 ///< As read at the start; the server uses those in its slot.
  bool checks_only = false;
  std::string problem; ///< What is wrong with the command line; empty: nothing.
  bool wants_help = false;
};

[[nodiscard]] Settings parse_settings(int count, const char* const* values);
[[nodiscard]] const char* help_text();

} // namespace newsroom
