// Where the links of a page lead.
#include "formats/page/link_targets.h"

#include "base/ascii.h"
#include "html/scan.h"

namespace lede::formats::page {
namespace {

/// "a.example" of "https://www.a.example/x"; empty if the address has no host.
std::string_view host_of(std::string_view address) {
  const std::size_t slashes = address.find("//");
  if (slashes == std::string_view::npos || slashes > address.find_first_of("/?#")) return {};
  address.remove_prefix(slashes + 2);
  address = address.substr(0, address.find_first_of("/?#"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address;
}

} // namespace

std::string_view href_of(std::string_view start_tag) {
  constexpr std::string_view k_name = "href=";
  std::size_t at = start_tag.find(k_name);
  while (at != std::string_view::npos && (at == 0 || !html::is_space(start_tag[at - 1])))
    at = start_tag.find(k_name, at + 1);
  if (at == std::string_view::npos) return {};
  std::string_view value = start_tag.substr(at + k_name.size());
  if (value.empty()) return {};
  const bool is_quoted = value.front() == '"' || value.front() == '\'';
  value =
      is_quoted ? value.substr(1, value.find(value.front(), 1) - 1) : value.substr(0, value.find_first_of(" \n\t\f>"));
  return ascii::trim(value, " \n\t\f");
}

bool is_of_page(std::string_view target, std::string_view page) {
  if (target.empty()) return false;
  if (target.front() == '#' || target.starts_with("javascript:")) return true;
  return !page.empty() && target.substr(0, target.find('#')) == page.substr(0, page.find('#'));
}

bool is_of_site(std::string_view target, std::string_view page) {
  if (target.empty() || target.front() == '#') return false;
  const std::string_view host = host_of(target);
  if (!host.empty()) return host == host_of(page);
  return target.find(':') == std::string_view::npos || target.find(':') > target.find_first_of("/?#"); // no "mailto:"
}

} // namespace lede::formats::page
