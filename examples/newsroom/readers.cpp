// One comment's address: reporting it, learning that the report was seen, and withdrawing one's own.
#include <algorithm>
#include <iterator>
#include <string>

#include "crypto.h"
#include "log.h"
#include "site.h"
#include "text.h"
#include "voter.h"

namespace newsroom {
namespace {

constexpr std::string_view k_reasons[] = {"abuse", "illegal", "spam", "other"};
constexpr std::size_t k_longest_note = 500;
constexpr std::int64_t k_minute = 60;

struct ReportFields {
  std::string reason;
  std::string note;
};

ReportFields read_report(const Exchange& exchange) {
  ReportFields fields;
  if (exchange.has_form()) {
    const Form form = parse_form(exchange.request.body);
    fields = {find_field(form, "reason").value_or(""), find_field(form, "note").value_or("")};
  } else {
    const Json json = read_object(exchange);
    fields = {read_string(json, "reason"), read_optional_string(json, "note", "bad-value", "a note is a string")};
  }
  if (std::find(std::begin(k_reasons), std::end(k_reasons), fields.reason) == std::end(k_reasons)) {
    throw Refusal(400, "bad-value", "a reason is abuse, illegal, spam or other");
  }
  fields.note = std::string(trimmed(fields.note));
  const auto length = count_characters(fields.note, "\r\n\t");
  if (!length || *length > k_longest_note) throw Refusal(400, "bad-value", "a note has 500 characters at most");
  return fields;
}

} // namespace

std::int64_t Site::take_back_since() const { return now_seconds() - settings_.take_back_minutes * k_minute; }

void Site::serve_comment(Exchange& exchange, const Article& article, std::int64_t id, std::string_view part) {
  exchange.route = "comment";
  const std::string& method = exchange.request.method;
  if (part == "/report") return serve_report(exchange, article, id);
  if (part == "/take-back") {
    if (method != "POST") refuse_method(exchange, "POST");
    allow_writer(exchange);
    take_back(exchange, article, id, named_voter(exchange));
    return answer_see_other(exchange, settings_.origin + "/articles/" + article.id + "/discussion/own");
  }
  if (!part.empty()) throw Refusal(404, "not-found", "there is nothing at this address");
  if (method == "OPTIONS") return answer_preflight(exchange, "DELETE", true);
  if (method != "DELETE") refuse_method(exchange, "DELETE");
  allow_writer(exchange);
  take_back(exchange, article, id, required_voter(exchange));
  exchange.response.status = 204;
  exchange.response.set_header("Cache-Control", "no-store");
}

void Site::take_back(Exchange& exchange, const Article& article, std::int64_t id, const std::string& voter) {
  spend(exchange, reports_);
  const bool is_gone = !voter.empty() && settings_.take_back_minutes > 0 &&
                       store_.take_back(article.id, id, hash_of(voter), take_back_since());
  // The same answer for somebody else's comment and for one that is not there.
  if (!is_gone) throw Refusal(404, "not-found", "there is no comment of yours that can still be taken back");
  log(Level::info, "comment-taken-back", {{"article", article.id}, {"id", id}});
}

void Site::serve_report(Exchange& exchange, const Article& article, std::int64_t id) {
  exchange.route = "report";
  const std::string& method = exchange.request.method;
  if (method == "OPTIONS") return answer_preflight(exchange, "GET, POST", true);
  const std::string reporter = keyed_hash(store_.secret(), "reporter " + exchange.client);
  if (exchange.reads()) {
    const std::optional<Comment> comment = store_.comment(id);
    const bool is_here = comment && comment->article == article.id;
    const std::optional<Report> report = is_here ? store_.report_by(id, reporter) : std::nullopt;
    // Readers who reported a comment learn that it was seen, even after it was taken down.
    if (!report && (!is_here || comment->state != CommentState::approved)) {
      throw Refusal(404, "not-found", "there is no such comment");
    }
    if (exchange.wants_page()) return serve_report_form(exchange, article, *comment, report);
    return answer_json(exchange, 200, {{"status", !report ? "none" : report->is_seen ? "seen" : "received"}});
  }
  if (method != "POST") refuse_method(exchange, "GET, POST");
  allow_writer(exchange);
  const ReportFields fields = read_report(exchange);
  spend(exchange, reports_);
  if (!store_.add_report(article.id, {id, fields.reason, fields.note}, reporter)) {
    throw Refusal(404, "not-found", "there is no such comment");
  }
  log(Level::info, "comment-reported", {{"article", article.id}, {"id", id}, {"reason", fields.reason}});
  note_waiting();
  if (exchange.wants_page()) {
    return answer_see_other(
        exchange, settings_.origin + "/articles/" + article.id + "/comments/" + std::to_string(id) + "/report");
  }
  answer_json(exchange, 202, {{"status", "received"}});
}

} // namespace newsroom
