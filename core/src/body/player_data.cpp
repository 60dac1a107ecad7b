// Finds the film in a player's settings. These are JSON or JavaScript, so this file looks only at texts in quotation
// marks.
#include "body/player_data.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "body/frame_pages.h"
#include "body/tag_text.h"
#include "html/tokenizer.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool has(std::string_view text, std::string_view part) { return text.find(part) != npos; }

/// Finds the first frame in a piece of markup.
class FrameReader final : public html::TokenSink {
 public:
  html::TextState on_start_tag(const html::StartTag& tag) override {
    if (!frame_) frame_ = read_frame(tag);
    if (!frame_) read_box_of(tag);
    if (frame_ && frame_->is_picture) frame_.reset();
    return tag.element == Element::script ? html::TextState::script_data : html::TextState::data;
  }
  void on_end_tag(const html::EndTag&) override {}
  void on_text(std::string_view, std::size_t) override {}
  [[nodiscard]] std::optional<Frame> take() { return std::move(frame_); }

 private:
  void read_box_of(const html::StartTag& tag) {
    frame_ = read_box(tag, false);
    // In such markup, a link without a site is not the film.
    if (frame_ && tag.element == Element::a && !is_web_address(frame_->address)) frame_.reset();
  }

  std::optional<Frame> frame_;
};

int value_of_letter(char letter) {
  constexpr int k_case = 26;
  if (letter >= 'A' && letter <= 'Z') return letter - 'A';
  if (letter >= 'a' && letter <= 'z') return letter - 'a' + k_case;
  if (ascii::is_digit(letter)) return letter - '0' + 2 * k_case;
  return letter == '+' ? 2 * k_case + 10 : letter == '/' ? 2 * k_case + 11 : -1;
}

/// Decodes markup in Base64. @return empty if the text is not Base64, or if its content does not begin with "<".
/// @see https://www.rfc-editor.org/rfc/rfc4648#section-4
std::string markup_of_base64(std::string_view text) {
  constexpr std::size_t k_shortest = 24;
  if (text.size() < k_shortest || text.front() != 'P') return {};
  std::string markup;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char letter : text) {
    if (letter == '=') break;
    const int value = value_of_letter(letter);
    if (value < 0) return {};
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const auto byte = static_cast<char>(bits >> count & 0xFFU);
    markup += static_cast<unsigned char>(byte) < ' ' ? ' ' : byte; // control characters become spaces
  }
  return markup.starts_with('<') ? utf8::repair(markup) : std::string();
}

std::optional<Frame> frame_of_base64(std::string_view text) {
  const std::string markup = markup_of_base64(text);
  if (markup.empty()) return std::nullopt;
  FrameReader reader;
  html::Tokenizer(reader).tokenize(markup, 0);
  return reader.take();
}

/// Reads a text up to its closing quotation mark, and removes the backslashes before "/".
std::string text_at(std::string_view settings, std::size_t& at) {
  constexpr std::size_t k_longest = 1024; // bytes
  std::string out;
  const std::size_t end = std::min(settings.size(), at + k_longest);
  for (; at < end && std::string_view("\"'`<> \n\t").find(settings[at]) == npos; ++at) {
    constexpr std::string_view k_ampersand = "\\u0026";
    if (settings[at] == '\\' && settings.substr(at).starts_with(k_ampersand)) {
      out += '&';
      at += k_ampersand.size() - 1;
    } else if (settings[at] != '\\') {
      out += settings[at];
    }
  }
  return out;
}

/// Returns the text of a member: `"videoId": "123"`, `videoId: '123'`; empty if there is none.
std::string_view member(std::string_view settings, std::string_view name) {
  for (std::size_t at = settings.find(name); at != npos; at = settings.find(name, at + 1)) {
    std::string_view rest = settings.substr(at + name.size());
    if (at > 0 && ascii::is_alphanumeric(settings[at - 1])) continue;
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!rest.starts_with(':')) continue;
    rest = rest.substr(std::min(rest.find_first_not_of(" :"), rest.size()));
    const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
    if (is_quoted) return rest.substr(1, std::min(rest.find(rest.front(), 1), rest.size()) - 1);
    return rest.substr(0, rest.find_first_not_of("0123456789"));
  }
  return {};
}

std::string brightcove_page(std::string_view settings) {
  const std::string_view account = member(settings, "accountId");
  const std::string_view film = member(settings, "videoId");
  const std::string_view player = member(settings, "playerId");
  if (!is_plain_name(account) || !is_plain_name(film)) return {};
  return concat({"https://players.brightcove.net/", account, "/", is_plain_name(player) ? player : "default",
                 "_default/index.html?videoId=", film});
}

/// Whether an address is that of a page with one film.
bool is_film_page(std::string_view address) {
  if (!is_web_address(address) && !address.starts_with("//")) return false;
  const AddressParts parts = take_apart(address);
  if (parts.host == "youtube.com") return parts.path == "/watch";
  if (parts.host == "dailymotion.com") return parts.path.starts_with("/video/");
  if (parts.host != "youtu.be" && parts.host != "vimeo.com" && parts.host != "dai.ly") return false;
  return is_plain_name(parts.path.substr(std::min<std::size_t>(parts.path.size(), 1)));
}

/// Returns the page, or else the file, of the first film that the settings name.
std::string film_in(std::string_view settings) {
  std::string file;
  for (std::size_t at = settings.find("//"), escaped = settings.find("\\/\\/"); at != npos || escaped != npos;) {
    std::size_t begin = std::min(at, escaped);
    for (const std::string_view scheme : {"https:", "http:"}) {
      if (settings.substr(0, begin).ends_with(scheme)) begin -= scheme.size();
    }
    const bool is_text = begin > 0 && std::string_view("\"'`").find(settings[begin - 1]) != npos;
    std::size_t end = begin;
    std::string address = text_at(settings, end);
    if (is_text) {
      if (std::string page = player_page(address); !page.empty()) return page;
      if (is_film_page(address)) return address;
      // Prefer a whole file to a playlist (.m3u8), which not every browser plays.
      if ((file.empty() || has(file, ".m3u8")) && names_film_file(address)) file = address;
    }
    end = std::max(end, std::min(at, escaped) + 2);
    if (at < end) at = settings.find("//", end);
    if (escaped < end) escaped = settings.find("\\/\\/", end);
  }
  return file.empty() ? brightcove_page(settings) : file;
}

std::optional<Frame> frame_of_settings(std::string_view settings) {
  // A background film is decoration.
  if (has(settings, "background_video") || has(settings, "backgroundVideo")) return std::nullopt;
  Frame frame;
  frame.address = film_in(settings);
  if (frame.address.empty()) return std::nullopt;
  frame.is_film = true;
  const std::string_view title = member(settings, "title");
  if (!has(title, "\\") && !has(title, "<")) frame.title = title;
  return frame;
}

/// Reads a card of Substack for another letter.
std::optional<Frame> card_of_settings(std::string_view settings) {
  Frame frame;
  frame.address = member(settings, "canonical_url");
  if (!is_web_address(frame.address) || has(frame.address, "\\")) return std::nullopt;
  const std::string_view title = member(settings, "title");
  if (!has(title, "\\") && !has(title, "<")) frame.title = title;
  return frame;
}

} // namespace

std::optional<Frame> read_player_data(const html::StartTag& tag) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view value = ascii::trim(attribute.value);
    if (value.empty() || !std::string_view(attribute.name).starts_with("data-")) continue;
    std::optional<Frame> frame;
    if (value.front() == '{' || value.front() == '[') frame = frame_of_settings(value);
    if (value.front() == 'P') frame = frame_of_base64(value);
    if (!frame && has(value_of(tag, "class"), "post-embed")) return card_of_settings(value);
    if (!frame) continue;
    frame->is_film = true;
    return frame;
  }
  return std::nullopt;
}

std::optional<Frame> read_player_script(std::string_view text) {
  text = ascii::trim(text);
  if (std::optional<Frame> frame = frame_of_base64(text)) return frame;
  for (const std::string_view player : {"jwplayer(", "videojs(", "flowplayer(", "\"tracks\""}) {
    if (has(text, player)) return frame_of_settings(text);
  }
  return std::nullopt;
}

} // namespace lede::body
