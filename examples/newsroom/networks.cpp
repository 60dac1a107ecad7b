// Compares addresses bit by bit, all of them as IPv6.
#include "networks.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>

#include "text.h"

namespace newsroom {
namespace {

constexpr int k_bits = 128;
constexpr int k_short_bits = 32; // of an IPv4 address
constexpr std::array<unsigned char, 12> k_mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

bool Networks::read_address(std::string_view text, Bytes& bytes, bool& is_short) {
  const std::string address(text.substr(0, text.find('%')));
  in_addr four{};
  is_short = ::inet_pton(AF_INET, address.c_str(), &four) == 1;
  if (is_short) {
    std::copy(k_mapped.begin(), k_mapped.end(), bytes.begin());
    std::memcpy(bytes.data() + k_mapped.size(), &four, sizeof four);
    return true;
  }
  return ::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

bool Networks::add(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  Network network{};
  bool is_short = false;
  if (!read_address(text.substr(0, slash), network.address, is_short)) return false;
  const int most = is_short ? k_short_bits : k_bits;
  const auto given = slash == text.size() ? std::optional<std::int64_t>(most) : parse_number(text.substr(slash + 1));
  if (!given || *given > most) return false;
  network.bits = static_cast<int>(*given) + k_bits - most;
  networks_.push_back(network);
  return true;
}

void Networks::add_private() {
  for (const char* const each : {"127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
                                 "::1", "fc00::/7", "fe80::/10"}) {
    add(each);
  }
}

bool Networks::has(std::string_view address) const {
  Bytes bytes{};
  bool is_short = false;
  if (!read_address(address, bytes, is_short)) return false;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    const auto whole = static_cast<std::size_t>(network.bits / 8);
    if (!std::equal(bytes.begin(), bytes.begin() + network.bits / 8, network.address.begin())) return false;
    const int rest = network.bits % 8;
    return rest == 0 || ((bytes.at(whole) ^ network.address.at(whole)) >> static_cast<unsigned>(8 - rest)) == 0;
  });
}

} // namespace newsroom
