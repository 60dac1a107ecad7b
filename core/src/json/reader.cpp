// Builds a Document from the events of nlohmann's parser. The only file that includes nlohmann_json.
//
// nlohmann's parser asks a `lexer` for tokens, and which one that is follows from the type of its input. Ours, for the
// input type `Tokens`, hands out what the Reader lets through; the parser keeps track of what stands in what and calls
// the Reader. Nothing of nlohmann's value type, numbers or messages is used. The parser must never see a token that
// does not fit either: what it would say of one is an exception's object, which brings type information and the names
// of everything with it. So the Reader looks at each token first, remembers what is wrong, and the parser gets one
// that fits, at which the Reader then stops.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/limits.h"
#include "base/messages.h"
#include "base/sort.h"
#include "base/text.h"
#include "base/utf8.h"
#include "json/document.h"
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
  /// Only for an error's message. What follows a call that never returns is not even linked.
  [[noreturn]] std::string get_token_string() const { std::abort(); }
  constexpr const char* get_error_message() const { return ""; }
  static const char* token_type_name(token_type) { return ""; }

 private:
  lede::json::Reader* reader_;
  std::string no_string_;
};

} // namespace nlohmann::detail

namespace lede::json {

namespace {

/// FNV-1a. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
std::uint32_t hash(std::string_view key) {
  std::uint32_t value = 2'166'136'261U;
  for (const char c : key) value = (value ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return value;
}

} // namespace

/// Receives the parser's events; every one is called right after its token was read.
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

  /// The next token where it may stand; where not, one that may, and everything that follows is refused.
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
  /// What may come next.
  enum class Expected : std::uint8_t {
    value,
    item_or_end,
    next_item,
    key_or_end,
    next_key,
    colon,
    item_separator,
    member_separator,
    end_of_text,
  };
  static constexpr std::uint32_t k_no_container = static_cast<std::uint32_t>(-1);
  /// Past how many members sorting beats comparing each with each.
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
    members.push_back(std::uint64_t{hash(document_.key_of(nodes[index]))} << 32 | index);
  }
  sort(members, is_key_before, &document_);
  for (std::size_t at = 1; at < members.size(); ++at) {
    const auto index = static_cast<std::uint32_t>(members[at - 1]);
    const auto later = static_cast<std::uint32_t>(members[at]);
    if (document_.key_of(nodes[index]) == document_.key_of(nodes[later])) shadow(index, later);
  }
}

/// By hash; then, because keys that share a hash and nothing else are someone's intention, by the key itself.
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

Reader::Expected Reader::expected() const {
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
  struct Row {
    ParserToken token;
    std::uint16_t may_stand; // a bit for each Expected
  };
  static constexpr auto bit = [](Expected expected) { return 1U << static_cast<unsigned>(expected); };
  static constexpr std::uint16_t value = bit(Expected::value) | bit(Expected::item_or_end) | bit(Expected::next_item);
  // In the order of Token.
  static constexpr Row k_rows[] = {
      {ParserToken::uninitialized, 0},
      {ParserToken::begin_object, value},
      {ParserToken::end_object, bit(Expected::key_or_end) | bit(Expected::member_separator)},
      {ParserToken::begin_array, value},
      {ParserToken::end_array, bit(Expected::item_or_end) | bit(Expected::item_separator)},
      {ParserToken::name_separator, bit(Expected::colon)},
      {ParserToken::value_separator, bit(Expected::item_separator) | bit(Expected::member_separator)},
      {ParserToken::value_string, value | bit(Expected::key_or_end) | bit(Expected::next_key)},
      {ParserToken::value_unsigned, value},
      {ParserToken::literal_true, value},
      {ParserToken::literal_false, value},
      {ParserToken::literal_null, value},
      {ParserToken::end_of_input, bit(Expected::end_of_text)},
      {ParserToken::parse_error, 0},
  };
  // In the order of Expected: what fits there.
  static constexpr ParserToken k_fitting[] = {
      ParserToken::literal_null, ParserToken::literal_null, ParserToken::literal_null,
      ParserToken::value_string, ParserToken::value_string, ParserToken::name_separator,
      ParserToken::end_array,    ParserToken::end_object,   ParserToken::end_of_input,
  };
  if (is_refused_) return ParserToken::literal_null; // after a ':' that was not there
  const Row& row = k_rows[static_cast<std::size_t>(scanner_.next())];
  const Expected wanted = expected();
  if ((row.may_stand & bit(wanted)) != 0) return row.token;
  explain(wanted);
  return k_fitting[static_cast<std::size_t>(wanted)];
}

/// Says what is wrong: something inside a token, or a token that may not stand there.
void Reader::explain(Expected wanted) {
  static constexpr std::string_view k_expected[] = {
      phrases::a_value, phrases::item_or_end,    phrases::next_item,        phrases::key_or_end,  phrases::next_key,
      phrases::colon,   phrases::item_separator, phrases::member_separator, phrases::end_of_text,
  };
  const std::string_view expected = k_expected[static_cast<std::size_t>(wanted)];
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

/// @param of_value the path of the value that is being read or would come next, and not of what holds it.
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
  Error error;
  if (is_refused_at_once(bytes, error)) return error;
  const bool has_mark = bytes.starts_with(utf8::k_byte_order_mark);
  return read_from(bytes, has_mark ? utf8::k_byte_order_mark.size() : 0, report);
}

Result<Document> read_from(std::string_view source, std::size_t begin, Report& report, bool allows_line_breaks) {
  return Reader(source, begin, report, allows_line_breaks).read();
}

} // namespace lede::json
