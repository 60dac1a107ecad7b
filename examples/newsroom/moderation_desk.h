// The moderation page: pages rendered here, forms that work without script, and who may use them.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "allowance.h"
#include "exchange.h"
#include "library.h"
#include "markup.h"
#include "moderation_words.h"
#include "settings.h"
#include "store.h"

namespace newsroom {

class ModerationDesk {
 public:
  /// All of them outlive it. @param wrong_tokens is spent by wrong logins.
  ModerationDesk(const Settings& settings, const LiveSlot& live, Store& store, Library& library,
                 Allowance& wrong_tokens)
      : settings_(settings),
        live_(live),
        store_(store),
        library_(library),
        wrong_tokens_(wrong_tokens),
        words_(moderation_words(settings.language)) {}

  /// Answers "/moderation" and what is below it. @param rest what follows "/moderation".
  void serve(Exchange& exchange, std::string_view rest);

 private:
  /// The moderator who sent the request. `secret` is the cookie's token, from which the forms' CSRF token is made.
  struct Visitor {
    std::string moderator; ///< Empty: nobody has signed in.
    std::string secret;
  };
  enum class PageKind { login, list, log };
  struct View {
    CommentQuery query;
    std::string tab;
    std::string words;
    std::string done; ///< The batch that was decided last.
    bool selects_all = false;
    bool has_nothing_selected = false;
    bool has_nothing_undone = false;
  };

  // moderation_access.cpp
  [[nodiscard]] Visitor visitor(Exchange& exchange);
  [[nodiscard]] static std::string csrf_of(const Visitor& visitor);
  [[nodiscard]] static bool is_csrf_of(const Visitor& visitor, std::string_view given);
  [[nodiscard]] std::string new_cookie(Exchange& exchange) const;
  [[nodiscard]] bool is_own_page(const Exchange& exchange) const;
  void sign_in(Exchange& exchange, const Visitor& visitor);
  void sign_out(Exchange& exchange, const Visitor& visitor);
  /// The form, after its CSRF token was compared; refuses with 403.
  [[nodiscard]] Form read_form(Exchange& exchange, const Visitor& visitor) const;

  // moderation_page.cpp
  void serve_login(Exchange& exchange, const Visitor& visitor, bool was_wrong);
  void serve_list(Exchange& exchange, const Visitor& visitor);
  void serve_log(Exchange& exchange, const Visitor& visitor);
  void write_head(Markup& page, const Visitor& visitor, std::string_view title, PageKind kind) const;
  void write_tabs(Markup& page, const View& view, const Waiting& waiting) const;
  void write_message(Markup& page, const View& view, const Visitor& visitor);
  void write_form(Markup& page, const View& view, const Visitor& visitor, const std::vector<Comment>& comments);
  void write_comment(Markup& page, const View& view, const Comment& comment, const std::vector<Report>& reports);
  void write_place(Markup& page, const Comment& comment);
  void write_reports(Markup& page, const Comment& comment, const std::vector<Report>& reports) const;
  void write_help(Markup& page) const;
  void answer(Exchange& exchange, int status, Markup& page) const;
  [[nodiscard]] View read_view(const Exchange& exchange) const;
  [[nodiscard]] std::string address_of(const View& view) const;

  // moderation_desk.cpp
  void decide(Exchange& exchange, const Visitor& visitor);
  void undo(Exchange& exchange, const Visitor& visitor);
  void answer_decision(Exchange& exchange, const Form& form, const Decided& decided, const char* problem);
  [[nodiscard]] std::string message_of(const std::vector<Decision>& decisions) const;

  const Settings& settings_;
  const LiveSlot& live_;
  Store& store_;
  Library& library_;
  Allowance& wrong_tokens_;
  const ModerationWords& words_;
  std::atomic<int> logins_{0}; ///< Slow hashes that are being computed.
};

} // namespace newsroom
