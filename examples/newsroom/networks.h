// Networks of IP addresses: which peers are proxies that are trusted to name the client.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace newsroom {

class Networks {
 public:
  /// Adds "192.0.2.7", "10.0.0.0/8" or "2001:db8::/32". @return false if the text is neither an address nor a network.
  bool add(std::string_view text);
  /// Adds this machine, and the networks that no router of the internet reaches. @see RFC 1918, RFC 4193
  void add_private();
  /// @param address of a peer; IPv6 may have a zone.
  [[nodiscard]] bool has(std::string_view address) const;
  [[nodiscard]] bool empty() const { return networks_.empty(); }

 private:
  using Bytes = std::array<unsigned char, 16>; ///< IPv4 as ::ffff:192.0.2.7
  struct Network {
    Bytes address;
    int bits;
  };
  [[nodiscard]] static bool read_address(std::string_view text, Bytes& bytes, bool& is_short);

  std::vector<Network> networks_;
};

} // namespace newsroom
