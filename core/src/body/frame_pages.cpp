// Maps the address of a frame to the address of its page, for the sites that articles embed most. Addresses of an
// unknown form are not changed; they become links, too.
#include "body/frame_pages.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "body/tag_text.h"
#include "policy/url.h"
#include "policy/url_encoding.h"

namespace lede::body {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Returns the value of a parameter of the query, not decoded.
std::string_view raw_parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    std::size_t end = query.find('&');
    if (end == std::string_view::npos) end = query.size();
    const std::string_view pair = query.substr(0, end);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
    query.remove_prefix(end < query.size() ? end + 1 : end);
  }
  return {};
}

/// Returns the path segment after a prefix; empty if the path does not begin with the prefix.
std::string_view name_after(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return {};
  path.remove_prefix(prefix.size());
  return path.substr(0, path.find('/'));
}

std::string youtube_page(const AddressParts& parts) {
  const std::string_view list = raw_parameter(parts.query, "list");
  for (const std::string_view prefix : {"/embed/", "/v/", "/e/", "/shorts/", "/live/"}) {
    std::string_view name = name_after(parts.path, prefix);
    name = name.substr(0, name.find('&'));
    if (name == "videoseries" && is_plain_name(list)) return concat({"https://www.youtube.com/playlist?list=", list});
    if (is_plain_name(name) && name != "live_stream") return film_on_youtube(name, parts.query);
  }
  return {};
}

/// @return empty if the site's page cannot be derived from the frame's address.
std::string known_page(const AddressParts& parts) {
  const std::string_view host = parts.host;
  const std::string_view path = parts.path;
  if (host == "youtube.com" || host == "youtube-nocookie.com") return youtube_page(parts);
  if (host == "player.vimeo.com") {
    const std::string_view name = name_after(path, "/video/");
    const std::string_view key = raw_parameter(parts.query, "h");
    if (!is_plain_name(name)) return {};
    return is_plain_name(key) ? concat({"https://vimeo.com/", name, "/", key}) : concat({"https://vimeo.com/", name});
  }
  if (host == "dailymotion.com" || host == "geo.dailymotion.com") {
    std::string_view name = name_after(path, "/embed/video/");
    if (name.empty()) name = raw_parameter(parts.query, "video");
    return is_plain_name(name) ? concat({"https://www.dailymotion.com/video/", name}) : std::string();
  }
  if (host == "platform.twitter.com" || host == "platform.x.com") {
    const std::string_view name = raw_parameter(parts.query, "id");
    return is_plain_name(name) ? concat({"https://twitter.com/i/status/", name}) : std::string();
  }
  if (host == "instagram.com" && has(path, "/embed"))
    return concat({"https://www.instagram.com", path.substr(0, path.find("/embed") + 1)});
  if (host == "open.spotify.com" && path.starts_with("/embed/"))
    return concat({"https://open.spotify.com", path.substr(6)});
  constexpr std::string_view k_jwplayer_media = "/v2/media/";
  if (host == "cdn.jwplayer.com" && path.starts_with(k_jwplayer_media))
    return concat({"https://cdn.jwplayer.com/previews/", path.substr(k_jwplayer_media.size())});
  if (host == "embed.ted.com" || host == "embed-ssl.ted.com") return concat({"https://www.ted.com", path});
  return {};
}

/// The frames of WordPress: "…/the-post/embed/#?secret=…".
std::string post_behind(std::string_view address) {
  const std::size_t hash = address.find('#');
  if (hash == std::string_view::npos || !has(address.substr(hash), "secret=")) return {};
  std::string_view path = address.substr(0, hash);
  if (path.ends_with('/')) path.remove_suffix(1);
  if (!path.ends_with("/embed")) return {};
  path.remove_suffix(5);
  return std::string(path);
}

/// Returns the address that a frame's query contains: `?href=https%3A%2F%2F…`. Addresses of programming interfaces
/// ("api.…") do not count.
std::string carried_address(std::string_view query) {
  for (const std::string_view name : {"href", "url", "u"}) {
    std::string value = url::percent_decode(raw_parameter(query, name));
    if (is_web_address(value) && !value.starts_with("https://api.") && !value.starts_with("http://api.")) return value;
  }
  return {};
}

} // namespace

AddressParts take_apart(std::string_view address) {
  AddressParts parts;
  const std::size_t slashes = address.find("//");
  if (slashes > 6) return parts; // also if there are none (npos)
  address.remove_prefix(slashes + 2);
  const std::size_t path = address.find_first_of("/?#");
  parts.host = address.substr(0, path);
  parts.host = parts.host.substr(0, parts.host.find(':'));
  for (const std::string_view prefix : {"www.", "m."}) {
    if (parts.host.starts_with(prefix)) parts.host.remove_prefix(prefix.size());
  }
  if (path == std::string_view::npos) return parts;
  address.remove_prefix(path);
  address = address.substr(0, address.find('#'));
  const std::size_t query = address.find('?');
  parts.path = address.substr(0, query);
  if (query != std::string_view::npos) parts.query = address.substr(query + 1);
  return parts;
}

bool is_plain_name(std::string_view name) {
  if (name.empty()) return false;
  for (const char character : name) {
    const bool is_plain = ascii::is_alphanumeric(character) || character == '-' || character == '_';
    if (!is_plain) return false;
  }
  return true;
}

/// "watch?v=NAME", with the film's start time.
std::string film_on_youtube(std::string_view name, std::string_view query) {
  std::string out = concat({"https://www.youtube.com/watch?v=", name});
  std::string_view start = raw_parameter(query, "start");
  if (start.empty()) start = raw_parameter(query, "t");
  if (is_plain_name(start)) out += concat({"&t=", start});
  return out;
}

bool names_film_file(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = address.rfind('.');
  return dot != std::string_view::npos &&
         has_word("mp4 m4v webm mov m3u8 mp3 m4a ogg", lowered(address.substr(dot + 1)));
}

std::string page_behind(std::string_view address) {
  address = ascii::trim(address);
  const AddressParts parts = take_apart(address);
  if (std::string page = known_page(parts); !page.empty()) return page;
  if (std::string post = post_behind(address); !post.empty()) return post;
  if (std::string carried = carried_address(parts.query); !carried.empty()) {
    std::string page = known_page(take_apart(carried)); // a player inside another site's frame
    return page.empty() ? carried : page;
  }
  return std::string(address);
}

std::string player_page(std::string_view address) { return known_page(take_apart(address)); }

std::string_view host_for_readers(std::string_view address) { return take_apart(address).host; }

} // namespace lede::body
