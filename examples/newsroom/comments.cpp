// Comments: lists approved ones and adds new ones.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "crypto.h"
#include "log.h"
#include "site.h"
#include "spam.h"
#include "text.h"
#include "voter.h"

namespace newsroom {
namespace {

constexpr const char* k_methods = "GET, POST";
constexpr std::size_t k_longest_author = 80;
constexpr std::size_t k_longest_text = 5000;
constexpr std::size_t k_shortest_key = 8;
constexpr std::size_t k_most_marks = 6; // on one letter
constexpr int k_pending_retry_seconds = 3600;

using Fields = CommentFields;

std::string with_line_feeds(std::string text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t index = 0; index < text.size(); ++index) {
    const char character = text[index];
    const bool is_return_alone = character == '\r' && (index + 1 == text.size() || text[index + 1] != '\n');
    const bool is_of_word = character == '\v' || character == '\f'; // Word's line and page breaks
    if (is_return_alone || is_of_word) {
      plain += '\n';
    } else if (character != '\r') {
      plain += character;
    }
  }
  return plain;
}

Fields read_fields(const Exchange& exchange) {
  Fields fields;
  if (exchange.has_form()) {
    const Form form = parse_form(exchange.request.body);
    fields = {find_field(form, "author").value_or(""), find_field(form, "text").value_or(""),
              find_field(form, "parent").value_or(""), find_field(form, "key").value_or(""),
              find_field(form, "website").value_or("")};
  } else {
    const Json json = read_object(exchange);
    fields = {read_string(json, "author"), read_string(json, "text"),
              read_optional_string(json, "parent", "bad-parent", "a parent is the id of a comment, as a string"),
              read_optional_string(json, "key", "bad-key", "a key is a string"), read_string(json, "website")};
  }
  if (exchange.request.has_header("Idempotency-Key")) fields.key = exchange.request.get_header_value("Idempotency-Key");
  fields.author = composed(trimmed(fields.author));
  fields.text = with_line_feeds(composed(trimmed(fields.text)));
  return fields;
}

bool has_length(std::string_view text, std::size_t longest, std::string_view allowed_controls) {
  const std::optional<std::size_t> length = count_characters(text, allowed_controls);
  return length && *length <= longest && has_visible(text);
}

// Whether a letter has too many combining marks. Real words have few on one letter; towers of them cover the lines
// around.
bool has_towers(std::string_view text) {
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
  };
  constexpr Range k_marks[] = {{0x300, 0x36f},     {0x483, 0x489},     {0x591, 0x5bd},     {0x610, 0x61a},
                               {0x64b, 0x65f},     {0xe31, 0xe31},     {0xe34, 0xe3a},     {0xe47, 0xe4e},
                               {0x1ab0, 0x1aff},   {0x1dc0, 0x1dff},   {0x20d0, 0x20ff},   {0xfe20, 0xfe2f},
                               {0x1d165, 0x1d172}, {0x1d17b, 0x1d18b}, {0x1d1aa, 0x1d1ad}, {0x1d242, 0x1d244},
                               {0x1e8d0, 0x1e8d6}};
  std::size_t height = 0;
  while (!text.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = read_character(text, character);
    if (size == 0) return false;
    const bool is_mark = std::any_of(std::begin(k_marks), std::end(k_marks), [=](const Range& range) {
      return character >= range.first && character <= range.last;
    });
    // What nobody sees between two marks does not end the tower.
    const bool is_unseen = !is_mark && (character == 0xad || has_no_width(character));
    if (!is_unseen) height = is_mark ? height + 1 : 0;
    if (height > k_most_marks) return true;
    text.remove_prefix(size);
  }
  return false;
}

void check(const Fields& fields) {
  if (!has_length(fields.author, k_longest_author, "")) {
    throw Refusal(400, "bad-author", "an author has 1 to 80 characters on one line");
  }
  if (has_towers(fields.author)) throw Refusal(400, "bad-author", "a letter has too many marks");
  if (has_towers(fields.text)) throw Refusal(400, "bad-text", "a letter has too many marks");
  if (!count_characters(fields.text, "\n\t")) {
    throw Refusal(400, "bad-text", "a text is UTF-8, without control characters other than tabs and line ends");
  }
  if (!has_length(fields.text, k_longest_text, "\n\t"))
    throw Refusal(400, "bad-text", "a text has 1 to 5000 characters");
  if (!fields.parent.empty() && !parse_number(fields.parent)) {
    throw Refusal(400, "bad-parent", "a parent is the id of a comment");
  }
  if (!fields.key.empty() && !is_token(fields.key, k_shortest_key)) {
    throw Refusal(400, "bad-key", "a key has 8 to 64 letters, digits, '-' and '_'");
  }
}

// Recursion: at most as deep as pages of threads.
Json json_of(const std::vector<ThreadItem>& items, const std::map<std::int64_t, const Comment*>& comments) {
  Json list = Json::array();
  for (const ThreadItem& item : items) {
    const auto found = comments.find(item.id);
    if (found == comments.end()) continue; // it was taken down meanwhile
    Json json;
    json["id"] = std::to_string(item.id);
    json["author"] = found->second->author;
    json["published"] = format_time(found->second->created);
    json["text"] = found->second->text;
    if (!item.answers.empty()) json["replies"] = json_of(item.answers, comments);
    list.push_back(std::move(json));
  }
  return list;
}

// Refuses the request if the store did not take the comment.
void check(AddedComment::Outcome outcome) {
  switch (outcome) {
    case AddedComment::Outcome::key_in_use:
      throw Refusal(422, "key-in-use", "another comment was sent with this key; send this one with a key of its own");
    case AddedComment::Outcome::no_such_parent: throw Refusal(400, "bad-parent", "there is no such comment to answer");
    case AddedComment::Outcome::too_many_of_sender:
      throw Refusal(429, "too-many", "too many of your comments wait for a moderator", k_pending_retry_seconds);
    case AddedComment::Outcome::too_many_pending:
      throw Refusal(503, "busy", "too many comments wait for an operator", k_pending_retry_seconds);
    case AddedComment::Outcome::added:
    case AddedComment::Outcome::known: return;
  }
}

} // namespace

Json Site::items_json(const std::vector<ThreadItem>& items) {
  const std::vector<Comment> comments = store_.comments(ids_of(items));
  std::map<std::int64_t, const Comment*> by_id;
  for (const Comment& comment : comments) by_id[comment.id] = &comment;
  return json_of(items, by_id);
}

// Returns the newest threads, ordered by age, on a page of bounded size.
Json Site::comments_json(const Article& article) {
  std::vector<ThreadItem> items = page_of_threads(store_, article.id, ThreadOrder::newest_first, std::nullopt).items;
  std::reverse(items.begin(), items.end());
  Json json;
  json["count"] = store_.count_approved(article.id);
  json["items"] = items_json(items);
  return json;
}

Json Site::comments_page_json(const Exchange& exchange, const Article& article) {
  const std::string sort = exchange.request.get_param_value("sort");
  if (!sort.empty() && sort != "oldest" && sort != "newest") {
    throw Refusal(400, "bad-value", "sort is oldest or newest");
  }
  const auto order = sort == "newest" ? ThreadOrder::newest_first : ThreadOrder::oldest_first;
  const ThreadPage page = page_of_threads(store_, article.id, order, cursor_of(exchange));
  Json json;
  json["count"] = store_.count_approved(article.id);
  json["items"] = items_json(page.items);
  if (page.next) json["next"] = text_of(*page.next);
  return json;
}

std::optional<ThreadCursor> Site::cursor_of(const Exchange& exchange) {
  const std::string after = exchange.request.get_param_value("after");
  if (after.empty()) return std::nullopt;
  const std::optional<ThreadCursor> cursor = parse_cursor(after);
  if (!cursor) throw Refusal(400, "bad-value", "after is what \"next\" of the page before said");
  return cursor;
}

void Site::serve_comments(Exchange& exchange, const Article& article) {
  exchange.route = "comments";
  const std::string& method = exchange.request.method;
  if (exchange.reads()) {
    allow_anybody(exchange);
    const bool is_page = exchange.request.has_param("sort") || exchange.request.has_param("after");
    return answer_json(exchange, 200, is_page ? comments_page_json(exchange, article) : comments_json(article));
  }
  if (method == "OPTIONS") return answer_preflight(exchange, k_methods, true);
  if (method != "POST") refuse_method(exchange, k_methods);
  add_comment(exchange, article, allow_writer(exchange));
}

// Returns the first state of a comment, and the reason if it is suspect. A filled trap field, which people do not see,
// was filled in by a program.
CommentState Site::first_state(const CommentFields& fields, const Article& article, std::string& flag) const {
  if (!fields.trap.empty()) {
    flag = "a field that people do not see";
    return CommentState::rejected;
  }
  const std::shared_ptr<const LiveSettings> live = live_.get();
  flag = suspicion(fields.author, fields.text, live->blocked_words, settings_.most_links);
  if (flag.empty()) {
    flag = borrowed_name(fields.author, {settings_.title, article.source}, live->moderators.names());
  }
  return settings_.publishes_at_once && flag.empty() ? CommentState::approved : CommentState::pending;
}

namespace {

// Tells the sender of a comment whether it is published. @param page address of the article.
void answer_added(Exchange& exchange, const AddedComment& added, const std::string& page) {
  const bool is_published = added.state == CommentState::approved;
  if (exchange.wants_page()) {
    return answer_see_other(exchange, is_published ? page : page + "/comments/received");
  }
  // A retry gets the same answer as the first request, even if the comment was rejected meanwhile.
  answer_json(exchange, is_published ? 201 : 202,
              {{"id", std::to_string(added.id)}, {"status", is_published ? "approved" : "pending"}});
}

} // namespace

void Site::add_comment(Exchange& exchange, const Article& article, bool is_from_partner) {
  const Fields fields = read_fields(exchange);
  check(fields);
  spend(exchange, comments_);
  const bool is_own_form = exchange.has_form() && exchange.wants_page() && !is_from_partner;
  const std::string voter = is_own_form
                                ? voter_of_form(exchange, is_from_partner, settings_.origin.starts_with("https:"))
                                : named_voter(exchange);
  const std::string owner = voter.empty() ? std::string() : hash_of(voter);
  const std::string sender = keyed_hash(store_.secret(), "sender " + exchange.client);
  const std::string network = keyed_hash(store_.secret(), "network " + network_of(exchange.client));
  std::string flag;
  NewComment comment; // its texts are views of the fields and of those above
  comment.article = article.id;
  if (!fields.parent.empty()) comment.parent = parse_number(fields.parent);
  comment.author = fields.author;
  comment.text = fields.text;
  comment.key = fields.key;
  comment.owner = owner;
  comment.is_first_of_owner = is_own_form && read_cookie(exchange, k_voter_cookie, 1).empty();
  comment.sender = sender;
  comment.network = network;
  comment.state = first_state(fields, article, flag);
  comment.flag = flag;
  WaitingLimits limits = settings_.waiting;
  // Without a limit for comments, one client has none for waiting ones. A flood still displaces itself.
  if (settings_.comments.burst <= 0) limits.sender = limits.network = limits.all;
  const AddedComment added = store_.add_comment(comment, limits);
  check(added.outcome);
  if (added.outcome == AddedComment::Outcome::added) {
    log(Level::info, "comment-added",
        {{"article", article.id}, {"id", added.id}, {"state", std::string(name_of(added.state))}});
    if (added.state == CommentState::pending) note_waiting();
  } else {
    comments_.give_back(exchange.client); // a retry costs nothing
  }
  answer_added(exchange, added, settings_.origin + "/articles/" + article.id);
}

} // namespace newsroom
