#include "json/refusal.h"

#include "base/limits.h"
#include "base/messages.h"
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
  const auto refuse = [&error](ErrorText text) {
    error = make_error(text, {}, {"$"});
    return true;
  };
  if (bytes.size() > limits::max_input_bytes) return refuse(messages::input_too_large);
  if (is_wide(bytes)) return refuse(messages::wide_encoding);
  if (bytes.starts_with(utf8::k_byte_order_mark)) bytes.remove_prefix(utf8::k_byte_order_mark.size());
  const bool is_empty = bytes.find_first_not_of(" \t\n\r") == std::string_view::npos;
  return is_empty && refuse(messages::input_empty);
}

} // namespace lede::json
