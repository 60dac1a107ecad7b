// Turns Word's list paragraphs into lists.
#include "body/word_lists.h"

#include <cstddef>

#include "base/ascii.h"
#include "body/tag_text.h"

namespace lede::body {
namespace {

constexpr std::size_t k_deepest = 9; // Word has nine levels

using ascii::is_digit;
using ascii::is_letter;

/// Returns the level in "mso-list:l0 level2 lfo1"; 0 if the style is not that of a list item.
std::size_t level_of(const html::StartTag& tag) {
  const std::string style = lowered(value_of(tag, "style"));
  const std::size_t list = style.find("mso-list:");
  if (list == std::string::npos) return 0;
  const std::string_view value = std::string_view(style).substr(list, style.find(';', list) - list);
  const std::size_t level = value.find("level");
  if (level == std::string_view::npos || level + 5 >= value.size()) return 0;
  const char digit = value[level + 5];
  return digit >= '1' && digit <= '9' ? static_cast<std::size_t>(digit - '0') : 0;
}

/// Whether the tag is Word's wrapper of an item's marker (`mso-list:Ignore`), which browsers show and editors do not.
bool is_marker(const html::StartTag& tag) {
  const std::string style = lowered(value_of(tag, "style"));
  const std::size_t list = style.find("mso-list:");
  return list != std::string::npos && ascii::trim(std::string_view(style).substr(list + 9)).starts_with("ignore");
}

/// Whether it is a span that sets the font of a marker.
bool is_around_marker(const html::StartTag& tag) {
  const std::string style = lowered(value_of(tag, "style"));
  return style.find("mso-") != std::string::npos || style.starts_with("font-family");
}

/// Whether a marker is a number ("1.", "a)", "(iv)") and not a bullet.
bool is_number(std::string_view marker) {
  if (marker.starts_with('(')) marker.remove_prefix(1);
  std::size_t size = 0;
  while (size < marker.size() && (is_letter(marker[size]) || is_digit(marker[size]))) ++size;
  return size > 0 && size <= 6 && size < marker.size() && (marker[size] == '.' || marker[size] == ')');
}

/// Returns the first number of a list if it is not 1; else empty.
std::string_view start_of(std::string_view marker) {
  std::size_t size = 0;
  while (size < marker.size() && is_digit(marker[size])) ++size;
  const std::string_view digits = marker.substr(0, size);
  return digits == "1" || size > 6 ? std::string_view() : digits;
}

} // namespace

bool has_word_lists(std::string_view markup) { return markup.find("mso-list") != std::string_view::npos; }

void WordLists::start(Element element, std::size_t offset, std::string_view number) {
  const html::RawAttribute attribute{"start", number};
  const std::span<const html::RawAttribute> attributes(&attribute, number.empty() ? 0 : 1);
  static_cast<void>(next_.on_start_tag({element, name_of(element), attributes, false, offset}));
}

void WordLists::end(Element element, std::size_t offset) { next_.on_end_tag({element, name_of(element), offset}); }

void WordLists::close_lists(std::size_t level, std::size_t offset) {
  while (!lists_.empty() && lists_.back().level > level) {
    end(Element::li, offset);
    end(lists_.back().is_ordered ? Element::ol : Element::ul, offset);
    lists_.pop_back();
  }
}

void WordLists::begin_item(std::size_t offset) {
  is_waiting_ = false;
  const std::string_view marker = ascii::trim(marker_);
  const bool is_ordered = is_number(marker);
  close_lists(level_, offset);
  if (!lists_.empty() && lists_.back().level == level_) {
    if (lists_.back().is_ordered == is_ordered) {
      end(Element::li, offset);
      return start(Element::li, offset);
    }
    close_lists(level_ - 1, offset);
  }
  lists_.push_back({is_ordered, level_});
  start(is_ordered ? Element::ol : Element::ul, offset, is_ordered ? start_of(marker) : std::string_view());
  start(Element::li, offset);
}

html::TextState WordLists::on_start_tag(const html::StartTag& tag) {
  if (marker_depth_ > 0) {
    if (!tag.self_closing && tag.element != Element::br && tag.element != Element::img) ++marker_depth_;
    return html::TextState::data;
  }
  const std::size_t level = tag.element == Element::p ? level_of(tag) : 0;
  if (level > 0) {
    if (is_waiting_) begin_item(tag.offset);
    level_ = level < k_deepest ? level : k_deepest;
    marker_.clear();
    is_waiting_ = true;
    spans_ = 0;
    return html::TextState::data;
  }
  if (level_ > 0 && is_marker(tag)) {
    marker_depth_ = 1;
    return html::TextState::data;
  }
  if (is_waiting_ && marker_.empty() && tag.element == Element::span && is_around_marker(tag)) {
    ++spans_;
    return html::TextState::data;
  }
  if (is_waiting_) begin_item(tag.offset);
  if (tag.element == Element::p) level_ = 0; // the item's end tag is missing
  if (level_ == 0 && !lists_.empty()) close_lists(0, tag.offset);
  return next_.on_start_tag(tag);
}

void WordLists::on_end_tag(const html::EndTag& tag) {
  if (marker_depth_ > 0) {
    if (tag.element == Element::p)
      marker_depth_ = 0; // its end tag is missing
    else if (--marker_depth_ > 0 || tag.element != Element::p)
      return;
  }
  if (level_ > 0 && tag.element == Element::p) {
    if (is_waiting_) begin_item(tag.offset);
    level_ = 0; // the item stays open, since a deeper one may follow
    spans_ = 0;
    return;
  }
  if (spans_ > 0 && tag.element == Element::span) {
    --spans_;
    return;
  }
  if (level_ == 0) close_lists(0, tag.offset);
  next_.on_end_tag(tag);
}

void WordLists::on_text(std::string_view text, std::size_t offset) {
  if (marker_depth_ > 0) {
    constexpr std::size_t k_longest_marker = 40; // bytes
    if (marker_.size() < k_longest_marker) marker_ += text.substr(0, k_longest_marker);
    return;
  }
  const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (is_blank && (is_waiting_ || (level_ == 0 && !lists_.empty()))) return;
  if (is_waiting_) begin_item(offset);
  if (level_ == 0) close_lists(0, offset);
  next_.on_text(text, offset);
}

} // namespace lede::body
