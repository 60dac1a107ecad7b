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

std::optional<Error> refusal_of(std::string_view bytes) {
  const auto refuse = [](ErrorText text) { return make_error(text, {}, {"$"}); };
  if (bytes.size() > limits::max_input_bytes) return refuse(messages::input_too_large);
  if (is_wide(bytes)) return refuse(messages::wide_encoding);
  if (bytes.starts_with('\x1F')) return refuse(messages::compressed); // the first byte of gzip; no text begins with it
  if (bytes.starts_with(utf8::k_byte_order_mark)) bytes.remove_prefix(utf8::k_byte_order_mark.size());
  if (bytes.find_first_not_of(" \t\n\r") == std::string_view::npos) return refuse(messages::input_empty);
  return std::nullopt;
}

} // namespace lede::json
