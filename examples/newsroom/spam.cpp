// Words and links; and which senders belong together.
#include "spam.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

#include "text.h"

namespace newsroom {
namespace {

// Letters of any script, digits: what a word is made of. All of UTF-8 beyond ASCII counts.
bool is_part_of_word(char character) { return is_word(character) || static_cast<unsigned char>(character) >= 0x80; }

// As whole words: "ass" is not in "class".
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t place = text.find(word); place != std::string_view::npos; place = text.find(word, place + 1)) {
    const std::size_t end = place + word.size();
    const bool begins = place == 0 || !is_part_of_word(text[place - 1]) || !is_part_of_word(word.front());
    const bool ends = end == text.size() || !is_part_of_word(text[end]) || !is_part_of_word(word.back());
    if (begins && ends) return true;
  }
  return false;
}

std::int64_t count_of(std::string_view text, std::string_view part) {
  std::int64_t count = 0;
  for (std::size_t place = text.find(part); place != std::string_view::npos; place = text.find(part, place + 1))
    ++count;
  return count;
}

} // namespace

std::string suspicion(std::string_view author, std::string_view text, const std::vector<std::string>& blocked_words,
                      std::int64_t most_links) {
  const std::string folded = fold_case(author) + "\n" + fold_case(text);
  for (const std::string& word : blocked_words) {
    if (has_word(folded, word)) return "word: " + word;
  }
  // "www." alone becomes a link too; inside of an address it is the same link.
  const std::int64_t addresses = count_of(folded, "://");
  const std::int64_t names = count_of(folded, "www.") - count_of(folded, "://www.");
  const std::int64_t links = addresses + std::max<std::int64_t>(names, 0);
  return links > most_links ? "links: " + std::to_string(links) : std::string();
}

std::string network_of(const std::string& client) {
  in6_addr parsed{};
  const bool is_mapped = client.starts_with("::ffff:") && client.find('.') != std::string::npos;
  if (is_mapped || ::inet_pton(AF_INET6, client.c_str(), &parsed) != 1) return client.substr(0, client.rfind('.'));
  std::fill(std::begin(parsed.s6_addr) + 6, std::end(parsed.s6_addr), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(AF_INET6, &parsed, text.data(), text.size());
}

} // namespace newsroom
