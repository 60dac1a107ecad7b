// OpenSSL's functions, with strings as arguments and results.
#include "crypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "text.h"

namespace newsroom {
namespace {

constexpr std::string_view k_scheme = "scrypt";
constexpr std::int64_t k_cost = 16384;
constexpr std::int64_t k_highest_cost = 1048576;
constexpr std::int64_t k_block = 8;
constexpr std::int64_t k_lanes = 1;
constexpr std::uint64_t k_most_memory = std::uint64_t{2} * 1024 * 1024 * 1024; // bytes
constexpr std::size_t k_hash_bytes = 32;

// Base64 with `-` and `_`, without padding. @see https://www.rfc-editor.org/rfc/rfc4648#section-5
std::string encode(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (std::size_t index = 0; index < size; ++index) {
    bits = (bits << 8U) | bytes[index];
    for (count += 8; count >= 6; count -= 6) text += k_digits[(bits >> (count - 6)) & 0x3fU];
  }
  if (count > 0) text += k_digits[(bits << (6 - count)) & 0x3fU];
  return text;
}

struct SlowHash {
  std::int64_t cost = 0;
  std::int64_t block = 0;
  std::int64_t lanes = 0;
  std::string_view salt;
  std::string_view hash;
};

bool read_slow_hash(std::string_view text, SlowHash& hash) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(':');
    parts.push_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  if (parts.size() != 6 || parts[0] != k_scheme) return false;
  hash = {parse_number(parts[1]).value_or(0), parse_number(parts[2]).value_or(0), parse_number(parts[3]).value_or(0),
          parts[4], parts[5]};
  const bool is_power = hash.cost > 1 && (hash.cost & (hash.cost - 1)) == 0;
  return is_power && hash.cost >= 1024 && hash.cost <= k_highest_cost && hash.block >= 1 && hash.block <= 32 &&
         hash.lanes >= 1 && hash.lanes <= 16 && is_token(hash.salt, 22) && hash.hash.size() == 43;
}

std::string scrypt(std::string_view secret, const SlowHash& how) {
  std::array<unsigned char, k_hash_bytes> bytes{};
  if (EVP_PBE_scrypt(secret.data(), secret.size(), reinterpret_cast<const unsigned char*>(how.salt.data()),
                     how.salt.size(), static_cast<std::uint64_t>(how.cost), static_cast<std::uint64_t>(how.block),
                     static_cast<std::uint64_t>(how.lanes), k_most_memory, bytes.data(), bytes.size()) != 1) {
    throw std::runtime_error("OpenSSL could not compute scrypt");
  }
  return encode(bytes.data(), bytes.size());
}

} // namespace

std::string hash_of(std::string_view secret) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> bytes{};
  SHA256(reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), bytes.data());
  return encode(bytes.data(), bytes.size());
}

std::string keyed_hash(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), bytes.data(), &size);
  return encode(bytes.data(), size);
}

std::string slow_hash(std::string_view secret) {
  const std::string salt = make_token();
  const std::string hash = scrypt(secret, {k_cost, k_block, k_lanes, salt, {}});
  return std::string(k_scheme) + ":" + std::to_string(k_cost) + ":" + std::to_string(k_block) + ":" +
         std::to_string(k_lanes) + ":" + salt + ":" + hash;
}

bool is_slow_hash(std::string_view text) {
  SlowHash hash;
  return read_slow_hash(text, hash);
}

bool matches_slow_hash(std::string_view secret, std::string_view text) {
  SlowHash hash;
  return read_slow_hash(text, hash) && same_secret(scrypt(secret, hash), hash.hash);
}

std::string base64_of(std::string_view bytes) {
  constexpr std::size_t k_group = 3;                                      // bytes, which become four characters
  std::string text((bytes.size() + k_group - 1) / k_group * 4 + 1, '\0'); // OpenSSL writes a zero after it
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

} // namespace newsroom
