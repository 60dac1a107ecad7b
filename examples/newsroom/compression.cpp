// gzip by zlib; Brotli by its own library, if the program was built with it.
#include "compression.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#ifdef NEWSROOM_HAS_BROTLI
#include <brotli/encode.h>
#endif

#include "text.h"

namespace newsroom {
namespace {

constexpr int k_level = 6;
constexpr int k_gzip_window = 15 + 16; // 32 KB, and the header and trailer of gzip
constexpr int k_whole = 1000;          // the weight of what a client likes best

// A weight has three decimals at most; text that is not a number counts as the weight 1.
int read_weight(std::string_view parameters) {
  for (std::size_t place = 0; place < parameters.size();) {
    const std::size_t end = std::min(parameters.find(';', place), parameters.size());
    const std::string_view parameter = trimmed(parameters.substr(place, end - place));
    place = end + 1;
    if (parameter.size() < 3 || !equals_ignoring_case(parameter.substr(0, 2), "q=")) continue;
    const std::string_view value = parameter.substr(2);
    if (value.front() != '0') return k_whole;
    int weight = 0;
    int unit = k_whole / 10;
    for (const char digit : value.substr(std::min<std::size_t>(2, value.size()))) {
      if (digit < '0' || digit > '9') break;
      weight += (digit - '0') * unit;
      unit /= 10;
    }
    return weight;
  }
  return k_whole;
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

#ifdef NEWSROOM_HAS_BROTLI
std::string brotli(std::string_view bytes, Effort effort) {
  constexpr int k_page_quality = 5; // takes as long as gzip
  constexpr int k_file_quality = 9;
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const int quality = effort == Effort::page ? k_page_quality : k_file_quality;
  if (BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE) {
    throw std::runtime_error("Brotli: out of memory");
  }
  out.resize(size);
  return out;
}
#endif

} // namespace

bool has_brotli() noexcept {
#ifdef NEWSROOM_HAS_BROTLI
  return true;
#else
  return false;
#endif
}

const char* name_of(Encoding encoding) noexcept {
  if (encoding == Encoding::brotli) return "br";
  return encoding == Encoding::gzip ? "gzip" : "identity";
}

Encoding encoding_for(std::string_view accept_encoding) {
  int of_gzip = -1; // not named yet
  int of_brotli = -1;
  int of_others = 0; // "*"
  while (!accept_encoding.empty()) {
    const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view item = accept_encoding.substr(0, comma);
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = trimmed(item.substr(0, semicolon));
    const int weight = read_weight(item.substr(semicolon));
    if (equals_ignoring_case(name, "gzip") || equals_ignoring_case(name, "x-gzip")) of_gzip = weight;
    if (equals_ignoring_case(name, "br")) of_brotli = weight;
    if (name == "*") of_others = weight;
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
  }
  if (of_gzip < 0) of_gzip = of_others;
  if (of_brotli < 0) of_brotli = of_others;
  if (has_brotli() && of_brotli > 0 && of_brotli >= of_gzip) return Encoding::brotli;
  return of_gzip > 0 ? Encoding::gzip : Encoding::none;
}

bool is_compressible(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type.starts_with("text/") || type == "application/json" || type == "application/wasm" ||
         type == "application/xml" || type == "image/svg+xml";
}

std::string compress(std::string_view bytes, Encoding encoding, [[maybe_unused]] Effort effort) {
#ifdef NEWSROOM_HAS_BROTLI
  if (encoding == Encoding::brotli) return brotli(bytes, effort);
#endif
  return encoding == Encoding::none ? std::string(bytes) : gzip(bytes);
}

} // namespace newsroom
