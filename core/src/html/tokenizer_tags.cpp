// The tokenizer's states inside of a tag: its name, its attributes, its end.
//
// Names and values are views of the markup; only those that differ from what they stand for (upper case, character
// references) are made anew, in the scratch buffer.
#include "html/character_references.h"
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lede::html {
namespace {

constexpr bool ends_tag_name(char character) { return is_space(character) || character == '/' || character == '>'; }
constexpr bool ends_attribute_name(char character) { return ends_tag_name(character) || character == '='; }
constexpr bool ends_unquoted_value(char character) { return is_space(character) || character == '>'; }

} // namespace

/// At "<" or "</" before a letter. A tag that the markup ends in is none.
/// @see https://html.spec.whatwg.org/#tag-name-state
void Tokenizer::tag(TagKind kind) {
  const std::size_t tag_begin = at_;
  at_ += kind == TagKind::start ? 1 : 2;
  const std::size_t name_begin = at_;
  while (!at_end() && !ends_tag_name(markup_[at_])) ++at_;

  scratch_.clear();
  attribute_count_ = 0;
  const Part name = lower_case(name_begin, at_);
  bool self_closing = false;
  if (!attributes(kind, self_closing)) return;

  const std::size_t offset = base_ + tag_begin;
  if (kind == TagKind::start) {
    emit_start_tag(name, self_closing, offset);
  } else {
    set_text_state(TextState::data);
    const std::string_view read_name = view(name);
    sink_.on_end_tag(EndTag{element_of(read_name), read_name, offset});
  }
}

void Tokenizer::emit_start_tag(const Part& name, bool self_closing, std::size_t offset) {
  for (std::size_t index = 0; index < attribute_count_; ++index) {
    attributes_[index] = {view(read_[index].name), view(read_[index].value)};
  }
  const std::string_view read_name = view(name);
  const TextState state = sink_.on_start_tag(
      {element_of(read_name), read_name, {attributes_.data(), attribute_count_}, self_closing, offset});
  if (state != TextState::data) set_text_state(state, read_name);
}

/// Reads to after the tag's ">".
/// @return false where the markup ends before it.
/// @see https://html.spec.whatwg.org/#before-attribute-name-state, #after-attribute-name-state and
///      #self-closing-start-tag-state, which differ only in what is an error
bool Tokenizer::attributes(TagKind kind, bool& self_closing) {
  while (!at_end()) {
    const char character = markup_[at_];
    if (character == '>') {
      ++at_;
      return true;
    }
    if (character == '/' && peek(1) == '>') {
      self_closing = true;
      at_ += 2;
      return true;
    }
    if (is_space(character) || character == '/') {
      ++at_;
      continue;
    }
    const bool wanted = kind == TagKind::start && attribute_count_ < read_.size();
    if (!attribute(wanted)) return false;
  }
  return false;
}

/// @return false where the markup ends in the attribute.
bool Tokenizer::attribute(bool wanted) {
  const std::size_t scratch_size = scratch_.size();
  ReadAttribute read;
  read.name = attribute_name(wanted);
  // The after attribute name state: an "=" may stand apart from its name.
  while (!at_end() && is_space(markup_[at_])) ++at_;
  if (at_end()) return false;
  if (markup_[at_] == '=') {
    ++at_;
    read.value = attribute_value(wanted);
    if (at_end()) return false;
  }
  // What a duplicate has left in the scratch buffer would only grow.
  if (!wanted || !keep_attribute(read)) scratch_.resize(scratch_size);
  return true;
}

/// The first of several with one name counts.
/// @return false for another one.
/// @see https://html.spec.whatwg.org/#attribute-name-state
bool Tokenizer::keep_attribute(const ReadAttribute& read) {
  const std::string_view name = view(read.name);
  for (std::size_t index = 0; index < attribute_count_; ++index) {
    if (view(read_[index].name) == name) return false;
  }
  read_[attribute_count_++] = read;
  return true;
}

/// @see https://html.spec.whatwg.org/#attribute-name-state
Tokenizer::Part Tokenizer::attribute_name(bool wanted) {
  const std::size_t begin = at_;
  ++at_; // whatever it is: an "=" can begin a name, though not end one
  while (!at_end() && !ends_attribute_name(markup_[at_])) ++at_;
  return wanted ? lower_case(begin, at_) : Part();
}

/// @see https://html.spec.whatwg.org/#before-attribute-value-state
Tokenizer::Part Tokenizer::attribute_value(bool wanted) {
  while (!at_end() && is_space(markup_[at_])) ++at_;
  if (at_end() || markup_[at_] == '>') return {};
  const char character = markup_[at_];
  if (character != '"' && character != '\'') return unquoted_value(wanted);
  ++at_;
  return quoted_value(character, wanted);
}

/// After the opening quote. @see https://html.spec.whatwg.org/#attribute-value-(double-quoted)-state
Tokenizer::Part Tokenizer::quoted_value(char quote, bool wanted) {
  const std::size_t begin = at_;
  if (!wanted) {
    at_ = find_byte(markup_, at_, quote);
    if (!at_end()) ++at_;
    return {};
  }
  const std::size_t scratch_begin = scratch_.size();
  std::size_t copied = begin; // all before stands in the scratch buffer, once the first reference was decoded
  while (true) {
    at_ = find_either(markup_, at_, quote, '&');
    if (at_end()) return {}; // and with it the tag
    if (markup_[at_] == quote) break;
    at_ += decode_value_reference(copied);
  }
  const std::size_t end = at_++;
  return finish_value(begin, end, copied, scratch_begin);
}

/// @see https://html.spec.whatwg.org/#attribute-value-(unquoted)-state
Tokenizer::Part Tokenizer::unquoted_value(bool wanted) {
  const std::size_t begin = at_;
  const std::size_t scratch_begin = scratch_.size();
  std::size_t copied = begin;
  while (!at_end() && !ends_unquoted_value(markup_[at_])) {
    at_ += wanted && markup_[at_] == '&' ? decode_value_reference(copied) : 1;
  }
  return wanted ? finish_value(begin, at_, copied, scratch_begin) : Part();
}

/// At "&" in a value of which all before `copied` is in the scratch buffer already.
/// @return how many bytes were read: the reference, or the "&" alone.
std::size_t Tokenizer::decode_value_reference(std::size_t& copied) {
  scratch_.append(markup_.substr(copied, at_ - copied));
  copied = at_;
  const std::size_t taken = decode_reference(markup_.substr(at_), ReferenceContext::attribute, scratch_);
  copied += taken;
  return taken == 0 ? 1 : taken;
}

Tokenizer::Part Tokenizer::finish_value(std::size_t begin, std::size_t end, std::size_t copied,
                                        std::size_t scratch_begin) {
  if (copied == begin) return {begin, end - begin, false};
  scratch_.append(markup_.substr(copied, end - copied));
  return {scratch_begin, scratch_.size() - scratch_begin, true};
}

Tokenizer::Part Tokenizer::lower_case(std::size_t begin, std::size_t end) {
  std::size_t upper = begin;
  while (upper < end && !is_upper(markup_[upper])) ++upper;
  if (upper == end) return {begin, end - begin, false};
  const std::size_t scratch_begin = scratch_.size();
  for (std::size_t index = begin; index < end; ++index) scratch_.push_back(to_lower(markup_[index]));
  return {scratch_begin, end - begin, true};
}

std::string_view Tokenizer::view(const Part& part) const {
  return (part.in_scratch ? std::string_view(scratch_) : markup_).substr(part.begin, part.size);
}

} // namespace lede::html
