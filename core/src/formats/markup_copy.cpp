#include "formats/markup_copy.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lede::formats {

void MarkupCopy::begin() {
  out_ = {};
  out_.text.markup = Markup::html;
  out_.text.origin = block_.text.origin;
}

void MarkupCopy::until(std::size_t offset) {
  if (offset > at_) range(at_, offset);
  at_ = std::max(at_, offset);
}

void MarkupCopy::range(std::size_t begin, std::size_t end) {
  // The text may be divided into stretches.
  for (std::size_t index = stretch_at(begin); begin < end;) {
    const std::vector<Stretch>& stretches = block_.stretches;
    const Stretch whole = {0, block_.text.origin, true};
    const Stretch& from = stretches.empty() ? whole : stretches[index];
    const bool is_before = begin < from.begin; // markup of an adapter, before the first stretch
    const std::size_t next = index + 1 < stretches.size() ? stretches[index + 1].begin : end;
    const std::size_t stop = std::min<std::size_t>(is_before ? from.begin : next, end);
    const bool is_verbatim = from.is_verbatim && !is_before;
    const std::size_t offset = from.offset + (is_verbatim ? begin - from.begin : 0);
    out_.stretches.push_back({static_cast<std::uint32_t>(out_.text.value.size()), from.origin, is_verbatim,
                              static_cast<std::uint32_t>(offset)});
    if (!is_before) ++index;
    out_.text.value += html_.substr(begin, stop - begin);
    begin = stop;
  }
}

RichText MarkupCopy::take() {
  RichText block = std::move(out_);
  begin();
  if (!block.stretches.empty() && block.stretches.front().begin != 0)
    block.stretches.insert(block.stretches.begin(), {0, block.stretches.front().origin, false});
  return block;
}

Origin MarkupCopy::origin_at(std::size_t offset) const {
  return block_.stretches.empty() ? block_.text.origin : block_.stretches[stretch_at(offset)].origin;
}

std::size_t MarkupCopy::stretch_at(std::size_t offset) const {
  const auto after = std::upper_bound(block_.stretches.begin(), block_.stretches.end(), offset,
                                      [](std::size_t at, const Stretch& stretch) { return at < stretch.begin; });
  return after == block_.stretches.begin() ? 0 : static_cast<std::size_t>(after - block_.stretches.begin()) - 1;
}

} // namespace lede::formats
