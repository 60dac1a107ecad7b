#include "body/markdown_source.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "base/sort.h"

namespace lede::body {
namespace {

/// A bug of md4c 0.5.3: before a blank line, it reads the last eight bytes of its record of the previous block as if
/// they were an item's record. If that block is a text or code in a list, these bytes are an offset in the source. The
/// offsets 4, 260, 516 … look like an item that begins with two blank lines, and md4c ends the list there. To avoid
/// these offsets, we move the whole text by a few bytes.
constexpr std::size_t k_misread = 4;
constexpr std::size_t k_misread_every = 256;
constexpr std::string_view k_blank_lines = "\n\n\n\n\n\n\n\n";

/// Whether only spaces and marks of block quotes, items and headings are between the beginning of the line and `place`.
bool begins_content(std::string_view text, std::size_t place) {
  constexpr std::size_t k_most_marks = 128; // bytes
  for (std::size_t at = place; at-- > 0 && place - at <= k_most_marks;) {
    if (text[at] == '\n') return true;
    if (std::string_view(" \t>#-+*0123456789.)").find(text[at]) == std::string_view::npos) return false;
  }
  return place <= k_most_marks;
}

/// Whether blank lines and then an indented line follow the line of `place`. The first line after it may be the end of
/// a code block.
bool has_more_of_item(std::string_view text, std::size_t place) {
  constexpr int k_most_lines = 8; // looked at
  std::size_t end = text.find('\n', place);
  bool is_behind_blank = false;
  for (int lines = 0; lines < k_most_lines && end != std::string_view::npos; ++lines) {
    const std::size_t begin = end + 1;
    end = text.find('\n', begin);
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t content = std::min(line.find_first_not_of(" \t>"), line.size());
    const bool is_blank = content == line.size();
    if (lines == 0 && !is_blank && std::string_view("`~<-").find(line[content]) != std::string_view::npos) continue;
    if (!is_blank) return is_behind_blank && content > 0;
    is_behind_blank = true;
  }
  return is_behind_blank && end != std::string_view::npos;
}

/// @param later by how many bytes the text would be moved.
bool has_misread_place(std::string_view text, std::size_t later) {
  for (std::size_t place = (k_misread + k_misread_every - later) % k_misread_every; place < text.size();
       place += k_misread_every) {
    if ((text[place] == '\n' || begins_content(text, place)) && has_more_of_item(text, place)) return true;
  }
  return false;
}

} // namespace

std::string& MarkdownSource::copy() {
  if (hidden_.empty()) hidden_ = original_;
  return hidden_;
}

void MarkdownSource::hide(std::size_t offset) {
  const std::size_t mark = k_hidden_marks.find(original_[offset]);
  if (mark != std::string_view::npos) put(offset, k_hidden_as[mark]);
}

void MarkdownSource::put(std::size_t offset, char character) { copy()[offset] = character; }

void MarkdownSource::replace(std::size_t offset, std::size_t removed, std::string_view inserted) {
  if (!edits_.empty() && edits_.back().offset > offset) in_order_ = false;
  edits_.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(removed), 0,
                    static_cast<std::uint32_t>(inserted.size()), inserted.data()});
}

void MarkdownSource::restore(std::size_t offset) {
  const auto first = std::lower_bound(edits_.begin(), edits_.end(), offset,
                                      [](const Edit& edit, std::size_t wanted) { return edit.offset < wanted; });
  for (auto edit = first; edit != edits_.end() && edit->offset == offset; ++edit) edit->removed = edit->size = 0;
}

std::string_view MarkdownSource::for_parser() {
  write_for_parser();
  if (has_misread_place(parsed_, 0)) move_misread_places();
  return parsed_;
}

void MarkdownSource::move_misread_places() {
  std::size_t later = 1;
  while (later < k_blank_lines.size() && has_misread_place(parsed_, later)) ++later;
  edits_.push_back({});
  for (std::size_t last = edits_.size() - 1; last > 0; --last) edits_[last] = edits_[last - 1];
  edits_[0] = {0, 0, 0, static_cast<std::uint32_t>(later), k_blank_lines.data()};
  write_for_parser();
}

/// Sorts the edits by offset. Edits at the same offset keep their order.
void MarkdownSource::put_in_order() {
  std::vector<std::uint64_t> order;
  order.reserve(edits_.size());
  for (const Edit& edit : edits_) order.push_back(std::uint64_t{edit.offset} << 32 | order.size());
  sort(
      order, [](std::uint64_t left, std::uint64_t right, const void*) { return left < right; }, nullptr);
  std::vector<Edit> in_order;
  in_order.reserve(edits_.size());
  for (const std::uint64_t place : order) in_order.push_back(edits_[static_cast<std::uint32_t>(place)]);
  edits_ = std::move(in_order);
  in_order_ = true;
}

void MarkdownSource::write_for_parser() {
  nearest_ = 0;
  if (edits_.empty()) {
    parsed_ = hidden();
    return;
  }
  if (!in_order_) put_in_order();
  const std::string_view from = hidden();
  edited_.clear();
  if constexpr (!k_is_small_build) edited_.reserve(from.size() + edits_.size() * k_blank_lines.size());
  std::size_t done = 0;
  for (Edit& edit : edits_) {
    if (edit.offset > done) edited_ += from.substr(done, edit.offset - done);
    edit.place = static_cast<std::uint32_t>(edited_.size());
    edited_.append(edit.inserted, edit.size);
    done = edit.offset + edit.removed;
  }
  edited_ += from.substr(done);
  parsed_ = edited_;
}

bool MarkdownSource::holds(std::string_view piece) const {
  return piece.data() >= parsed_.data() && piece.data() <= parsed_.data() + parsed_.size();
}

std::size_t MarkdownSource::original_offset(std::size_t place) {
  if (edits_.empty() || place < edits_.front().place) return place;
  // md4c passes pieces nearly in order, so the edit is mostly near the last one.
  const bool is_near =
      edits_[nearest_].place <= place && (nearest_ + 1 == edits_.size() || place < edits_[nearest_ + 1].place);
  if (!is_near) {
    const auto after = std::upper_bound(edits_.begin(), edits_.end(), place,
                                        [](std::size_t wanted, const Edit& edit) { return wanted < edit.place; });
    nearest_ = static_cast<std::size_t>(after - edits_.begin()) - 1;
  }
  const Edit& edit = edits_[nearest_];
  const std::size_t behind = place - edit.place;
  // Inside inserted bytes, which replace all of the removed ones.
  if (behind < edit.size) return edit.offset + (behind == 0 ? 0 : edit.removed);
  return edit.offset + edit.removed + (behind - edit.size);
}

std::string_view MarkdownSource::original_of(std::string_view piece) {
  if (!holds(piece)) return piece;
  const auto place = static_cast<std::size_t>(piece.data() - parsed_.data());
  const std::size_t begin = original_offset(place);
  return original_.substr(begin, original_offset(place + piece.size()) - begin);
}

void show_hidden(std::string& value) {
  // All inserted bytes are beyond ASCII, so most values need no change.
  if (is_ascii(value)) return;
  const auto is_stand_in = [](char character) {
    return static_cast<unsigned char>(character) >= 0xF8U || character == k_like_punctuation[0] ||
           character == k_like_tilde[0];
  };
  if (std::none_of(value.begin(), value.end(), is_stand_in)) return;
  std::size_t size = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (!is_stand_in(value[at])) {
      value[size++] = value[at];
      continue;
    }
    if (value[at] == k_like_letter[0]) continue;
    if (value[at] == k_like_punctuation[0]) {
      ++at;
      continue;
    }
    if (value[at] == k_like_tilde[0]) {
      ++at;
      value[size++] = '~';
      continue;
    }
    const std::size_t mark = k_hidden_as.find(value[at]);
    value[size++] = mark == std::string_view::npos ? value[at] : k_hidden_marks[mark];
  }
  value.resize(size);
}

} // namespace lede::body
