// What the forms of the moderation page do, and which page answers which address.
#include "moderation_desk.h"

#include <optional>

#include "log.h"
#include "moderation_assets.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_at_once = 200; // comments

std::optional<CommentState> state_of_action(std::string_view action) {
  if (action == "approve") return CommentState::approved;
  if (action == "reject") return CommentState::rejected;
  if (action == "delete") return CommentState::deleted;
  return std::nullopt;
}

// A button of one comment has the action as its name and the comment as its value; the buttons for all that are
// selected have the name "action".
std::vector<std::int64_t> chosen_ids(const Form& form, std::string& action) {
  std::vector<std::int64_t> ids;
  for (const auto& [name, value] : form) {
    const std::optional<std::int64_t> id = parse_number(value);
    if (id && state_of_action(name)) {
      action = name;
      return {*id};
    }
    if (name == "action") action = value;
    if (name == "id" && id && ids.size() < k_most_at_once) ids.push_back(*id);
  }
  return ids;
}

void answer_asset(Exchange& exchange, std::string_view content, const char* type) {
  const Kept kept{type, "no-cache", "default-src 'none'"};
  answer_kept(exchange, kept, std::string(content));
}

} // namespace

void ModerationDesk::serve(Exchange& exchange, std::string_view rest) {
  exchange.route = "moderation-page";
  const std::string_view path = rest == "/" ? std::string_view() : rest;
  if (path == "/style.css") return answer_asset(exchange, k_moderation_style, "text/css; charset=utf-8");
  if (path == "/script.js") return answer_asset(exchange, k_moderation_script, "text/javascript; charset=utf-8");
  const Visitor guest = visitor(exchange);
  if (path == "/login") return sign_in(exchange, guest);
  if (path == "/logout") return sign_out(exchange, guest);
  if (path == "/decide") return decide(exchange, guest);
  if (path == "/undo") return undo(exchange, guest);
  if (!path.empty() && path != "/log") throw Refusal(404, "not-found", "there is nothing at this address");
  if (!exchange.reads()) refuse_method(exchange, "GET, HEAD");
  if (guest.moderator.empty()) return serve_login(exchange, guest, false);
  if (path == "/log") return serve_log(exchange, guest);
  serve_list(exchange, guest);
}

void ModerationDesk::decide(Exchange& exchange, const Visitor& visitor) {
  const Form form = read_form(exchange, visitor);
  if (visitor.moderator.empty()) throw Refusal(401, "operator-only", "sign in first");
  std::string action;
  const std::vector<std::int64_t> ids = chosen_ids(form, action);
  const std::optional<CommentState> state = state_of_action(action);
  if (!state) throw Refusal(400, "bad-value", "an action is approve, reject or delete");
  const Decided decided = ids.empty() ? Decided() : store_.decide(ids, *state, visitor.moderator);
  for (const std::int64_t id : decided.comments) {
    log(Level::info, "comment-moderated",
        {{"id", id}, {"state", std::string(name_of(*state))}, {"moderator", visitor.moderator}});
  }
  answer_decision(exchange, form, decided, ids.empty() ? "selected=none" : nullptr);
}

void ModerationDesk::undo(Exchange& exchange, const Visitor& visitor) {
  const Form form = read_form(exchange, visitor);
  if (visitor.moderator.empty()) throw Refusal(401, "operator-only", "sign in first");
  const std::string batch = find_field(form, "batch").value_or("");
  const Decided undone = is_token(batch, 22) ? store_.undo(batch, visitor.moderator) : Decided();
  for (const std::int64_t id : undone.comments) {
    log(Level::info, "decision-undone", {{"id", id}, {"moderator", visitor.moderator}});
  }
  answer_decision(exchange, form, undone, undone.batch.empty() ? "undone=none" : nullptr);
}

void ModerationDesk::answer_decision(Exchange& exchange, const Form& form, const Decided& decided,
                                     const char* problem) {
  if (!exchange.wants_page()) {
    const Waiting waiting = store_.waiting();
    Json ids = Json::array();
    for (const std::int64_t id : decided.comments) ids.push_back(std::to_string(id));
    Json json;
    json["batch"] = decided.batch;
    json["comments"] = ids;
    json["message"] = decided.batch.empty() ? std::string() : message_of(store_.decisions_of(decided.batch));
    json["waiting"] = {{"pending", waiting.pending}, {"reported", waiting.reported}};
    return answer_json(exchange, 200, json);
  }
  // Back to the beginning of the same list: the decided comments have left it.
  std::string address = "/moderation?state=" + encode_url(find_field(form, "state").value_or("pending"));
  const std::string words = find_field(form, "q").value_or("");
  if (!words.empty()) address += "&q=" + encode_url(words);
  if (!decided.batch.empty()) address += "&done=" + decided.batch;
  if (problem != nullptr) address += std::string("&") + problem;
  answer_see_other(exchange, address);
}

std::string ModerationDesk::message_of(const std::vector<Decision>& decisions) const {
  if (decisions.empty()) return {};
  const std::string count = std::to_string(decisions.size());
  if (decisions.front().is_undoing) return with(words_.undone, count);
  switch (decisions.front().after) {
    case CommentState::approved: return with(words_.done_approved, count);
    case CommentState::rejected: return with(words_.done_rejected, count);
    case CommentState::deleted: return with(words_.done_deleted, count);
    case CommentState::pending: break;
  }
  return with(words_.done_pending, count);
}

} // namespace newsroom
