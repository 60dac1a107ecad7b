// The addresses of frames, and the pages for readers behind them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::body {

/// The host, the path and the query of an address, as they are written; no more than is needed to know a site.
struct AddressParts {
  std::string_view host; ///< Without "www.", "m." and a port; case as written.
  std::string_view path; ///< Begins with "/", or is empty.
  std::string_view query;
};
/// @return parts that lean on the address; all are empty if no host is in it.
[[nodiscard]] AddressParts take_apart(std::string_view address);

/// Whether the text is one of the names that sites give to films and posts: letters, digits, "-" and "_".
[[nodiscard]] bool is_plain_name(std::string_view name);

inline constexpr std::size_t k_youtube_name = 11; ///< Characters of a film's name.

/// Returns "watch?v=NAME", and where the film begins if the query of its player says so.
[[nodiscard]] std::string film_on_youtube(std::string_view name, std::string_view query);

/// The page for readers behind the address of a frame: that of the film for its player, that of the post for its
/// widget. Other addresses stay as they are.
[[nodiscard]] std::string page_behind(std::string_view address);

/// The page of the film or post behind the address of its site's player; empty if it is not that of a known player.
[[nodiscard]] std::string player_page(std::string_view address);

/// The host of an address without "www.", to name a frame that has no title.
[[nodiscard]] std::string_view host_for_readers(std::string_view address);

} // namespace lede::body
