// Comments: what is approved, and what readers add.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "log.h"
#include "site.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr const char* k_methods = "GET, POST";
constexpr std::size_t k_longest_author = 80;
constexpr std::size_t k_longest_text = 5000;
constexpr std::size_t k_shortest_key = 8;
constexpr std::size_t k_deepest_reply = 12; // further ones stand beside the last; Lede shows 16
constexpr int k_pending_retry_seconds = 3600;

struct Fields {
  std::string author;
  std::string text;
  std::string parent;
  std::string key;
};

std::string with_line_feeds(std::string text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (text[index] != '\r')
      plain += text[index];
    else if (index + 1 == text.size() || text[index + 1] != '\n')
      plain += '\n';
  }
  return plain;
}

Fields read_fields(const Exchange& exchange) {
  Fields fields;
  if (exchange.has_form()) {
    const Form form = parse_form(exchange.request.body);
    fields = {find_field(form, "author").value_or(""), find_field(form, "text").value_or(""),
              find_field(form, "parent").value_or(""), find_field(form, "key").value_or("")};
  } else {
    const Json json = read_object(exchange);
    fields = {read_string(json, "author"), read_string(json, "text"),
              read_optional_string(json, "parent", "bad-parent", "a parent is the id of a comment, as a string"),
              read_optional_string(json, "key", "bad-key", "a key is a string")};
  }
  if (exchange.request.has_header("Idempotency-Key")) fields.key = exchange.request.get_header_value("Idempotency-Key");
  fields.author = std::string(trimmed(fields.author));
  fields.text = with_line_feeds(std::string(trimmed(fields.text)));
  return fields;
}

bool has_length(std::string_view text, std::size_t longest, std::string_view allowed_controls) {
  const std::optional<std::size_t> length = count_characters(text, allowed_controls);
  return length && *length <= longest && has_visible(text);
}

void check(const Fields& fields) {
  if (!has_length(fields.author, k_longest_author, "")) {
    throw Refusal(400, "bad-author", "an author has 1 to 80 characters on one line");
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

/// Turns a list in order of age into threads. An answer is younger than what it answers, so one walk from the youngest
/// to the oldest finds every comment's answers complete.
class Threads {
 public:
  explicit Threads(const std::vector<Comment>& comments) : comments_(comments), answers_(comments.size()) {
    std::vector<std::size_t> depths(comments.size(), 0);
    std::vector<std::size_t> parents(comments.size(), k_none);
    for (std::size_t index = 0; index < comments.size(); ++index) {
      places_[comments[index].id] = index;
      const auto parent = comments[index].parent ? places_.find(*comments[index].parent) : places_.end();
      if (parent == places_.end()) { // also where the parent was taken down: the answer still stands
        roots_.push_back(index);
        continue;
      }
      std::size_t place = parent->second;
      if (depths[place] >= k_deepest_reply) place = parents[place];
      parents[index] = place;
      depths[index] = depths[place] + 1;
      answers_[place].push_back(index);
    }
  }

  [[nodiscard]] Json json() const { return list(roots_); }

 private:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  // As deep as `k_deepest_reply`.
  [[nodiscard]] Json list(const std::vector<std::size_t>& indices) const {
    Json items = Json::array();
    for (const std::size_t index : indices) {
      const Comment& comment = comments_[index];
      Json item;
      item["id"] = std::to_string(comment.id);
      item["author"] = comment.author;
      item["published"] = format_time(comment.created);
      item["text"] = comment.text;
      if (!answers_[index].empty()) item["replies"] = list(answers_[index]);
      items.push_back(std::move(item));
    }
    return items;
  }

  const std::vector<Comment>& comments_;
  std::vector<std::vector<std::size_t>> answers_;
  std::vector<std::size_t> roots_;
  std::map<std::int64_t, std::size_t> places_;
};

} // namespace

Json Site::comments_json(const Article& article) {
  const std::vector<Comment> comments = store_.approved_comments(article.id);
  Json json;
  json["count"] = comments.size();
  json["items"] = Threads(comments).json();
  return json;
}

void Site::serve_comments(Exchange& exchange, const Article& article) {
  exchange.route = "comments";
  const std::string& method = exchange.request.method;
  if (exchange.reads()) {
    allow_anybody(exchange);
    return answer_json(exchange, 200, comments_json(article));
  }
  if (method == "OPTIONS") return answer_preflight(exchange, k_methods, true);
  if (method != "POST") refuse_method(exchange, k_methods);
  allow_writer(exchange);
  spend(exchange, comments_);
  add_comment(exchange, article);
}

void Site::add_comment(Exchange& exchange, const Article& article) {
  const Fields fields = read_fields(exchange);
  check(fields);
  NewComment comment;
  comment.article = article.id;
  if (!fields.parent.empty()) comment.parent = parse_number(fields.parent);
  comment.author = fields.author;
  comment.text = fields.text;
  comment.key = fields.key;
  comment.state = settings_.publishes_at_once ? CommentState::approved : CommentState::pending;
  const AddedComment added = store_.add_comment(comment);
  switch (added.outcome) {
    case AddedComment::Outcome::key_in_use:
      throw Refusal(422, "key-in-use", "another comment was sent with this key; send this one with a key of its own");
    case AddedComment::Outcome::no_such_parent: throw Refusal(400, "bad-parent", "there is no such comment to answer");
    case AddedComment::Outcome::too_many_pending:
      throw Refusal(503, "busy", "too many comments wait for an operator", k_pending_retry_seconds);
    case AddedComment::Outcome::added:
      log(Level::info, "comment-added",
          {{"article", article.id}, {"id", added.id}, {"state", std::string(name_of(added.state))}});
      break;
    case AddedComment::Outcome::known: break;
  }
  const bool is_published = added.state == CommentState::approved;
  if (exchange.wants_page()) {
    const std::string page = settings_.origin + "/articles/" + article.id;
    return answer_see_other(exchange, is_published ? page : page + "/comments/received");
  }
  // A comment that was rejected since still answers a retry as it was answered first.
  answer_json(exchange, is_published ? 201 : 202,
              {{"id", std::to_string(added.id)}, {"status", is_published ? "approved" : "pending"}});
}

} // namespace newsroom
