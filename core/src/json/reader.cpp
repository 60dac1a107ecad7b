// Builds a Document from the events of nlohmann's parser. The only file that includes nlohmann_json.
//
// nlohmann's parser asks a `lexer` for tokens, and which one that is follows from the type of its input. Ours, for the
// input type `Tokens`, hands out what the Scanner reads; the parser checks the grammar and calls the Reader. Nothing
// of nlohmann's value type, numbers or messages is used, so next to nothing of it is linked.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "json/document.h"
#include "json/path.h"
#include "json/scanner.h"

namespace lede::json {
namespace {

/// The parser's input.
struct Tokens {
  using char_type = char;
  Scanner* scanner;
};

} // namespace
} // namespace lede::json

namespace nlohmann::detail {

template <>
class lexer<nlohmann::json, lede::json::Tokens> : public lexer_base<nlohmann::json> {
 public:
  using token_type = lexer_base<nlohmann::json>::token_type;

  lexer(lede::json::Tokens&& tokens, bool /*ignore_comments*/) : scanner_(tokens.scanner) {}

  token_type scan() {
    using lede::json::Token;
    switch (scanner_->next()) {
      case Token::begin_object: return token_type::begin_object;
      case Token::end_object: return token_type::end_object;
      case Token::begin_array: return token_type::begin_array;
      case Token::end_array: return token_type::end_array;
      case Token::name_separator: return token_type::name_separator;
      case Token::value_separator: return token_type::value_separator;
      case Token::string: return token_type::value_string;
      case Token::number: return token_type::value_unsigned;
      case Token::literal_true: return token_type::literal_true;
      case Token::literal_false: return token_type::literal_false;
      case Token::literal_null: return token_type::literal_null;
      case Token::end_of_input: return token_type::end_of_input;
      case Token::none:
      case Token::error: break;
    }
    return token_type::parse_error;
  }

  // The Reader takes texts, numbers and places from the Scanner.
  std::string& get_string() { return no_string_; }
  constexpr std::uint64_t get_number_unsigned() const { return 0; }
  constexpr std::int64_t get_number_integer() const { return 0; }
  constexpr double get_number_float() const { return 0; }
  position_t get_position() const { return {}; }
  std::string get_token_string() const { return {}; }
  constexpr const char* get_error_message() const { return ""; }
  static const char* token_type_name(token_type) { return ""; }

 private:
  lede::json::Scanner* scanner_;
  std::string no_string_;
};

} // namespace nlohmann::detail

namespace lede::json {

namespace {

struct HashedMember {
  std::uint32_t hash;
  std::uint32_t index;
};

/// FNV-1a. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
std::uint32_t hash(std::string_view key) {
  std::uint32_t value = 2'166'136'261U;
  for (const char c : key) value = (value ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return value;
}

/// A radix sort: linear, and members of the same hash stay in their order.
void sort_by_hash(std::vector<HashedMember>& members) {
  std::vector<HashedMember> sorted(members.size());
  for (unsigned shift = 0; shift < 32; shift += 8) {
    std::array<std::uint32_t, 257> begin{}; // of each digit's members, once they are counted
    for (const HashedMember& member : members) ++begin[(member.hash >> shift & 0xFFU) + 1];
    for (std::size_t digit = 1; digit < begin.size(); ++digit) begin[digit] += begin[digit - 1];
    for (const HashedMember& member : members) sorted[begin[member.hash >> shift & 0xFFU]++] = member;
    members.swap(sorted);
  }
}

} // namespace

/// Receives the parser's events; every one is called right after its token was read.
class Reader {
 public:
  Reader(std::string_view source, std::size_t begin, Report& report)
      : report_(report), scanner_(source, begin, document_.decoded_) {
    document_.source_ = source;
  }

  [[nodiscard]] Result<Document> read() {
    nlohmann::detail::parser<nlohmann::json, Tokens> parser(Tokens{&scanner_}, nullptr, false);
    if (parser.sax_parse(this)) return std::move(document_);
    return std::move(error_);
  }

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
    report_repairs(true);
    key_ = scanner_.slice();
    has_key_ = true;
    return true;
  }
  bool start_object(std::size_t /*size*/) { return start(Kind::object); }
  bool start_array(std::size_t /*size*/) { return start(Kind::array); }
  bool end_object() {
    shadow_duplicates();
    return finish();
  }
  bool end_array() { return finish(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*unused*/) {
    explain();
    return false;
  }

 private:
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
  void shadow_among_alike(std::vector<HashedMember>::iterator begin, std::vector<HashedMember>::iterator end);
  void shadow(std::uint32_t index, std::uint32_t later);
  void explain();
  [[nodiscard]] std::string_view expected() const;
  [[nodiscard]] std::string path_here(bool of_value) const;
  bool refuse(ErrorCode code, std::string message);
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
  Error error_;
};

bool Reader::add(Kind kind) {
  if (document_.nodes_.size() == limits::max_json_values) {
    return refuse(ErrorCode::json_too_many_values, "the document holds more values than a million");
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
    return refuse(ErrorCode::json_too_deep, "arrays and objects are nested too deep");
  }
  if (!add(kind)) return false;
  ++depth_;
  container_ = static_cast<std::uint32_t>(document_.nodes_.size() - 1);
  return true;
}

bool Reader::finish() {
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
    report_.warn(WarningCode::invalid_utf8, "bytes that are not UTF-8 were replaced by U+FFFD", origin,
                 in_key ? k_at_key : *repairs.invalid_utf8);
  }
  if (repairs.lone_surrogate) {
    report_.warn(WarningCode::lone_surrogate, "half of a surrogate pair was replaced by U+FFFD", origin,
                 in_key ? k_at_key : *repairs.lone_surrogate);
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
  std::vector<HashedMember> members;
  members.reserve(nodes[object].text_size);
  for (auto index = object + 1; index < nodes.size(); index = nodes[index].end) {
    members.push_back({hash(document_.key_of(nodes[index])), index});
  }
  sort_by_hash(members);
  for (auto begin = members.begin(); begin != members.end();) {
    const auto end =
        std::find_if(begin, members.end(), [begin](const HashedMember& m) { return m.hash != begin->hash; });
    if (end - begin > 1) shadow_among_alike(begin, end);
    begin = end;
  }
}

void Reader::shadow_among_alike(std::vector<HashedMember>::iterator begin, std::vector<HashedMember>::iterator end) {
  const auto key = [this](const HashedMember& member) { return document_.key_of(document_.nodes_[member.index]); };
  // Keys that share a hash and nothing else are someone's intention; a heap sort never takes quadratic time.
  const std::string_view first = key(*begin);
  if (!std::all_of(begin, end, [&](const HashedMember& member) { return key(member) == first; })) {
    const auto is_before = [&](const HashedMember& a, const HashedMember& b) {
      const int order = key(a).compare(key(b));
      return order != 0 ? order < 0 : a.index < b.index;
    };
    std::make_heap(begin, end, is_before);
    std::sort_heap(begin, end, is_before);
  }
  for (auto at = begin + 1; at != end; ++at) {
    if (key(*(at - 1)) == key(*at)) shadow((at - 1)->index, at->index);
  }
}

void Reader::shadow(std::uint32_t index, std::uint32_t later) {
  document_.nodes_[index].is_shadowed = 1;
  --document_.nodes_[container_].text_size;
  if (!report_.wants_message()) {
    report_.warn(WarningCode::duplicate_key, {}, Origin{later}, k_at_key);
    return;
  }
  const std::string name = quote(document_.key_of(document_.nodes_[later]));
  report_.warn(WarningCode::duplicate_key, concat({"the object has ", name, " twice; the last one counts"}),
               Origin{later}, k_at_key);
}

/// Says what the parser stopped at: something inside a token, or a token that may not stand there.
void Reader::explain() {
  const bool in_token = scanner_.token() == Token::error;
  if (scanner_.is_truncated() || scanner_.token() == Token::end_of_input) {
    refuse(ErrorCode::json_truncated, in_token ? "the text ends in the middle of a value"
                                               : concat({"the text ends where ", expected(), " was expected"}));
    return;
  }
  if (in_token && !scanner_.complaint().empty()) {
    refuse(ErrorCode::json_syntax, std::string(scanner_.complaint()));
    return;
  }
  const std::string found = scanner_.describe(scanner_.token_begin());
  std::string message = concat({"expected ", expected(), ", found ", found});
  if (document_.nodes_.empty() && found == "'<'") message += ": this looks like a page and not like JSON";
  refuse(ErrorCode::json_syntax, std::move(message));
}

std::string_view Reader::expected() const {
  switch (scanner_.previous()) {
    case Token::none:
    case Token::name_separator: return "a value";
    case Token::begin_object: return "a key in double quotes or '}'";
    case Token::begin_array: return "a value or ']'";
    case Token::value_separator: return in_array() ? "a value after ','" : "a key in double quotes after ','";
    default: break;
  }
  if (has_key_) return "':' after a key";
  if (container_ == k_no_container) return "the end of the text";
  return in_array() ? "',' or ']' after a value" : "',' or '}' after a value";
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

bool Reader::refuse(ErrorCode code, std::string message) {
  const Token before = scanner_.previous();
  const bool of_value = before == Token::begin_array || before == Token::value_separator;
  const std::size_t offset = scanner_.token() == Token::error ? scanner_.complaint_offset() : scanner_.token_begin();
  error_ = {code, std::move(message), Locator(document_).locate_source(offset, path_here(of_value))};
  return false;
}

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// JSON begins with an ASCII character, which has a NUL beside it in UTF-16 and UTF-32.
bool is_wide(std::string_view bytes) {
  const std::string_view mark = bytes.substr(0, 2);
  return mark == "\xFE\xFF" || mark == "\xFF\xFE" || mark.find('\0') != std::string_view::npos;
}

} // namespace

Result<Document> read(std::string_view bytes, Report& report) {
  if (bytes.size() > limits::max_input_bytes) {
    return Error{ErrorCode::input_too_large, "the input is larger than 32 MB", {"$"}};
  }
  if (is_wide(bytes)) {
    return Error{ErrorCode::input_encoding, "the input looks like UTF-16 or UTF-32; it must be UTF-8", {"$"}};
  }
  const bool has_mark = bytes.substr(0, utf8::k_byte_order_mark.size()) == utf8::k_byte_order_mark;
  const std::size_t begin = has_mark ? utf8::k_byte_order_mark.size() : 0;
  if (std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.end(), is_space)) {
    return Error{ErrorCode::input_empty, "the input is empty", {"$"}};
  }
  return Reader(bytes, begin, report).read();
}

} // namespace lede::json
