// Answers as Brotli or gzip, for clients that take one of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsroom {

enum class Encoding : std::uint8_t { none, gzip, brotli };
/// For arrays that have a place for each.
constexpr std::size_t k_encodings = 3;

/// As Content-Encoding has it.
[[nodiscard]] const char* name_of(Encoding encoding) noexcept;
/// Whether this program was built with Brotli.
[[nodiscard]] bool has_brotli() noexcept;

/// The encoding for a client with this Accept-Encoding field: the one that it prefers; of two alike, Brotli.
/// @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
[[nodiscard]] Encoding encoding_for(std::string_view accept_encoding);

/// Whether compression makes a body of this type smaller; pictures, sound and film are compressed already.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// How hard to search for repetitions: a page is made again each second, a file is compressed once.
enum class Effort : std::uint8_t { page, file };

/// Throws std::runtime_error if there is no memory for it. @param encoding not `none`.
[[nodiscard]] std::string compress(std::string_view bytes, Encoding encoding, Effort effort);

} // namespace newsroom
