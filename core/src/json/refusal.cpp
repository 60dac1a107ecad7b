#include "json/refusal.h"

#include "base/limits.h"
#include "base/utf8.h"

namespace lede::json {
namespace {

/// JSON begins with an ASCII character, which has a NUL beside it in UTF-16 and UTF-32.
bool is_wide(std::string_view bytes) {
  const std::string_view mark = bytes.substr(0, 2);
  return mark == "\xFE\xFF" || mark == "\xFF\xFE" || mark.find('\0') != std::string_view::npos;
}

} // namespace

bool is_refused_at_once(std::string_view bytes, Error& error) {
  const auto refuse = [&error](ErrorCode code, const char* message) {
    error = {code, message, {"$"}};
    return true;
  };
  if (bytes.size() > limits::max_input_bytes)
    return refuse(ErrorCode::input_too_large, "the input is larger than 32 MB");
  if (is_wide(bytes)) {
    return refuse(ErrorCode::input_encoding, "the input looks like UTF-16 or UTF-32; it must be UTF-8");
  }
  if (bytes.starts_with(utf8::k_byte_order_mark)) bytes.remove_prefix(utf8::k_byte_order_mark.size());
  const bool is_empty = bytes.find_first_not_of(" \t\n\r") == std::string_view::npos;
  return is_empty && refuse(ErrorCode::input_empty, "the input is empty");
}

} // namespace lede::json
