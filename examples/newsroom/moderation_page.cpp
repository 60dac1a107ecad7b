// The markup of the moderation page.
#include <optional>
#include <string>
#include <utility>

#include "discussion_words.h"
#include "lede/render.h"
#include "moderation_desk.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::int64_t k_page_size = 50; // comments
constexpr std::size_t k_longest_words = 200;
constexpr std::size_t k_parent_bytes = 200;
constexpr int k_comment_heading = 3;
constexpr const char* k_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

// The beginning of a text, without half a character at its end.
std::string beginning_of(std::string_view text) {
  if (text.size() <= k_parent_bytes) return std::string(text);
  std::size_t size = k_parent_bytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) --size;
  return std::string(text.substr(0, size)) + "…";
}

// The words of the form in which readers report.
const char* reason_of(const ModerationWords& words, std::string_view reason) {
  const DiscussionWords& choices = discussion_words(words.language);
  if (reason == "abuse") return choices.abuse;
  if (reason == "illegal") return choices.illegal;
  return reason == "spam" ? choices.spam : choices.other;
}

// The reason why a comment is suspicious. The store has it in English: "links: 4".
std::string suspicion_of(const ModerationWords& words, const std::string& flag) {
  const std::size_t colon = flag.find(": ");
  if (colon == std::string::npos) return words.suspected_field;
  const std::string_view kind = std::string_view(flag).substr(0, colon);
  const std::string_view value = std::string_view(flag).substr(colon + 2);
  if (kind == "links") return with(words.suspected_links, value);
  return with(kind == "name" ? words.suspected_name : words.suspected_word, value);
}

const char* word_of(const ModerationWords& words, CommentState state) {
  switch (state) {
    case CommentState::approved: return words.approved;
    case CommentState::rejected: return words.rejected;
    case CommentState::deleted: return words.deleted;
    case CommentState::pending: break;
  }
  return words.pending;
}

} // namespace

ModerationDesk::View ModerationDesk::read_view(const Exchange& exchange) const {
  const auto value = [&](const char* name) { return exchange.request.get_param_value(name); };
  View view;
  view.tab = value("state").empty() ? "pending" : value("state");
  view.query.is_reported = view.tab == "reported";
  if (!view.query.is_reported) {
    const std::optional<CommentState> state = comment_state(view.tab);
    if (!state) throw Refusal(400, "bad-value", "a state is pending, reported, approved, rejected or deleted");
    view.query.state = *state;
  }
  view.words = composed(trimmed(value("q")));
  if (!count_characters(view.words, "")) throw Refusal(400, "bad-value", "a search is UTF-8 on one line");
  if (view.words.size() > k_longest_words || !count_characters(view.words, "")) view.words.clear();
  const std::string beyond = value("beyond");
  view.query.beyond = parse_number(beyond).value_or(0);
  const std::string done = value("done");
  if (is_token(done, 22)) view.done = done;
  view.selects_all = value("select") == "all";
  view.has_nothing_selected = value("selected") == "none";
  view.has_nothing_undone = value("undone") == "none";
  return view;
}

std::string ModerationDesk::address_of(const View& view) const {
  std::string address = "/moderation?state=" + view.tab;
  if (!view.words.empty()) address += "&q=" + encode_url(view.words);
  return address;
}

void ModerationDesk::answer(Exchange& exchange, int status, Markup& page) const {
  page.raw("</main></body></html>\n");
  answer_page(exchange, status, page.take());
  exchange.response.set_header("Content-Security-Policy", k_policy);
  // The page has the form's token beside text by others. If it were compressed, its size would reveal the token
  // (BREACH).
  // @see https://www.breachattack.com/
  exchange.response.set_header("Cache-Control", "no-store, no-transform");
}

void ModerationDesk::write_head(Markup& page, const Visitor& visitor, std::string_view title, PageKind kind) const {
  page.raw("<!DOCTYPE html>\n<html lang=\"").text(words_.language).raw("\"><head><meta charset=\"utf-8\"><title>");
  page.text(title).raw(" – ").text(settings_.title);
  page.raw(
      "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\">"
      "<link rel=\"stylesheet\" href=\"/moderation/style.css\">"
      "<script src=\"/moderation/script.js\" defer></script></head><body><header><h1>");
  page.text(title).raw("</h1>");
  if (!visitor.moderator.empty()) {
    if (kind == PageKind::log) {
      page.raw("<a href=\"/moderation\">").text(words_.comments).raw("</a>");
    } else {
      page.raw("<a href=\"/moderation/log\">").text(words_.log);
      page.raw("</a><button type=\"button\" class=\"keys\" hidden>").text(words_.keys).raw("</button>");
    }
    if (settings_.moderator_header.empty()) {
      page.raw("<form method=\"post\" action=\"/moderation/logout\"><input type=\"hidden\" name=\"csrf\" value=\"");
      page.text(csrf_of(visitor)).raw("\"><bdi>").text(visitor.moderator).raw("</bdi> <button>");
      page.text(words_.sign_out).raw("</button></form>");
    }
  }
  page.raw("</header><main>");
}

void ModerationDesk::serve_login(Exchange& exchange, const Visitor& visitor, bool was_wrong) {
  Markup page;
  write_head(page, {{}, visitor.secret}, words_.moderation, PageKind::login);
  if (live_.get()->moderators.empty() || !settings_.moderator_header.empty()) {
    throw Refusal(403, "operator-only", "nobody can sign in here");
  }
  if (was_wrong) page.raw("<p class=\"alarm\" role=\"alert\">").text(words_.wrong_login).raw("</p>");
  page.raw(
      "<form class=\"login\" method=\"post\" action=\"/moderation/login\"><input type=\"hidden\" name=\"csrf\" "
      "value=\"");
  page.text(csrf_of(visitor)).raw("\"><label>").text(words_.name);
  page.raw(" <input name=\"name\" autocomplete=\"username\" required maxlength=\"64\"></label><label>");
  page.text(words_.token);
  page.raw(" <input name=\"token\" type=\"password\" autocomplete=\"current-password\" required></label><div><button>");
  page.text(words_.sign_in).raw("</button></div></form>");
  answer(exchange, was_wrong ? 403 : 200, page);
}

void ModerationDesk::write_tabs(Markup& page, const View& view, const Waiting& waiting) const {
  struct Tab {
    const char* state;
    const char* word;
    std::optional<std::int64_t> count;
  };
  const Tab tabs[] = {{"pending", words_.pending, waiting.pending},
                      {"reported", words_.reported, waiting.reported},
                      {"approved", words_.approved, std::nullopt},
                      {"rejected", words_.rejected, std::nullopt},
                      {"deleted", words_.deleted, std::nullopt}};
  page.raw("<nav class=\"tabs\" aria-label=\"").text(words_.moderation).raw("\"><ul>");
  for (const Tab& tab : tabs) {
    page.raw("<li><a href=\"/moderation?state=").text(tab.state).raw("\"");
    if (view.tab == tab.state) page.raw(" aria-current=\"page\"");
    page.raw(">").text(tab.word);
    if (tab.count) {
      page.raw(" <b data-count=\"").text(tab.state).raw("\">").text(std::to_string(*tab.count)).raw("</b>");
    }
    page.raw("</a></li>");
  }
  page.raw("</ul></nav><form role=\"search\" action=\"/moderation\"><input type=\"hidden\" name=\"state\" value=\"");
  page.text(view.tab).raw("\"><input type=\"search\" name=\"q\" aria-label=\"").text(words_.search_label);
  page.raw("\" value=\"").text(view.words).raw("\"><button>").text(words_.search).raw("</button></form>");
}

void ModerationDesk::write_message(Markup& page, const View& view, const Visitor& visitor) {
  page.raw("<div class=\"message\" role=\"status\" tabindex=\"-1\" data-undo=\"").text(words_.undo);
  page.raw("\" data-failed=\"").text(words_.failed).raw("\">");
  const std::string said = view.done.empty() ? "" : message_of(store_.decisions_of(view.done));
  if (view.has_nothing_selected) page.raw("<p>").text(words_.nothing_selected).raw("</p>");
  if (view.has_nothing_undone) page.raw("<p>").text(words_.changed_since).raw("</p>");
  if (!said.empty()) {
    page.raw("<p>").text(said).raw("</p><form class=\"undo\" method=\"post\" action=\"/moderation/undo\">");
    for (const auto& [name, value] : {std::pair("csrf", csrf_of(visitor)), std::pair("batch", view.done),
                                      std::pair("state", view.tab), std::pair("q", view.words)}) {
      page.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"").text(value).raw("\">");
    }
    page.raw("<button>").text(words_.undo).raw("</button></form>");
  }
  page.raw("</div>");
}

// The comment's context: its article, and the comment that it answers.
void ModerationDesk::write_place(Markup& page, const Comment& comment) {
  const std::shared_ptr<const Article> article = library_.find(comment.article);
  page.raw("<p class=\"about\"><time datetime=\"").text(format_time(comment.created)).raw("\">");
  page.text(format_minute(comment.created)).raw("</time> · ");
  if (article) {
    page.raw("<a href=\"/articles/").text(article->id).raw("\"");
    if (!article->language.empty()) page.raw(" lang=\"").text(article->language).raw("\"");
    page.raw(" dir=\"auto\">").text(article->headline).raw("</a>");
  } else {
    page.text(words_.no_article).raw(": ").text(comment.article);
  }
  page.raw("</p>");
  const std::optional<Comment> parent = comment.parent ? store_.comment(*comment.parent) : std::nullopt;
  if (parent) {
    page.raw("<p class=\"parent\">")
        .text(words_.answers)
        .raw(" <bdi>")
        .text(parent->author)
        .raw("</bdi>: <span dir=\"auto\">");
    page.text(beginning_of(parent->text)).raw("</span></p>");
  }
  if (!comment.flag.empty()) {
    page.raw("<p class=\"about alarm\">").text(words_.suspected).raw(": ");
    page.text(suspicion_of(words_, comment.flag)).raw("</p>");
  }
}

void ModerationDesk::write_reports(Markup& page, const Comment& comment, const std::vector<Report>& reports) const {
  if (comment.reports == 0) return;
  page.raw("<p class=\"about alarm\">").text(with(words_.reports, std::to_string(comment.reports))).raw("</p><ul>");
  for (const Report& report : reports) {
    if (report.comment != comment.id) continue;
    page.raw("<li>").text(reason_of(words_, report.reason));
    if (!report.note.empty()) page.raw(": <span dir=\"auto\">").text(report.note).raw("</span>");
    page.raw("</li>");
  }
  page.raw("</ul>");
}

void ModerationDesk::write_comment(Markup& page, const View& view, const Comment& comment,
                                   const std::vector<Report>& reports) {
  const std::string id = std::to_string(comment.id);
  lede::SanitizeOptions options;
  options.policy = lede::PolicyName::comment;
  options.heading_level = k_comment_heading;
  options.id_prefix = "c" + id + "-";
  options.base_url = settings_.origin + "/";
  options.report = false;
  page.raw("<li tabindex=\"-1\" aria-labelledby=\"author-")
      .text(id)
      .raw("\"><div class=\"pick\"><input type=\"checkbox\" name=\"id\" value=\"");
  page.text(id).raw("\"");
  if (view.selects_all) page.raw(" checked");
  page.raw(" aria-label=\"").text(with(words_.select, comment.author)).raw("\"></div><h2 id=\"author-").text(id);
  page.raw("\"><bdi>").text(comment.author).raw("</bdi></h2>");
  write_place(page, comment);
  write_reports(page, comment, reports);
  page.raw("<div class=\"text\" dir=\"auto\" tabindex=\"0\" role=\"group\" aria-labelledby=\"author-")
      .text(id)
      .raw("\">");
  // As readers will see it: the core's policy for comments is the only way from a text to markup.
  auto rendered = lede::render_markdown(comment.text, options);
  if (rendered.ok()) page.sanitized(rendered.value());
  page.raw("</div><div class=\"actions\">");
  const auto button = [&](const char* name, const char* word) {
    page.raw("<button name=\"").text(name).raw("\" value=\"").text(id).raw("\">").text(word).raw("</button>");
  };
  if (view.query.is_reported) button("approve", words_.keep);
  if (!view.query.is_reported && view.query.state != CommentState::approved) button("approve", words_.approve);
  if (view.query.is_reported || view.query.state != CommentState::rejected) button("reject", words_.reject);
  if (view.query.is_reported || view.query.state != CommentState::deleted) button("delete", words_.remove);
  page.raw("</div></li>");
}

void ModerationDesk::write_form(Markup& page, const View& view, const Visitor& visitor,
                                const std::vector<Comment>& comments) {
  page.raw("<form class=\"decide\" method=\"post\" action=\"/moderation/decide\">");
  for (const auto& [name, value] :
       {std::pair("csrf", csrf_of(visitor)), std::pair("state", view.tab), std::pair("q", view.words)}) {
    page.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"").text(value).raw("\">");
  }
  if (comments.empty()) {
    page.raw("<p>").text(words_.empty).raw("</p>");
  } else {
    page.raw("<div class=\"bar\" role=\"group\" aria-labelledby=\"bar\"><span id=\"bar\">").text(words_.selected);
    page.raw("</span>");
    std::string address = address_of(view);
    if (view.query.beyond > 0) address += "&beyond=" + std::to_string(view.query.beyond);
    page.raw("<a href=\"").text(address).text(view.selects_all ? "" : "&select=all").raw("\">");
    page.text(view.selects_all ? words_.select_none : words_.select_all).raw("</a>");
    const std::pair<const char*, const char*> actions[] = {
        {"approve", view.query.is_reported ? words_.keep : words_.approve},
        {"reject", words_.reject},
        {"delete", words_.remove}};
    for (const auto& [name, word] : actions) {
      page.raw("<button name=\"action\" value=\"").text(name).raw("\">").text(word).raw("</button>");
    }
    page.raw("</div><ul class=\"comments\">");
    std::vector<std::int64_t> reported;
    for (const Comment& comment : comments) {
      if (comment.reports > 0) reported.push_back(comment.id);
    }
    const std::vector<Report> reports = reported.empty() ? std::vector<Report>() : store_.open_reports(reported);
    for (const Comment& comment : comments) write_comment(page, view, comment, reports);
    page.raw("</ul>");
  }
  page.raw("</form>");
}

void ModerationDesk::write_help(Markup& page) const {
  page.raw("<dialog aria-labelledby=\"keys\"><h2 id=\"keys\">").text(words_.keys).raw("</h2><dl>");
  std::string_view rest = words_.keys_help;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    page.raw("<dt><kbd>").text(line.substr(0, 1)).raw("</kbd></dt><dd>").text(line.substr(3)).raw("</dd>");
  }
  page.raw("</dl><p><label><input type=\"checkbox\"> ").text(words_.keys_on);
  page.raw("</label></p><button type=\"button\">").text(words_.close).raw("</button></dialog>");
}

void ModerationDesk::serve_list(Exchange& exchange, const Visitor& visitor) {
  View view = read_view(exchange);
  view.query.words = view.words;
  std::vector<Comment> comments = store_.find_comments(view.query, k_page_size + 1);
  const bool has_more = comments.size() > static_cast<std::size_t>(k_page_size);
  if (has_more) comments.pop_back();
  Markup page;
  write_head(page, visitor, words_.moderation, PageKind::list);
  write_tabs(page, view, store_.waiting());
  write_message(page, view, visitor);
  write_form(page, view, visitor, comments);
  if (view.query.beyond > 0)
    page.raw("<p><a href=\"").text(address_of(view)).raw("\">").text(words_.first_page).raw("</a></p>");
  if (has_more) {
    page.raw("<p><a rel=\"next\" href=\"").text(address_of(view)).raw("&amp;beyond=");
    page.text(std::to_string(comments.back().id)).raw("\">").text(words_.next_page).raw("</a></p>");
  }
  write_help(page);
  answer(exchange, 200, page);
}

void ModerationDesk::serve_log(Exchange& exchange, const Visitor& visitor) {
  const std::int64_t before = parse_number(exchange.request.get_param_value("before")).value_or(0);
  std::vector<Decision> decisions = store_.decisions(before, k_page_size + 1);
  const bool has_more = decisions.size() > static_cast<std::size_t>(k_page_size);
  if (has_more) decisions.pop_back();
  Markup page;
  write_head(page, visitor, words_.log, PageKind::log);
  page.raw("<table><thead><tr>");
  for (const char* const word : {words_.log_time, words_.log_who, words_.log_what, words_.log_comment}) {
    page.raw("<th scope=\"col\">").text(word).raw("</th>");
  }
  page.raw("</tr></thead><tbody>");
  for (const Decision& decision : decisions) {
    page.raw("<tr><td><time datetime=\"")
        .text(format_time(decision.decided))
        .raw("\">")
        .text(format_minute(decision.decided));
    page.raw("</time></td><td><bdi>").text(decision.moderator).raw("</bdi></td><td>");
    page.text(word_of(words_, decision.before)).raw(" → ").text(word_of(words_, decision.after));
    if (decision.is_undoing) page.raw(" (").text(words_.log_undo).raw(")");
    page.raw("</td><td>").text(std::to_string(decision.comment)).raw("</td></tr>");
  }
  page.raw("</tbody></table>");
  if (has_more) {
    page.raw("<p><a rel=\"next\" href=\"/moderation/log?before=").text(std::to_string(decisions.back().id)).raw("\">");
    page.text(words_.next_page).raw("</a></p>");
  }
  answer(exchange, 200, page);
}

} // namespace newsroom
