// Single-byte encodings, which older pages, feeds and agencies' items use.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

class SingleByte {
 public:
  /// Finds an encoding. @param label in lower case, as documents name it. As in browsers, ISO-8859-1 is read as
  /// windows-1252. @return false if the label is unknown; then nothing is changed.
  [[nodiscard]] bool find(std::string_view label);
  /// Whether an encoding was found.
  [[nodiscard]] explicit operator bool() const { return upper_ != nullptr; }
  /// Appends a byte's character in UTF-8. Call only if an encoding was found.
  void append(std::string& out, unsigned char byte) const;

 private:
  const char16_t* upper_ = nullptr; // the characters of 0x80 to 0xFF
};

} // namespace lede::formats
