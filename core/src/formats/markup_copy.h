// Copies parts of a text with the places that they come from.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/article.h"

namespace lede::formats {

class MarkupCopy {
 public:
  /// @param html the block's text, prepared. Both must outlive this.
  MarkupCopy(const RichText& block, std::string_view html) : block_(block), html_(html) { begin(); }

  /// Copies what is between the last offset and this one.
  void until(std::size_t offset);
  /// Leaves that out.
  void skip_to(std::size_t offset) { at_ = offset; }
  /// Copies a part from anywhere.
  void range(std::size_t begin, std::size_t end);
  void write(std::string_view markup) { out_.text.value += markup; }
  /// Returns the block that was written, and begins another one.
  [[nodiscard]] RichText take();
  [[nodiscard]] Origin origin_at(std::size_t offset) const;

 private:
  void begin();
  [[nodiscard]] std::size_t stretch_at(std::size_t offset) const;

  const RichText& block_;
  std::string_view html_;
  RichText out_;
  std::size_t at_ = 0;
};

} // namespace lede::formats
