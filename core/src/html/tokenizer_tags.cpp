// The tokenizer's states inside of a tag: its name, its attributes, its end.
//
// Names in lower case and decoded values are appended to a scratch buffer while they are read. They become views when
// the whole tag has been read and the buffer no longer moves.
#include "base/ascii.h"
#include "html/character_references.h"
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lede::html {
namespace {

/// NUL stands for the end of the markup.
constexpr bool ends_tag_name(char character) {
  return is_space(character) || character == '/' || character == '>' || character == '\0';
}

} // namespace

/// At "<" or "</" before a letter. If the markup ends inside the tag, no token is emitted.
/// @see https://html.spec.whatwg.org/#tag-name-state
void Tokenizer::tag(TagKind kind) {
  const std::size_t offset = base_ + at_;
  at_ += kind == TagKind::start ? 1 : 2;
  scratch_.clear();
  attribute_count_ = 0;
  read_name('\0');
  const std::size_t name_size = scratch_.size();
  bool self_closing = false;
  if (!attributes(self_closing)) {
    unfinished_ = offset;
    return;
  }

  const std::string_view name = view({0, name_size});
  const Element element = element_of(name);
  if (kind == TagKind::end) {
    set_text_state(TextState::data);
    sink_.on_end_tag(EndTag{element, name, offset});
    return;
  }
  for (std::size_t index = 0; index < attribute_count_; ++index) {
    attributes_[index] = {view(read_[index].name), view(read_[index].value)};
  }
  const TextState state =
      sink_.on_start_tag({element, name, {attributes_.data(), attribute_count_}, self_closing, offset});
  if (state != TextState::data) set_text_state(state, name);
}

/// Reads the attributes and the tag's ">".
/// @return false if the markup ends before it.
/// @see https://html.spec.whatwg.org/#before-attribute-name-state, #after-attribute-name-state and
///      #self-closing-start-tag-state, which differ only in what is an error
bool Tokenizer::attributes(bool& self_closing) {
  while (!at_end()) {
    const char character = peek(0);
    if (is_space(character) || character == '/') {
      ++at_;
      self_closing = character == '/' && peek(0) == '>';
    } else if (character == '>') {
      ++at_;
      return true;
    } else {
      attribute();
    }
  }
  return false;
}

/// The first of several with one name counts. @see https://html.spec.whatwg.org/#attribute-name-state
void Tokenizer::attribute() {
  ReadAttribute read;
  read.name.begin = scratch_.size();
  scratch_ += ascii::to_lower(peek(0)); // the first character belongs to the name even if it is a "="
  ++at_;
  read_name('=');
  read.name.end = read.value.begin = scratch_.size();
  // The after attribute name state: an "=" may stand apart from its name.
  skip_spaces();
  if (peek(0) == '=') {
    ++at_;
    read_value();
  }
  read.value.end = scratch_.size();

  bool is_kept = attribute_count_ < read_.size();
  for (std::size_t index = 0; is_kept && index < attribute_count_; ++index) {
    is_kept = view(read_[index].name) != view(read.name);
  }
  if (is_kept) {
    read_[attribute_count_++] = read;
  } else {
    scratch_.resize(read.name.begin); // so that the buffer does not keep the names and values of duplicates
  }
}

/// @param stop a further character that ends the name.
void Tokenizer::read_name(char stop) {
  const std::size_t begin = at_;
  while (!ends_tag_name(peek(0)) && peek(0) != stop) ++at_;
  const std::size_t scratch_begin = scratch_.size();
  scratch_ += markup_.substr(begin, at_ - begin);
  for (std::size_t index = scratch_begin; index < scratch_.size(); ++index)
    scratch_[index] = ascii::to_lower(scratch_[index]);
}

void Tokenizer::skip_spaces() {
  while (is_space(peek(0))) ++at_;
}

/// After the "=". @see https://html.spec.whatwg.org/#before-attribute-value-state and the states after it
void Tokenizer::read_value() {
  skip_spaces();
  const char quote = peek(0);
  const bool is_quoted = quote == '"' || quote == '\'';
  if (is_quoted) ++at_;
  while (true) {
    const std::size_t begin = at_;
    if (is_quoted) {
      at_ = find_either(markup_, at_, quote, '&');
    } else {
      while (!at_end() && !is_space(peek(0)) && peek(0) != '>' && peek(0) != '&') ++at_;
    }
    scratch_ += markup_.substr(begin, at_ - begin);
    if (peek(0) != '&') break;
    std::size_t taken = decode_reference(markup_.substr(at_), ReferenceContext::attribute, scratch_);
    if (taken == 0) {
      scratch_ += '&';
      taken = 1;
    }
    at_ += taken;
  }
  if (is_quoted && !at_end()) ++at_;
}

std::string_view Tokenizer::view(const Part& part) const {
  return std::string_view(scratch_).substr(part.begin, part.end - part.begin);
}

} // namespace lede::html
