#include "body/markdown_source.h"

#include <algorithm>

namespace lede::body {

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
  nearest_ = 0;
  if (edits_.empty()) return parsed_ = hidden();
  if (!in_order_)
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& one, const Edit& other) { return one.offset < other.offset; });
  in_order_ = true;
  const std::string_view from = hidden();
  edited_.clear();
  std::size_t done = 0;
  for (Edit& edit : edits_) {
    if (edit.offset > done) edited_ += from.substr(done, edit.offset - done);
    edit.place = static_cast<std::uint32_t>(edited_.size());
    edited_.append(edit.inserted, edit.size);
    done = edit.offset + edit.removed;
  }
  edited_ += from.substr(done);
  return parsed_ = edited_;
}

bool MarkdownSource::holds(std::string_view piece) const {
  return piece.data() >= parsed_.data() && piece.data() <= parsed_.data() + parsed_.size();
}

std::size_t MarkdownSource::original_offset(std::size_t place) {
  if (edits_.empty() || place < edits_.front().place) return place;
  // Pieces come nearly in order: the next edit is mostly near.
  const bool is_near =
      edits_[nearest_].place <= place && (nearest_ + 1 == edits_.size() || place < edits_[nearest_ + 1].place);
  if (!is_near) {
    const auto after = std::upper_bound(edits_.begin(), edits_.end(), place,
                                        [](std::size_t wanted, const Edit& edit) { return wanted < edit.place; });
    nearest_ = static_cast<std::size_t>(after - edits_.begin()) - 1;
  }
  const Edit& edit = edits_[nearest_];
  const std::size_t behind = place - edit.place;
  if (behind < edit.size) return edit.offset + std::min<std::size_t>(behind, edit.removed);
  return edit.offset + edit.removed + (behind - edit.size);
}

std::string_view MarkdownSource::original_of(std::string_view piece) {
  if (!holds(piece)) return piece;
  const auto place = static_cast<std::size_t>(piece.data() - parsed_.data());
  const std::size_t begin = original_offset(place);
  return original_.substr(begin, original_offset(place + piece.size()) - begin);
}

void show_hidden(std::string& value) {
  // Most values hold nothing of it.
  const auto is_stand_in = [](char character) {
    return static_cast<unsigned char>(character) >= 0xF8U || character == k_like_punctuation[0] ||
           character == k_like_tilde[0];
  };
  if (std::none_of(value.begin(), value.end(), is_stand_in)) return;
  std::size_t size = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
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
