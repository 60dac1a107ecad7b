// Addresses in feeds.
#include "formats/feed_values.h"

#include "base/ascii.h"
#include "base/text.h"

namespace lede::formats {
std::string resolve_address(std::string_view address, std::string_view base) {
  const std::size_t scheme_end = base.find("://");
  const std::size_t colon = address.find(':');
  const bool is_absolute = colon != std::string_view::npos && address.find_first_of("/?#") > colon;
  if (address.empty() || is_absolute || scheme_end == std::string_view::npos) return std::string(address);
  if (address.starts_with("//")) return concat({base.substr(0, scheme_end + 1), address});
  std::string_view path = base.substr(0, base.find_first_of("?#"));
  const std::size_t host_end = path.find('/', scheme_end + 3);
  const std::string_view origin = path.substr(0, host_end);
  if (address.front() == '/') return concat({origin, address});
  if (host_end == std::string_view::npos) return concat({origin, "/", address});
  if (address.front() == '?' || address.front() == '#') return concat({path, address});
  return concat({path.substr(0, path.rfind('/') + 1), address});
}

} // namespace lede::formats
