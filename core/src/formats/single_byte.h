// Text in an encoding with one byte for each character, which older pages, feeds and agencies' items are written in.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

class SingleByte {
 public:
  /// @param label in small letters, as documents name their encoding. Browsers read ISO-8859-1 as windows-1252, too.
  /// @return false if it is none of these encodings; then nothing has changed.
  [[nodiscard]] bool find(std::string_view label);
  /// Whether one was found.
  [[nodiscard]] explicit operator bool() const { return upper_ != nullptr; }
  /// Appends a byte's character in UTF-8. Only where one was found.
  void append(std::string& out, unsigned char byte) const;

 private:
  const char16_t* upper_ = nullptr; // what 0x80 to 0xFF stand for
};

} // namespace lede::formats
