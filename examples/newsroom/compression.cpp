// gzip by zlib.
#include "compression.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "text.h"

namespace newsroom {
namespace {

constexpr int k_level = 6;
constexpr int k_gzip_window = 15 + 16; // 32 KB, and the header and trailer of gzip

bool is_zero(std::string_view weight) { return weight.find_first_not_of("0.") == std::string_view::npos; }

} // namespace

bool takes_gzip(std::string_view accept_encoding) {
  bool takes_any = false;
  while (!accept_encoding.empty()) {
    const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view item = accept_encoding.substr(0, comma);
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = trimmed(item.substr(0, semicolon));
    const std::size_t weight = item.find("q=", semicolon);
    const bool is_refused = weight != std::string_view::npos && is_zero(trimmed(item.substr(weight + 2)));
    if (equals_ignoring_case(name, "gzip") || equals_ignoring_case(name, "x-gzip")) return !is_refused;
    if (name == "*") takes_any = !is_refused;
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
  }
  return takes_any;
}

bool is_compressible(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type.starts_with("text/") || type == "application/json" || type == "application/wasm" ||
         type == "application/xml" || type == "image/svg+xml";
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, k_level, Z_DEFLATED, k_gzip_window, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("gzip: out of memory");
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // NOLINT: zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("gzip: the output has no room");
  return out;
}

} // namespace newsroom
