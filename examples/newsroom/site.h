// The routes of this server. One object for all threads.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "allowance.h"
#include "caretaker.h"
#include "exchange.h"
#include "file_cache.h"
#include "lede/render.h"
#include "library.h"
#include "metrics.h"
#include "moderation_desk.h"
#include "postman.h"
#include "settings.h"
#include "store.h"
#include "threads.h"

namespace newsroom {

/// A comment as a form or a program sends it.
struct CommentFields {
  std::string author;
  std::string text;
  std::string parent;
  std::string key;
  std::string trap; ///< Of a field that people do not see.
};

class Site {
 public:
  /// @param settings with its origin. @param connections outlives the site.
  Site(const Settings& settings, const LiveSlot& live, Store& store, const GatewayCounters& connections);

  /// Answers; never throws.
  void handle(const Request& request, Response& response);
  /// Answers if a kept page is the answer, which waits for nothing. @return whether it did.
  bool handle_now(const Request& request, Response& response);
  /// For log and metrics: the requests that the gateway has refused. Called by one thread.
  void note_refusal(int status, const char* code);

 private:
  void route(Exchange& exchange);
  void route_article(Exchange& exchange, std::string_view rest);
  void refuse(Exchange& exchange, const Refusal& refusal);
  /// Counts an answer and writes it into the log.
  void note(const Exchange& exchange, std::chrono::steady_clock::time_point started);
  /// A moderator has something to do.
  void note_waiting();
  void spend(Exchange& exchange, Allowance& limit);
  [[nodiscard]] bool is_from_proxy(const Request& request) const;
  [[nodiscard]] std::string client(const Request& request) const;

  // pages.cpp
  void serve_index(Exchange& exchange);
  void serve_page(Exchange& exchange, const std::shared_ptr<const Article>& article);
  void serve_article(Exchange& exchange, const std::shared_ptr<const Article>& article);
  void serve_fragment(Exchange& exchange, const std::shared_ptr<const Article>& article);
  bool serve_known(Exchange& exchange);
  [[nodiscard]] static std::string key_of(const Exchange& exchange, const Article& article);
  void serve_kept(Exchange& exchange, const Kept& kept, const std::shared_ptr<const Article>& article,
                  const std::function<std::string()>& make);
  void serve_file(Exchange& exchange, const StaticFile& file);
  void serve_oembed(Exchange& exchange);
  void serve_health(Exchange& exchange);
  void serve_received(Exchange& exchange, const Article& article);
  [[nodiscard]] std::string article_json(const Article& article);
  [[nodiscard]] std::string rendered(const Article& article, const lede::RenderOptions& options);
  [[nodiscard]] std::string notice(const Json& article) const;
  [[nodiscard]] std::string address_of_index(const std::string& section, std::int64_t page) const;
  [[nodiscard]] std::vector<lede::IndexSection> sections_of(const Library::List& articles,
                                                            const std::string& shown) const;

  // rating.cpp
  void serve_rating(Exchange& exchange, const Article& article);
  [[nodiscard]] std::string counted_voter(const Exchange& exchange, std::string voter) const;
  [[nodiscard]] Json rating_json(const Article& article, const RatingState& state) const;

  // comments.cpp
  void serve_comments(Exchange& exchange, const Article& article);
  void add_comment(Exchange& exchange, const Article& article, bool is_from_partner);
  [[nodiscard]] CommentState first_state(const CommentFields& fields, const Article& article, std::string& flag) const;
  [[nodiscard]] Json comments_json(const Article& article);
  [[nodiscard]] Json comments_page_json(const Exchange& exchange, const Article& article);
  [[nodiscard]] Json items_json(const std::vector<ThreadItem>& items);
  /// The requested page of a discussion; nothing: the first one.
  [[nodiscard]] static std::optional<ThreadCursor> cursor_of(const Exchange& exchange);

  // readers.cpp: one comment's address, and what readers may do with it
  void serve_comment(Exchange& exchange, const Article& article, std::int64_t id, std::string_view part);
  void serve_report(Exchange& exchange, const Article& article, std::int64_t id);
  void take_back(Exchange& exchange, const Article& article, std::int64_t id, const std::string& voter);
  [[nodiscard]] std::int64_t take_back_since() const;

  // discussion.cpp: all comments of an article, as pages
  void serve_discussion(Exchange& exchange, const Article& article, std::string_view part);
  void serve_own(Exchange& exchange, const Article& article);
  void serve_report_form(Exchange& exchange, const Article& article, const Comment& comment,
                         const std::optional<Report>& report);

  // moderation.cpp
  void serve_moderation(Exchange& exchange, std::string_view rest);
  void require_operator(Exchange& exchange);

  // access.cpp: who may ask from where
  void allow_anybody(Exchange& exchange) const;
  /// Refuses a page that is neither ours nor a partner's. @return whether a page of another origin asks.
  bool allow_writer(Exchange& exchange) const;
  void answer_preflight(Exchange& exchange, const char* methods, bool for_partners) const;
  [[nodiscard]] bool is_own_origin(const Exchange& exchange, std::string_view origin) const;
  void refuse_foreign_page(const Exchange& exchange) const;
  [[nodiscard]] bool is_partner(std::string_view origin) const;

  const Settings& settings_;
  const LiveSlot& live_;
  Store& store_;
  const GatewayCounters& connections_;
  Library library_;
  FileCache kept_files_{64 * 1024 * 1024}; // bytes
  KeptPages kept_pages_{64 * 1024 * 1024}; // bytes
  Metrics metrics_;
  Allowance reads_;
  Allowance votes_;
  Allowance comments_;
  Allowance wrong_tokens_;
  Allowance reports_;
  Caretaker caretaker_{settings_, store_};
  Postman postman_{settings_, store_};
  ModerationDesk desk_{settings_, live_, store_, library_, wrong_tokens_};
  std::string script_url_;
  std::int64_t refusal_second_ = 0; // in which the last refusals were logged
  int refusals_logged_ = 0;
  mutable std::atomic_flag has_warned_; // of a proxy that the settings do not know of
};

} // namespace newsroom
