// Reads a request from the bytes of a connection, and refuses ambiguous ones.
//
// Request smuggling needs two parsers that disagree about the length of a message. So ambiguous requests are refused.
// @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "http.h"

namespace newsroom {

inline constexpr std::size_t max_head_bytes = 32 * 1024;
inline constexpr std::size_t max_target_bytes = 8 * 1024; // as much as nginx passes on, of the target and of each field
inline constexpr std::size_t max_field_bytes = 8 * 1024;
inline constexpr std::size_t max_fields = 64;
inline constexpr std::size_t max_body_bytes = 64 * 1024;

/// Why a request is not passed on. The texts are static.
struct Objection {
  int status = 400;
  const char* code = "bad-request";
  const char* message = "this is no HTTP/1.1 request";
};

/// Reads one request.
class RequestReader {
 public:
  enum class State { incomplete, complete, refused };

  RequestReader();
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Takes the bytes of this request off the front; those of the next one stay. Not called again once it is complete.
  [[nodiscard]] State read(std::string& bytes);
  /// Where complete, without the address of the client.
  [[nodiscard]] Request& request();
  /// Where complete: whether the client wants to send more requests.
  [[nodiscard]] bool keeps_alive() const;
  /// Where refused.
  [[nodiscard]] const Objection& objection() const;

 private:
  class Parser;
  State refuse(const Objection& objection);

  std::unique_ptr<Parser> parser_;
  std::size_t searched_ = 0; // how far the end of the head is not
  int empty_lines_ = 0;
};

} // namespace newsroom
