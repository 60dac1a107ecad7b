// Builds a Document from a text that is not JSON.
#include "json/builder.h"

#include <algorithm>
#include <utility>

#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"

namespace lede::json {

Builder::Builder(std::string_view source, Report& report) : report_(report) {
  document_.source_ = source;
  document_.is_json_ = false;
}

Document::Node& Builder::add(Kind kind, std::size_t source_offset) {
  const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
  Document::Node& node = document_.nodes_.emplace_back(Document::Node{});
  node.source_offset = static_cast<std::uint32_t>(source_offset);
  node.end = index + 1;
  node.kind = static_cast<unsigned>(kind) & 7U;
  if (!open_.empty()) {
    Document::Node& parent = document_.nodes_[open_.back()];
    node.parent = open_.back();
    node.key_begin = parent.text_size++;
    if (static_cast<Kind>(parent.kind) == Kind::object) {
      set_key(node);
      shadow(index);
    }
  }
  return node;
}

void Builder::set_key(Document::Node& node) {
  const std::string_view key = key_name_.empty() ? document_.source_.substr(key_begin_, key_size_) : key_name_;
  node.key_begin = static_cast<std::uint32_t>(key_begin_);
  node.key_size = static_cast<std::uint32_t>(key_size_) & 0x1FFFFFFU;
  if (key_name_.empty() && utf8::is_valid(key)) return;
  const std::string repaired = utf8::repair(key);
  node.key_is_decoded = 1;
  node.key_begin = static_cast<std::uint32_t>(document_.decoded_.size());
  node.key_size = static_cast<std::uint32_t>(repaired.size()) & 0x1FFFFFFU;
  document_.decoded_ += repaired;
}

void Builder::shadow(std::uint32_t index) {
  const std::string_view key = document_.key_of(document_.nodes_[index]);
  for (std::uint32_t at = open_.back() + 1; at < index; at = document_.nodes_[at].end) {
    Document::Node& other = document_.nodes_[at];
    if (other.is_shadowed != 0 || document_.key_of(other) != key) continue;
    other.is_shadowed = 1;
    --document_.nodes_[open_.back()].text_size;
    if (std::find(repeated_members_.begin(), repeated_members_.end(), at) != repeated_members_.end()) continue;
    report_.warn(messages::duplicate_key, {quote(key)}, Origin{index}, k_at_key);
  }
}

void Builder::set_text(Document::Node& node, std::size_t begin, std::string_view text, bool is_decoded) {
  const bool is_valid = utf8::is_valid(text);
  if (!is_valid) {
    report_.warn(messages::invalid_utf8, {}, last());
  }
  node.text_begin = static_cast<std::uint32_t>(begin);
  node.text_size = static_cast<std::uint32_t>(text.size());
  if (is_valid && !is_decoded) return;
  const std::string repaired = utf8::repair(text);
  node.text_is_decoded = 1;
  node.text_begin = static_cast<std::uint32_t>(document_.decoded_.size());
  node.text_size = static_cast<std::uint32_t>(repaired.size());
  document_.decoded_ += repaired;
}

void Builder::start(Kind kind, std::size_t source_offset) {
  add(kind, source_offset);
  open_.push_back(last().value_index);
}

void Builder::end() {
  document_.nodes_[open_.back()].end = static_cast<std::uint32_t>(document_.nodes_.size());
  open_.pop_back();
}

void Builder::key(std::size_t begin, std::size_t size) {
  key_begin_ = begin;
  key_size_ = size;
  key_name_ = {};
}

void Builder::key(std::string_view name) { key_name_ = name; }

void Builder::verbatim(Kind kind, std::size_t begin, std::size_t size) {
  set_text(add(kind, begin), begin, document_.source_.substr(begin, size), false);
}

void Builder::decoded(std::size_t source_offset, std::string_view text) {
  set_text(add(Kind::string, source_offset), 0, text, true);
}

void Builder::boolean(std::size_t source_offset, bool value) {
  add(Kind::boolean, source_offset).boolean = value ? 1 : 0;
}

void Builder::null(std::size_t source_offset) { add(Kind::null, source_offset); }

Origin Builder::append(const Document& other, std::size_t source_offset) {
  const auto base = static_cast<std::uint32_t>(document_.nodes_.size());
  for (const Document::Node& from : other.nodes_) {
    const auto kind = static_cast<Kind>(from.kind);
    const bool is_root = document_.nodes_.size() == base;
    Document::Node node = is_root ? add(kind, 0) : from;
    // A repaired text may be longer than its source.
    node.source_offset =
        static_cast<std::uint32_t>(std::min<std::size_t>(from.source_offset + source_offset, document_.source_.size()));
    node.end = base + from.end;
    node.text_size = from.text_size;
    node.boolean = from.boolean;
    if (kind == Kind::string || kind == Kind::number) {
      node.text_is_decoded = 1;
      node.text_begin = static_cast<std::uint32_t>(document_.decoded_.size());
      document_.decoded_ += other.text_of(from);
    }
    if (is_root) {
      document_.nodes_.back() = node;
      continue;
    }
    node.parent = base + from.parent;
    if (static_cast<Kind>(other.nodes_[from.parent].kind) == Kind::object) {
      node.key_is_decoded = 1;
      node.key_begin = static_cast<std::uint32_t>(document_.decoded_.size());
      document_.decoded_ += other.key_of(from);
    }
    document_.nodes_.push_back(node);
  }
  return Origin{base};
}

bool Builder::may_repeat(std::uint32_t index, std::size_t most_depth, std::size_t most_values) const {
  const std::vector<Document::Node>& nodes = document_.nodes_;
  if (index >= nodes.size() || std::find(open_.begin(), open_.end(), index) != open_.end()) return false;
  if (nodes[index].end - index > most_values) return false;
  std::vector<std::uint32_t> ends; // of the values that contain the current one
  std::size_t deepest = 0;
  for (std::uint32_t at = index; at < nodes[index].end; ++at) {
    while (!ends.empty() && ends.back() <= at) ends.pop_back();
    const Kind kind = static_cast<Kind>(nodes[at].kind);
    if (kind == Kind::array || kind == Kind::object) ends.push_back(nodes[at].end);
    deepest = std::max(deepest, ends.size());
  }
  return open_.size() + deepest <= most_depth;
}

void Builder::copy(std::uint32_t index, std::size_t source_offset) {
  const auto base = static_cast<std::uint32_t>(document_.nodes_.size());
  const std::uint32_t end = document_.nodes_[index].end;
  const Document::Node from = document_.nodes_[index];
  Document::Node& root = add(static_cast<Kind>(from.kind), source_offset);
  root.text_begin = from.text_begin;
  root.text_size = from.text_size;
  root.text_is_decoded = from.text_is_decoded;
  root.boolean = from.boolean;
  root.end = base + (end - index);
  for (std::uint32_t at = index + 1; at < end; ++at) {
    Document::Node node = document_.nodes_[at];
    node.source_offset = static_cast<std::uint32_t>(source_offset);
    node.parent = base + (node.parent - index);
    node.end = base + (node.end - index);
    document_.nodes_.push_back(node);
  }
}

bool Builder::repeat(Origin value, std::size_t source_offset, std::size_t most_depth, std::size_t most_values) {
  if (!may_repeat(value.value_index, most_depth, most_values)) return false;
  copy(value.value_index, source_offset);
  return true;
}

bool Builder::has_member(std::string_view key) const {
  for (std::uint32_t at = open_.back() + 1; at < document_.nodes_.size(); at = document_.nodes_[at].end) {
    if (document_.nodes_[at].is_shadowed == 0 && document_.key_of(document_.nodes_[at]) == key) return true;
  }
  return false;
}

bool Builder::repeat_members(Origin object, std::size_t source_offset, std::size_t most_depth,
                             std::size_t most_values) {
  const std::uint32_t index = object.value_index;
  if (open_.empty() || !may_repeat(index, most_depth, most_values)) return false;
  if (static_cast<Kind>(document_.nodes_[index].kind) != Kind::object) return false;
  const std::uint32_t end = document_.nodes_[index].end;
  for (std::uint32_t at = index + 1; at < end; at = document_.nodes_[at].end) {
    const Document::Node from = document_.nodes_[at];
    const std::string name(document_.key_of(from)); // the texts move when more are added
    if (from.is_shadowed != 0 || has_member(name)) continue;
    key(name);
    repeated_members_.push_back(static_cast<std::uint32_t>(document_.nodes_.size()));
    copy(at, source_offset);
  }
  return true;
}

Document Builder::finish() {
  while (!open_.empty()) end();
  return std::move(document_);
}

} // namespace lede::json
