// Addresses in running text that nobody marked up: "https://…", "www.…" and mail addresses become links, as in GitHub's
// Markdown. @see https://github.github.com/gfm/#autolinks-extension-
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lede::body {

enum class AddressKind : std::uint8_t { web, www, mail };

struct BareAddress {
  std::size_t begin = 0; ///< In the text.
  std::size_t end = 0;
  AddressKind kind = AddressKind::web;
};

/// Returns the addresses of a Markdown text in their order. Some may be in code, in tags or in links: only the parser
/// can tell. An address ends at white space, at `<`, `>`, `"` or a backtick, at punctuation beyond ASCII, at a closing
/// bracket without an opening one in the address, and before directly following text of a script without spaces.
/// @param text well-formed UTF-8. Takes linear time.
[[nodiscard]] std::vector<BareAddress> find_bare_addresses(std::string_view text);

/// Returns the size of the address that `text` begins with, or 0. For text that the parser returned for an address in
/// the source.
[[nodiscard]] std::size_t bare_address_size(std::string_view text, AddressKind kind);

/// The scheme to put before the address in its link: "http://" for "www.…", "mailto:" for a mail address.
[[nodiscard]] std::string_view scheme_before(AddressKind kind);

} // namespace lede::body
