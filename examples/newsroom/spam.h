// Detects suspect comments. They are not refused, but wait for a moderator, who sees the reason.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsroom {

/// The form in which blocked words are kept and searched for: in small letters, each letter in one form, and
/// without characters that nobody sees.
[[nodiscard]] std::string searched_form(std::string_view text);

/// @param blocked_words in small letters. @return the reason, for moderators: "word: …", "links: 5"; empty if
/// nothing is.
[[nodiscard]] std::string suspicion(std::string_view author, std::string_view text,
                                    const std::vector<std::string>& blocked_words, std::int64_t most_links);

/// @param newspapers names, none of which may be a part of the author's. @param moderators names, none of which may be
/// the whole of it. @return "name: …" if readers would think that the newspaper itself speaks; else empty.
[[nodiscard]] std::string borrowed_name(std::string_view author, const std::vector<std::string>& newspapers,
                                        const std::vector<std::string>& moderators);

/// The network around an address: the /24 of IPv4, the /48 of IPv6. @param client as `client_of` returns it.
[[nodiscard]] std::string network_of(const std::string& client);

} // namespace newsroom
