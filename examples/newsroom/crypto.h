// The few things that need OpenSSL: fast hashes of random secrets, slow hashes of passwords, and Base64.
#pragma once

#include <string>
#include <string_view>

namespace newsroom {

/// Returns SHA-256 as 43 characters of `is_word`. For secrets that are random: sessions, readers' tokens.
[[nodiscard]] std::string hash_of(std::string_view secret);
/// Returns HMAC-SHA-256 as 43 characters of `is_word`. Without the key, the text cannot be found by trying candidates.
[[nodiscard]] std::string keyed_hash(std::string_view key, std::string_view text);

/// scrypt with a new salt: "scrypt:16384:8:1:SALT:HASH". It takes about 50 ms and 16 MB, so that guessing is expensive.
/// @see https://www.rfc-editor.org/rfc/rfc7914
[[nodiscard]] std::string slow_hash(std::string_view secret);
/// Whether the text is a slow hash that this program can check.
[[nodiscard]] bool is_slow_hash(std::string_view text);
/// Whether the secret has this slow hash; false if the hash is not valid.
[[nodiscard]] bool matches_slow_hash(std::string_view secret, std::string_view hash);

/// With padding, in one line. @see https://www.rfc-editor.org/rfc/rfc4648#section-4
[[nodiscard]] std::string base64_of(std::string_view bytes);

} // namespace newsroom
