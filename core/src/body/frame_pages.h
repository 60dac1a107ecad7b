// The addresses of frames, and the pages for readers that belong to them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::body {

/// The host, the path and the query of an address as written: enough to recognise a site.
struct AddressParts {
  std::string_view host; ///< Without "www.", "m." and a port; case as written.
  std::string_view path; ///< Begins with "/", or is empty.
  std::string_view query;
};
/// @return views into the address; all are empty if it has no host.
[[nodiscard]] AddressParts take_apart(std::string_view address);

/// Whether the text is one of the names that sites give to films and posts: letters, digits, "-" and "_".
[[nodiscard]] bool is_plain_name(std::string_view name);

inline constexpr std::size_t k_youtube_name = 11; ///< The length of a film's name.

/// Returns "watch?v=NAME", with the start time if the player's query has one.
[[nodiscard]] std::string film_on_youtube(std::string_view name, std::string_view query);

/// Whether an address is that of a film or sound file and not of a page, judged by the file's name.
[[nodiscard]] bool names_film_file(std::string_view address);

/// Returns the page for readers that belongs to a frame's address: the film's page for a player, the post's page for a
/// widget. Other addresses are returned as they are.
[[nodiscard]] std::string page_behind(std::string_view address);

/// Returns the page of the film or post that a known player shows; empty if the address is not that of a known player.
[[nodiscard]] std::string player_page(std::string_view address);

/// Returns the host of an address without "www.". It names a frame that has no title.
[[nodiscard]] std::string_view host_for_readers(std::string_view address);

} // namespace lede::body
