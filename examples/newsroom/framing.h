// Where a request ends in the bytes that a client has sent, and whether it may be passed on at all.
//
// Two readers of one message that disagree about its length are how requests are smuggled, so what is ambiguous is
// refused here and not guessed. @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
#pragma once

#include <cstddef>
#include <string_view>

namespace newsroom {

inline constexpr std::size_t max_head_bytes = 32 * 1024;
inline constexpr std::size_t max_target_bytes = 8 * 1024; // what nginx passes on, of the target and of each field
inline constexpr std::size_t max_field_bytes = 8 * 1024;
inline constexpr std::size_t max_fields = 64;
inline constexpr std::size_t max_body_bytes = 64 * 1024;

struct Frame {
  enum class Kind { incomplete, complete, refused };
  Kind kind = Kind::incomplete;
  std::size_t head_size = 0; ///< With the empty line; where complete.
  std::size_t body_size = 0; ///< Where complete.
  bool keeps_alive = true;   ///< Where complete.
  int status = 400;          ///< Where refused.
  const char* code = "";     ///< Where refused; static.
  const char* message = "";  ///< Where refused; static.
};

/// @param bytes all that is there of the request, and perhaps of the next one.
[[nodiscard]] Frame frame_request(std::string_view bytes);

} // namespace newsroom
