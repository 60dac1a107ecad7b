// The type of the texts in messages.def, and the function that puts arguments into them. messages.h has the texts
// themselves.
//
// Each text stores its code and severity in the two bytes before its first character. So a call passes one pointer, and
// the linker keeps only the texts that some function uses: the module that every page loads has no others.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lede/render.h"

namespace lede {

/// The bytes of a text of `Size` bytes, its terminating zero among them.
template <std::size_t Size>
struct MessageBytes {
  char bytes[Size + 2] = {};

  consteval MessageBytes(int code, int severity, const char (&text)[Size]) {
    bytes[0] = static_cast<char>(k_first + code);
    bytes[1] = static_cast<char>(k_first + severity);
    for (std::size_t index = 0; index < Size; ++index) bytes[index + 2] = text[index];
  }

  static constexpr char k_first = 'A'; ///< Stands for code 0 and severity 0, so that the two bytes are letters, too.
};

/// A text of messages.def. The view is of static storage.
class MessageText {
 public:
  /// The text, with a {} for each argument.
  [[nodiscard]] constexpr const char* pattern() const { return bytes_ + 2; }

 protected:
  template <std::size_t Size>
  constexpr explicit MessageText(const MessageBytes<Size>& message) : bytes_(message.bytes) {}

  [[nodiscard]] constexpr int at(int index) const { return bytes_[index] - MessageBytes<1>::k_first; }

 private:
  const char* bytes_;
};

class WarningText : public MessageText {
 public:
  template <std::size_t Size>
  constexpr explicit WarningText(const MessageBytes<Size>& message) : MessageText(message) {}

  [[nodiscard]] constexpr WarningCode code() const { return static_cast<WarningCode>(at(0)); }
  [[nodiscard]] constexpr Severity severity() const { return static_cast<Severity>(at(1)); }
};

class ErrorText : public MessageText {
 public:
  template <std::size_t Size>
  constexpr explicit ErrorText(const MessageBytes<Size>& message) : MessageText(message) {}

  [[nodiscard]] constexpr ErrorCode code() const { return static_cast<ErrorCode>(at(0)); }
};

using MessageArguments = std::initializer_list<std::string_view>;

/// Replaces each {} of the pattern by the next argument.
[[nodiscard]] std::string compose(const char* pattern, MessageArguments arguments);

/// An error with its message.
[[nodiscard]] Error make_error(ErrorText text, MessageArguments arguments, Location location);

} // namespace lede
