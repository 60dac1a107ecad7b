// Words and links; and which senders belong together.
#include "spam.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

#include "lede/render.h"
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

// Joiners, marks of direction, selectors: a word with one of them in it looks like the word.
bool is_unseen(std::uint32_t character) {
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
  };
  constexpr Range k_unseen[] = {{0xad, 0xad},     {0x34f, 0x34f},    {0x61c, 0x61c},   {0x180b, 0x180f},
                                {0x200b, 0x200f}, {0x202a, 0x202e},  {0x2060, 0x206f}, {0xfe00, 0xfe0f},
                                {0xfeff, 0xfeff}, {0xe0000, 0xe0fff}};
  return std::any_of(std::begin(k_unseen), std::end(k_unseen),
                     [=](const Range& range) { return character >= range.first && character <= range.last; });
}

std::int64_t count_of(std::string_view text, std::string_view part) {
  std::int64_t count = 0;
  for (std::size_t place = text.find(part); place != std::string_view::npos; place = text.find(part, place + 1))
    ++count;
  return count;
}

// As readers would see them, whatever they are written as: [words](//news.example), www.news.example, an address alone.
std::int64_t count_links(std::string_view text) {
  lede::SanitizeOptions options;
  options.policy = lede::PolicyName::comment;
  options.base_url = "https://newsroom.example/";
  options.report = false;
  auto rendered = lede::render_markdown(text, options);
  return rendered.ok() ? count_of(rendered.value().html, "<a ") : 0;
}

// Punctuation and spaces, also those of Unicode: what a name can be spelled out or broken by.
bool is_between_words(std::uint32_t character) {
  if (character < 0x80) {
    const char plain = static_cast<char>(character);
    return !is_word(plain) || plain == '-' || plain == '_';
  }
  return character < 0xc0 || (character >= 0x2000 && character <= 0x206f) ||
         (character >= 0x3000 && character <= 0x303f);
}

// Each word between two spaces: " harbour gazette ".
std::string words_of(std::string_view name) {
  const std::string form = searched_form(name);
  std::string words = " ";
  for (std::string_view rest = form; !rest.empty();) {
    std::uint32_t character = 0;
    const std::size_t size = std::max<std::size_t>(read_character(rest, character), 1);
    if (!is_between_words(character)) {
      words += rest.substr(0, size);
    } else if (words.back() != ' ') {
      words += ' ';
    }
    rest.remove_prefix(size);
  }
  return words.back() == ' ' ? words : words + ' ';
}

} // namespace

std::string searched_form(std::string_view text) {
  std::string form;
  while (!text.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = read_character(text, character);
    const bool is_wide = character >= 0xff01 && character <= 0xff5e; // ASCII as wide as a Chinese sign
    if (is_wide) character -= 0xff01 - '!';
    if (size == 0) form += text.front();
    if (size > 0 && !is_unseen(character)) append_character(form, character);
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return fold_case(composed(form));
}

std::string suspicion(std::string_view author, std::string_view text, const std::vector<std::string>& blocked_words,
                      std::int64_t most_links) {
  const std::string folded = searched_form(author) + "\n" + searched_form(text);
  for (const std::string& word : blocked_words) {
    if (has_word(folded, word)) return "word: " + word;
  }
  const std::int64_t links = std::max(count_of(folded, "://"), count_links(text));
  return links > most_links ? "links: " + std::to_string(links) : std::string();
}

std::string borrowed_name(std::string_view author, const std::vector<std::string>& newspapers,
                          const std::vector<std::string>& moderators) {
  const std::string given = words_of(author);
  for (const std::string& name : newspapers) {
    const std::string words = words_of(name);
    if (words != " " && given.find(words) != std::string::npos) return "name: " + name;
  }
  for (const std::string& name : moderators) {
    if (given != " " && given == words_of(name)) return "name: " + name;
  }
  return {};
}

std::string network_of(const std::string& client) {
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, client.c_str(), &parsed) != 1) return client.substr(0, client.rfind('.'));
  std::fill(std::begin(parsed.s6_addr) + 6, std::end(parsed.s6_addr), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(AF_INET6, &parsed, text.data(), text.size());
}

} // namespace newsroom
