// Builds a Document from the events of nlohmann's parser. The only file that includes nlohmann_json.
//
// nlohmann's parser takes its tokens from a `lexer`, which it chooses by the type of its input. We specialise the lexer
// for the input type `Tokens`: it returns the tokens of our Scanner. The parser tracks the nesting and calls the Reader
// for each event. We use none of nlohmann's values, numbers or messages. The parser must never see an unexpected token:
// it would create an exception object, which links type information and many names. So the Reader checks each token
// first. If the token is unexpected, the Reader remembers the error and gives the parser an expected token; at the
// event for that token the Reader stops.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/hash.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/sort.h"
#include "base/text.h"
#include "base/utf8.h"
#include "json/document.h"
#include "json/grammar.h"
#include "json/path.h"
#include "json/refusal.h"
#include "json/scanner.h"

namespace lede::json {

class Reader;

namespace {

using ParserToken = nlohmann::detail::lexer_base<nlohmann::json>::token_type;

/// The parser's input.
struct Tokens {
  using char_type = char;
  Reader* reader;
};

ParserToken next_token(Reader& reader);

} // namespace
} // namespace lede::json

namespace nlohmann::detail {

template <>
class lexer<nlohmann::json, lede::json::Tokens> : public lexer_base<nlohmann::json> {
 public:
  using token_type = lexer_base<nlohmann::json>::token_type;

  lexer(lede::json::Tokens&& tokens, bool /*ignore_comments*/) : reader_(tokens.reader) {}

  token_type scan() { return lede::json::next_token(*reader_); }

  // The Reader takes texts, numbers and places from the Scanner.
  std::string& get_string() { return no_string_; }
  constexpr std::uint64_t get_number_unsigned() const { return 0; }
  constexpr std::int64_t get_number_integer() const { return 0; }
  constexpr double get_number_float() const { return 0; }
  position_t get_position() const { return {}; }
  /// nlohmann calls this for error messages only. Because it never returns, the linker drops the code after the call.
  [[noreturn]] std::string get_token_string() const { std::abort(); }
  constexpr const char* get_error_message() const { return ""; }
  static const char* token_type_name(token_type) { return ""; }

 private:
  lede::json::Reader* reader_;
  std::string no_string_;
};

} // namespace nlohmann::detail

namespace lede::json {

/// Receives the parser's events. The parser sends each event right after it has read the token.
class Reader {
 public:
  Reader(std::string_view source, std::size_t begin, Report& report, bool allows_line_breaks)
      : report_(report), scanner_(source, begin, document_.decoded_) {
    document_.source_ = source;
    if (allows_line_breaks) scanner_.allow_line_breaks();
  }

  [[nodiscard]] Result<Document> read() {
    nlohmann::detail::parser<nlohmann::json, Tokens> parser(Tokens{this}, nullptr, false);
    parser.sax_parse(this);
    if (is_refused_) return std::move(error_);
    return std::move(document_);
  }

  /// Returns the next token if it is expected here. If not, returns an expected one, and the Reader refuses every event
  /// from then on.
  ParserToken next();

  // The interface that nlohmann's parser calls.
  bool null() { return add(Kind::null); }
  bool boolean(bool value) {
    if (!add(Kind::boolean)) return false;
    document_.nodes_.back().boolean = value ? 1 : 0;
    return true;
  }
  bool number_unsigned(std::uint64_t /*value*/) { return add_text(Kind::number); }
  bool number_integer(std::int64_t /*value*/) { return false; }                      // never: see lexer::scan
  bool number_float(double /*value*/, const std::string& /*text*/) { return false; } // never
  bool binary(nlohmann::json::binary_t& /*bytes*/) { return false; }                 // never: not JSON
  bool string(std::string& /*text*/) {
    report_repairs(false);
    return add_text(Kind::string);
  }
  bool key(std::string& /*text*/) {
    if (is_refused_) return false;
    report_repairs(true);
    key_ = scanner_.slice();
    has_key_ = true;
    return true;
  }
  bool start_object(std::size_t /*size*/) { return start(Kind::object); }
  bool start_array(std::size_t /*size*/) { return start(Kind::array); }
  bool end_object() {
    if (is_refused_) return false;
    shadow_duplicates();
    return finish();
  }
  bool end_array() { return finish(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*unused*/) {
    return false; // never: see next
  }

 private:
  static constexpr std::uint32_t k_no_container = static_cast<std::uint32_t>(-1);
  /// Objects with more members than this are sorted to find duplicate keys; smaller ones are compared pair by pair.
  static constexpr std::uint32_t k_many_members = 16;

  bool add(Kind kind);
  bool add_text(Kind kind);
  bool start(Kind kind);
  bool finish();
  void report_repairs(bool in_key);
  void shadow_duplicates();
  void shadow_among_few(std::uint32_t object);
  void shadow_among_many(std::uint32_t object);
  static bool is_key_before(std::uint64_t left, std::uint64_t right, const void* context);
  void shadow(std::uint32_t index, std::uint32_t later);
  [[nodiscard]] Expected expected() const;
  void explain(Expected wanted);
  [[nodiscard]] std::string path_here(bool of_value) const;
  bool refuse(ErrorText text, MessageArguments arguments = {});
  [[nodiscard]] bool in_array() const {
    return container_ != k_no_container && static_cast<Kind>(document_.nodes_[container_].kind) == Kind::array;
  }

  Report& report_;
  Document document_;
  Scanner scanner_;
  std::uint32_t container_ = k_no_container; // the innermost that is open
  std::size_t depth_ = 0;
  Slice key_; // of the value to come
  bool has_key_ = false;
  bool is_refused_ = false;
  Error error_;
};

namespace {

ParserToken next_token(Reader& reader) { return reader.next(); }

} // namespace

bool Reader::add(Kind kind) {
  if (is_refused_) return false;
  if (document_.nodes_.size() == limits::max_json_values) {
    return refuse(messages::json_too_many_values);
  }
  const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
  Document::Node& node = document_.nodes_.emplace_back(Document::Node{});
  node.source_offset = static_cast<std::uint32_t>(scanner_.token_begin());
  node.end = index + 1;
  node.kind = static_cast<unsigned>(kind) & 7U;
  if (container_ != k_no_container) {
    node.parent = container_;
    std::uint32_t& size = document_.nodes_[container_].text_size;
    if (has_key_) {
      node.key_begin = key_.begin;
      node.key_size = key_.size & 0x1FFFFFFU;
      node.key_is_decoded = key_.is_decoded ? 1 : 0;
    } else {
      node.key_begin = size;
    }
    ++size;
  }
  has_key_ = false;
  return true;
}

bool Reader::add_text(Kind kind) {
  if (!add(kind)) return false;
  Document::Node& node = document_.nodes_.back();
  node.text_begin = scanner_.slice().begin;
  node.text_size = scanner_.slice().size;
  node.text_is_decoded = scanner_.slice().is_decoded ? 1 : 0;
  return true;
}

bool Reader::start(Kind kind) {
  if (depth_ == limits::max_json_depth) {
    return refuse(messages::json_too_deep);
  }
  if (!add(kind)) return false;
  ++depth_;
  container_ = static_cast<std::uint32_t>(document_.nodes_.size() - 1);
  return true;
}

bool Reader::finish() {
  if (is_refused_) return false;
  Document::Node& node = document_.nodes_[container_];
  node.end = static_cast<std::uint32_t>(document_.nodes_.size());
  --depth_;
  container_ = depth_ == 0 ? k_no_container : node.parent;
  return true;
}

void Reader::report_repairs(bool in_key) {
  const Repairs& repairs = scanner_.repairs();
  const Origin origin{static_cast<std::uint32_t>(document_.nodes_.size())}; // the value to come
  if (repairs.invalid_utf8) {
    report_.warn(messages::invalid_utf8, {}, origin, in_key ? k_at_key : *repairs.invalid_utf8);
  }
  if (repairs.lone_surrogate) {
    report_.warn(messages::lone_surrogate, {}, origin, in_key ? k_at_key : *repairs.lone_surrogate);
  }
}

void Reader::shadow_duplicates() {
  const std::uint32_t members = document_.nodes_[container_].text_size;
  if (members > k_many_members) {
    shadow_among_many(container_);
  } else if (members > 1) {
    shadow_among_few(container_);
  }
}

void Reader::shadow_among_few(std::uint32_t object) {
  const auto& nodes = document_.nodes_;
  const auto end = static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t index = object + 1; index < end; index = nodes[index].end) {
    const std::string_view key = document_.key_of(nodes[index]);
    for (std::uint32_t later = nodes[index].end; later < end; later = nodes[later].end) {
      if (document_.key_of(nodes[later]) != key) continue;
      shadow(index, later);
      break;
    }
  }
}

void Reader::shadow_among_many(std::uint32_t object) {
  const auto& nodes = document_.nodes_;
  std::vector<std::uint64_t> members; // hash and index of each
  members.reserve(nodes[object].text_size);
  for (auto index = object + 1; index < nodes.size(); index = nodes[index].end) {
    members.push_back(std::uint64_t{hash_of(document_.key_of(nodes[index]))} << 32 | index);
  }
  sort(members, is_key_before, &document_);
  for (std::size_t at = 1; at < members.size(); ++at) {
    const auto index = static_cast<std::uint32_t>(members[at - 1]);
    const auto later = static_cast<std::uint32_t>(members[at]);
    if (document_.key_of(nodes[index]) == document_.key_of(nodes[later])) shadow(index, later);
  }
}

/// Compares hashes first. Keys of equal hash are compared themselves, because an attacker can choose keys with equal
/// hashes.
bool Reader::is_key_before(std::uint64_t left, std::uint64_t right, const void* context) {
  if (left >> 32 == right >> 32) {
    const auto& document = *static_cast<const Document*>(context);
    const int order = document.key_of(document.nodes_[static_cast<std::uint32_t>(left)])
                          .compare(document.key_of(document.nodes_[static_cast<std::uint32_t>(right)]));
    if (order != 0) return order < 0;
  }
  return left < right;
}

void Reader::shadow(std::uint32_t index, std::uint32_t later) {
  document_.nodes_[index].is_shadowed = 1;
  --document_.nodes_[container_].text_size;
  report_.warn(messages::duplicate_key, {quote(document_.key_of(document_.nodes_[later]))}, Origin{later}, k_at_key);
}

Expected Reader::expected() const {
  switch (scanner_.previous()) {
    case Token::none:
    case Token::name_separator: return Expected::value;
    case Token::begin_object: return Expected::key_or_end;
    case Token::begin_array: return Expected::item_or_end;
    case Token::value_separator: return in_array() ? Expected::next_item : Expected::next_key;
    default: break;
  }
  if (has_key_) return Expected::colon;
  if (container_ == k_no_container) return Expected::end_of_text;
  return in_array() ? Expected::item_separator : Expected::member_separator;
}

ParserToken Reader::next() {
  // In the order of Token.
  static constexpr ParserToken k_parser_tokens[] = {
      ParserToken::uninitialized,  ParserToken::begin_object,   ParserToken::end_object,      ParserToken::begin_array,
      ParserToken::end_array,      ParserToken::name_separator, ParserToken::value_separator, ParserToken::value_string,
      ParserToken::value_unsigned, ParserToken::literal_true,   ParserToken::literal_false,   ParserToken::literal_null,
      ParserToken::end_of_input,   ParserToken::parse_error,
  };
  static_assert(std::size(k_parser_tokens) == k_token_count);
  if (is_refused_) return ParserToken::literal_null; // the parser asks once more after a ':' that we made up
  Token token = scanner_.next();
  const Expected wanted = expected();
  if (!fits(token, wanted)) {
    explain(wanted);
    token = fitting_token(wanted);
  }
  return k_parser_tokens[static_cast<std::size_t>(token)];
}

/// Refuses the document with the reason: an error inside a token, or an unexpected token.
void Reader::explain(Expected wanted) {
  const std::string_view expected = phrase_for(wanted);
  const bool in_token = scanner_.token() == Token::error;
  if (scanner_.is_truncated() || scanner_.token() == Token::end_of_input) {
    static_cast<void>(in_token ? refuse(messages::json_cut_in_value) : refuse(messages::json_cut, {expected}));
    return;
  }
  if (in_token && !scanner_.complaint().empty()) {
    refuse(messages::json_token, {scanner_.complaint()});
    return;
  }
  const std::string found = scanner_.describe(scanner_.token_begin());
  const bool is_page = document_.nodes_.empty() && found == "'<'";
  refuse(is_page          ? messages::json_is_markup
         : found == "'/'" ? messages::json_has_comment
                          : messages::json_unexpected,
         {expected, found});
}

/// @param of_value whether to return the path of the current or next value, instead of that of the container.
std::string Reader::path_here(bool of_value) const {
  if (container_ == k_no_container) return "$";
  std::string path = document_.path_of(container_);
  if (has_key_) {
    Document::Node node{};
    node.key_begin = key_.begin;
    node.key_size = key_.size & 0x1FFFFFFU;
    node.key_is_decoded = key_.is_decoded ? 1 : 0;
    append_name(path, document_.key_of(node));
  } else if (of_value && in_array()) {
    append_index(path, document_.nodes_[container_].text_size);
  }
  return path;
}

bool Reader::refuse(ErrorText text, MessageArguments arguments) {
  is_refused_ = true;
  const Token before = scanner_.previous();
  const bool of_value = before == Token::begin_array || before == Token::value_separator;
  const std::size_t offset = scanner_.token() == Token::error ? scanner_.complaint_offset() : scanner_.token_begin();
  error_ = make_error(text, arguments, Locator(document_).locate_source(offset, path_here(of_value)));
  return false;
}

Result<Document> read(std::string_view bytes, Report& report) {
  if (std::optional<Error> refusal = refusal_of(bytes)) return std::move(*refusal);
  const bool has_mark = bytes.starts_with(utf8::k_byte_order_mark);
  return read_from(bytes, has_mark ? utf8::k_byte_order_mark.size() : 0, report);
}

Result<Document> read_from(std::string_view source, std::size_t begin, Report& report, bool allows_line_breaks) {
  return Reader(source, begin, report, allows_line_breaks).read();
}

} // namespace lede::json
