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

namespace {

/// Returns the prefix of the first element with its colon; empty if it has none.
std::string_view prefix_in(std::string_view markup) {
  const std::size_t begin = markup.find('<') + 1; // npos + 1 is 0
  const std::size_t end = markup.find_first_of(": \t\r\n/>", begin);
  const bool has_colon = begin != 0 && end != std::string_view::npos && markup[end] == ':';
  return has_colon ? markup.substr(begin, end + 1 - begin) : std::string_view();
}

} // namespace

bool has_prefix(std::string_view markup) { return !prefix_in(markup).empty(); }

std::string without_prefix(std::string_view markup) {
  const std::string_view prefix = prefix_in(markup);
  std::string out;
  while (!markup.empty()) {
    const std::size_t tag = std::min(markup.find('<'), markup.size());
    const std::size_t name = std::min(tag + (markup.substr(tag).starts_with("</") ? 2 : 1), markup.size());
    out += markup.substr(0, name);
    markup.remove_prefix(name);
    if (markup.starts_with(prefix)) markup.remove_prefix(prefix.size());
  }
  return out;
}

} // namespace lede::formats
