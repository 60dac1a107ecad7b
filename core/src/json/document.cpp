// Values of a JSON document, numbers without floating point, and places.
#include "json/document.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "json/escape.h"
#include "json/number.h"
#include "json/path.h"

namespace lede::json {

std::string_view describe(Kind kind) noexcept {
  switch (kind) {
    case Kind::null: return "null";
    case Kind::boolean: return phrases::a_boolean;
    case Kind::number: return phrases::a_number;
    case Kind::string: return phrases::a_string;
    case Kind::array: return phrases::an_array;
    case Kind::object: return phrases::an_object;
  }
  return {};
}

// Value

Kind Value::kind() const noexcept {
  return document_ == nullptr ? Kind::null : static_cast<Kind>(document_->nodes_[index_].kind);
}

bool Value::is_json() const noexcept { return document_ == nullptr || document_->is_json(); }

std::string_view Value::text() const noexcept {
  return is(Kind::string) || is(Kind::number) ? document_->text_of(document_->nodes_[index_]) : std::string_view();
}

bool Value::boolean() const noexcept { return is(Kind::boolean) && document_->nodes_[index_].boolean != 0; }

std::optional<std::int64_t> Value::integer() const noexcept {
  if (!is(Kind::number)) return std::nullopt;
  const std::optional<Scaled> number = scale(text(), 0);
  if (!number || !number->is_exact) return std::nullopt;
  return number->value;
}

std::optional<std::int64_t> Value::thousandths() const noexcept {
  constexpr std::int64_t k_max = 1'000'000'000'000'000; // 10^12 in thousandths
  if (!is(Kind::number)) return std::nullopt;
  const std::optional<Scaled> number = scale(text(), 3);
  if (!number || number->value > k_max || number->value < -k_max) return std::nullopt;
  return number->value;
}

std::string_view Value::key() const noexcept {
  if (document_ == nullptr || index_ == 0) return {};
  const Document::Node& node = document_->nodes_[index_];
  const bool is_member = static_cast<Kind>(document_->nodes_[node.parent].kind) == Kind::object;
  return is_member ? document_->key_of(node) : std::string_view();
}

Value Value::find(std::string_view key) const noexcept {
  if (!is(Kind::object)) return {};
  for (const Value member : children()) {
    if (document_->key_of(document_->nodes_[member.index_]) == key) return member;
  }
  return {};
}

Children Value::children() const noexcept {
  if (!is(Kind::object) && !is(Kind::array)) return {nullptr, 0, 0};
  const std::uint32_t end = document_->nodes_[index_].end;
  return {document_, document_->skip_shadowed(index_ + 1, end), end};
}

std::size_t Value::size() const noexcept {
  return is(Kind::object) || is(Kind::array) ? document_->nodes_[index_].text_size : 0;
}

std::size_t Value::source_size() const noexcept {
  if (document_ == nullptr) return 0;
  const std::vector<Document::Node>& nodes = document_->nodes_;
  const std::size_t begin = nodes[index_].source_offset;
  const std::uint32_t next = nodes[index_].end;
  const std::size_t end = next < nodes.size() ? nodes[next].source_offset : document_->source_.size();
  return end > begin ? end - begin : 0;
}

Children::Iterator& Children::Iterator::operator++() {
  index_ = document_->skip_shadowed(document_->nodes_[index_].end, end_);
  return *this;
}

// Document

std::string_view Document::source_of(const Value& value) const noexcept {
  const std::size_t begin = nodes_[value.index_].source_offset;
  std::size_t depth = 0;
  std::size_t end = begin;
  // The source has been read before, so brackets match and strings end.
  while (end < source_.size()) {
    const char character = source_[end];
    if (character == '"') {
      for (++end; end < source_.size() && source_[end] != '"'; ++end) end += source_[end] == '\\' ? 1U : 0U;
    } else if (character == '{' || character == '[') {
      ++depth;
    } else if (character == '}' || character == ']') {
      --depth;
    } else if (depth == 0) { // a number or a literal ends at the first byte that cannot belong to it
      constexpr std::string_view k_delimiters = ",]} \t\r\n";
      return source_.substr(begin, source_.find_first_of(k_delimiters, end) - begin);
    }
    ++end;
    if (depth == 0) break;
  }
  return source_.substr(begin, end - begin);
}

std::string_view Document::text_of(const Node& node) const noexcept {
  const std::string_view from = node.text_is_decoded != 0 ? std::string_view(decoded_) : source_;
  return from.substr(node.text_begin, node.text_size);
}

std::string_view Document::key_of(const Node& node) const noexcept {
  const std::string_view from = node.key_is_decoded != 0 ? std::string_view(decoded_) : source_;
  return from.substr(node.key_begin, node.key_size);
}

std::uint32_t Document::skip_shadowed(std::uint32_t index, std::uint32_t end) const noexcept {
  while (index < end && nodes_[index].is_shadowed != 0) index = nodes_[index].end;
  return index;
}

std::string Document::path_of(std::uint32_t index) const {
  std::vector<std::uint32_t> line; // from the value to the root, without the root; at most limits::max_json_depth long
  for (std::uint32_t at = index; at != 0; at = nodes_[at].parent) line.push_back(at);
  std::string path = "$";
  while (!line.empty()) {
    const Node& node = nodes_[line.back()];
    line.pop_back();
    if (static_cast<Kind>(nodes_[node.parent].kind) == Kind::array) {
      append_index(path, node.key_begin);
    } else {
      append_name(path, key_of(node));
    }
  }
  return path;
}

Location Document::locate(Origin origin, std::size_t text_offset) const {
  return Locator(*this).locate(origin, text_offset);
}

// Locator

Locator::Locator(const Document& document) : document_(document) {}

Location Locator::locate(Origin origin, std::size_t text_offset) {
  if (document_.nodes_.empty()) return {};
  return locate_source(source_offset(origin, text_offset), document_.path_of(origin.value_index));
}

std::size_t Locator::source_offset(Origin origin, std::size_t text_offset) {
  const Document::Node& node = document_.nodes_[origin.value_index];
  if (!document_.is_json_) {
    const bool has_key = node.key_size != 0 && node.key_is_decoded == 0;
    if (text_offset == k_at_key) return has_key ? node.key_begin : node.source_offset;
    // In YAML and TOML a text with escapes or folded lines is longer in the source, so this place is approximate.
    return std::min(node.source_offset + text_offset, document_.source_.size());
  }
  if (text_offset == k_at_key) return offset_of_key(origin.value_index);
  if (text_offset == 0) return node.source_offset;
  switch (static_cast<Kind>(node.kind)) {
    case Kind::string: return offset_in_string(origin.value_index, text_offset);
    case Kind::number: return node.source_offset + text_offset;
    default: return node.source_offset;
  }
}

Location Locator::locate_source(std::size_t source_offset, std::string path) {
  if (source_offset < counted_offset_ || counted_offset_ == 0) {
    // A byte-order mark is no character of the text, so it has no column.
    const bool has_mark = document_.source_.substr(0, utf8::k_byte_order_mark.size()) == utf8::k_byte_order_mark;
    counted_offset_ = has_mark && source_offset >= utf8::k_byte_order_mark.size() ? utf8::k_byte_order_mark.size() : 0;
    line_ = 1;
    column_ = 1;
  }
  const utf8::LineColumn moved =
      utf8::locate(document_.source_.substr(counted_offset_), source_offset - counted_offset_);
  column_ = moved.line == 1 ? column_ + moved.column - 1 : moved.column;
  line_ += moved.line - 1;
  counted_offset_ = source_offset;
  return {std::move(path), source_offset, line_, column_};
}

/// Walks from escape to escape and from repair to repair, and counts the bytes that each decodes to.
std::size_t Locator::offset_in_string(std::uint32_t index, std::size_t text_offset) {
  const std::string_view source = document_.source_;
  if (index != string_ || text_offset < string_text_ || string_source_ == 0) {
    string_ = index;
    string_source_ = document_.nodes_[index].source_offset + 1;
    string_text_ = 0;
    plain_end_ = 0;
    valid_end_ = 0;
  }
  while (true) {
    std::size_t source_size = 0;
    std::size_t text_size = 0;
    if (string_source_ >= plain_end_) {
      if (source[string_source_] == '"') return string_source_;
      if (source[string_source_] != '\\') {
        plain_end_ = k_is_small_build ? source.find_first_of("\"\\", string_source_)
                                      : find_either(source, string_source_, '"', '\\');
        continue;
      }
      const Escape escape = read_escape(source, string_source_);
      source_size = escape.source_size;
      text_size = utf8_size(escape.code_point);
      if (text_offset < string_text_ + text_size) return string_source_;
    } else {
      if (string_source_ >= valid_end_) {
        valid_end_ = std::min(utf8::find_invalid(source.substr(0, plain_end_), string_source_), plain_end_);
      }
      const std::size_t inside = text_offset - string_text_;
      source_size = text_size = valid_end_ - string_source_;
      if (source_size != 0) {
        if (inside < text_size) return string_source_ + inside;
      } else {
        text_size = utf8::k_replacement.size();
        if (inside < text_size) return string_source_;
        source_size = utf8::offset_before_repair(
            source.substr(string_source_, plain_end_ - string_source_).substr(0, 4), text_size);
      }
    }
    string_source_ += source_size;
    string_text_ += text_size;
  }
}

/// Returns the offset of the key's opening quote: the nearest quote before the closing one that has no backslash before
/// it.
std::size_t Locator::offset_of_key(std::uint32_t index) const {
  const Document::Node& node = document_.nodes_[index];
  const bool is_member = index != 0 && static_cast<Kind>(document_.nodes_[node.parent].kind) == Kind::object;
  if (!is_member) return node.source_offset;
  const std::string_view source = document_.source_;
  std::size_t at = source.rfind('"', node.source_offset - 1); // the closing quote
  do {
    at = source.rfind('"', at - 1);
  } while (source[at - 1] == '\\');
  return at;
}

} // namespace lede::json
