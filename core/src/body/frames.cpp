// Frames → the page behind them. What is here is what the sites' own embed codes look like; an address of no known
// shape stays as it is, and is a link all the same.
#include "body/frames.h"

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "body/tag_text.h"
#include "policy/url.h"

namespace lede::body {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The host, the path and the query of an address, as they are written; no more than is needed to know a site.
struct Parts {
  std::string_view host; // without "www.", "m." and a port; case as written
  std::string_view path; // begins with "/", or is empty
  std::string_view query;
};

Parts take_apart(std::string_view address) {
  Parts parts;
  const std::size_t slashes = address.find("//");
  if (slashes > 6) return parts; // also if there are none
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

/// A value of the query, with its escapes.
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

/// What stands in the path after a prefix, up to the next "/"; empty if the path does not begin with it.
std::string_view name_after(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return {};
  path.remove_prefix(prefix.size());
  return path.substr(0, path.find('/'));
}

bool is_plain_name(std::string_view name) {
  if (name.empty()) return false;
  for (const char character : name) {
    const bool is_plain = ascii::is_alphanumeric(character) || character == '-' || character == '_';
    if (!is_plain) return false;
  }
  return true;
}

constexpr std::size_t k_youtube_name = 11; // characters of a film's name

/// "watch?v=NAME", and where the film begins.
std::string film_on_youtube(std::string_view name, std::string_view query) {
  std::string out = concat({"https://www.youtube.com/watch?v=", name});
  std::string_view start = raw_parameter(query, "start");
  if (start.empty()) start = raw_parameter(query, "t");
  if (is_plain_name(start)) out += concat({"&t=", start});
  return out;
}

std::string youtube_page(const Parts& parts) {
  const std::string_view list = raw_parameter(parts.query, "list");
  for (const std::string_view prefix : {"/embed/", "/v/", "/e/", "/shorts/", "/live/"}) {
    std::string_view name = name_after(parts.path, prefix);
    name = name.substr(0, name.find('&'));
    if (name == "videoseries" && is_plain_name(list)) return concat({"https://www.youtube.com/playlist?list=", list});
    if (is_plain_name(name) && name != "live_stream") return film_on_youtube(name, parts.query);
  }
  return {};
}

/// @return empty: the site has no page whose address is written in that of the frame.
std::string known_page(const Parts& parts) {
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

/// Frames that only carry another address: `?href=https%3A%2F%2F…`. Addresses for programs ("api.…") are none for
/// readers.
std::string carried_address(std::string_view query) {
  for (const std::string_view name : {"href", "url", "u"}) {
    std::string value = url::percent_decode(raw_parameter(query, name));
    const bool is_web = value.starts_with("https://") || value.starts_with("http://");
    if (is_web && !value.starts_with("https://api.") && !value.starts_with("http://api.")) return value;
  }
  return {};
}

/// Advertising and counters, told by the shape of their hosts and paths: a label that says so.
bool is_advertising(const Parts& parts) {
  const std::string host = lowered(parts.host);
  for (const std::string_view part : {"doubleclick", "syndication", "tagmanager", "adsystem", "adserv", "adnxs",
                                      "taboola", "outbrain", "criteo", "analytics", "scorecard"}) {
    if (has(host, part)) return true;
  }
  std::string_view rest = host;
  while (!rest.empty()) {
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break; // the last label is a top-level domain: ".ads" is one
    if (has_word("ad ads adv pixel tracking tracker pubads", rest.substr(0, dot))) return true;
    rest.remove_prefix(dot + 1);
  }
  return false;
}

/// Buttons to like, share and follow: they show nothing of their own.
bool is_button(const Parts& parts) {
  for (const std::string_view part : {"/plugins/like", "/plugins/share", "/plugins/follow", "/plugins/likebox",
                                      "/tweet_button", "/follow_button", "/plusone", "/subscribe_embed"}) {
    if (has(parts.path, part)) return true;
  }
  return false;
}

/// `src`, or the attribute from which a script would take it.
std::string_view address_of(const html::StartTag& tag) {
  const std::string_view src = value_of(tag, tag.element == Element::object ? "data" : "src");
  std::string_view late;
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name;
    const bool is_late =
        (name.starts_with("data-") || name.starts_with("lazy")) && (has(name, "src") || has(name, "url"));
    if (is_late && late.empty() && is_address(attribute.value)) late = ascii::trim(attribute.value);
  }
  return is_address(src) && late.empty() ? src : late;
}

/// The elements of AMP, of editors and of light players name a film, not an address: tag, attribute, address before it.
struct NamedFrame {
  std::string_view element;
  std::string_view attribute;
  std::string_view prefix;
};

constexpr NamedFrame k_named_frames[] = {
    {"oembed", "url", ""},
    {"amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="},
    {"lite-youtube", "videoid", "https://www.youtube.com/watch?v="},
    {"youtube-video", "src", ""},
    {"amp-vimeo", "data-videoid", "https://vimeo.com/"},
    {"lite-vimeo", "videoid", "https://vimeo.com/"},
    {"vimeo-video", "src", ""},
    {"amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"},
    {"amp-twitter", "data-tweetid", "https://twitter.com/i/status/"},
    {"amp-instagram", "data-shortcode", "https://www.instagram.com/p/"},
    {"amp-facebook", "data-href", ""},
    {"amp-tiktok", "data-src", ""},
    {"amp-vine", "data-vineid", "https://vine.co/v/"},
    {"amp-reddit", "data-src", ""},
    {"amp-pinterest", "data-url", ""},
    {"amp-iframe", "src", ""},
    {"amp-embedly-card", "data-url", ""},
    {"amp-soundcloud", "data-trackid", "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/"},
    {"amp-gist", "data-gistid", "https://gist.github.com/"},
    {"amp-imgur", "data-imgur-id", "https://imgur.com/"},
    {"amp-jwplayer", "data-media-id", "https://cdn.jwplayer.com/previews/"},
    {"amp-wistia-player", "data-media-hashed-id", "https://fast.wistia.net/embed/iframe/"},
    {"wistia-player", "media-id", "https://fast.wistia.net/embed/iframe/"},
    {"mux-player", "playback-id", "https://player.mux.com/"},
};

/// Boxes by the class that their scripts look for.
constexpr NamedFrame k_named_boxes[] = {
    {"flourish-embed", "data-src", "https://public.flourish.studio/"},
    {"infogram-embed", "data-id", "https://infogram.com/"},
    {"tiktok-embed", "cite", ""},
    {"imgur-embed-pub", "data-id", "https://imgur.com/"},
};

const NamedFrame* named_frame(std::string_view name) {
  for (const NamedFrame& frame : k_named_frames) {
    if (frame.element == name) return &frame;
  }
  return nullptr;
}

/// Whether the element has a name of its own that says that it shows something of elsewhere: `<my-video src>`.
bool is_custom_frame(std::string_view name) {
  if (!has(name, "-")) return false;
  for (const std::string_view part : {"video", "audio", "player", "embed", "iframe"}) {
    if (has(name, part)) return true;
  }
  return false;
}

/// Players of Brightcove name an account and a film in it; empty if the tag does not.
std::string brightcove_page(const html::StartTag& tag) {
  const std::string_view account = value_of(tag, "data-account");
  const std::string_view film = value_of(tag, "data-video-id");
  if (!is_plain_name(account) || film.empty()) return {};
  std::string_view player = value_of(tag, "data-player");
  if (!is_plain_name(player)) player = "default";
  return concat({"https://players.brightcove.net/", account, "/", player, "_default/index.html?videoId=", film});
}

/// Light players keep a film's name and say whose it is: `<div class="youtube" data-id="…">`.
std::string film_of_box(const html::StartTag& tag) {
  const std::string whose = lowered(concat({value_of(tag, "class"), " ", value_of(tag, "data-plyr-provider"), " ",
                                            value_of(tag, "data-provider"), " ", value_of(tag, "data-type")}));
  const bool is_youtube = has(whose, "youtube") || has(whose, "lyte");
  const bool is_vimeo = has(whose, "vimeo");
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name;
    const std::string_view value = ascii::trim(attribute.value);
    if (!name.starts_with("data-") || !is_plain_name(value)) continue;
    const bool names_film = name.ends_with("id") || name.ends_with("embed") || name.ends_with("video");
    const bool is_number = value.find_first_not_of("0123456789") == std::string_view::npos;
    if (has(name, "tweet") && is_number) return concat({"https://twitter.com/i/status/", value});
    if (value.size() == k_youtube_name && (has(name, "youtube") || (is_youtube && names_film)))
      return film_on_youtube(value, {});
    if (is_number && value.size() > 5 && (has(name, "vimeo") || (is_vimeo && names_film)))
      return concat({"https://vimeo.com/", value});
  }
  return {};
}

/// The address of a box whose class names the site.
std::string address_of_class(const html::StartTag& tag) {
  const std::string_view classes = value_of(tag, "class");
  if (classes.empty()) return {};
  constexpr std::string_view k_wistia = "wistia_async_";
  if (const std::size_t at = classes.find(k_wistia); at != std::string_view::npos) {
    const std::string_view rest = classes.substr(at + k_wistia.size());
    return concat({"https://fast.wistia.net/embed/iframe/", rest.substr(0, rest.find(' '))});
  }
  for (const NamedFrame& box : k_named_boxes) {
    if (!has(classes, box.element)) continue;
    const std::string_view value = value_of(tag, box.attribute);
    if (!value.empty() && (box.prefix.empty() || !has(value, "://"))) return concat({box.prefix, value});
  }
  return {};
}

/// What a script's own address stands for: the same without ".js", or with another ending.
std::string page_of_script(std::string_view src) {
  const Parts parts = take_apart(src);
  const std::string_view host = parts.host;
  const std::string_view path = parts.path;
  const std::string_view stem = path.ends_with(".js") ? path.substr(0, path.size() - 3) : std::string_view();
  if (host == "gist.github.com" && !stem.empty()) return concat({"https://gist.github.com", stem});
  if (host == "asciinema.org" && stem.starts_with("/a/")) return concat({"https://asciinema.org", stem});
  if ((host == "cdn.jwplayer.com" || host == "content.jwplatform.com") && stem.starts_with("/players/"))
    return concat({"https://cdn.jwplayer.com", stem, ".html"});
  if (host == "datawrapper.dwcdn.net" && path.ends_with("/embed.js"))
    return concat({"https://datawrapper.dwcdn.net", path.substr(0, path.size() - 8)});
  return {};
}

/// A link without words that a script would fill: `<a data-pin-do="embedPin" href>`.
std::optional<Frame> read_embedding_link(const html::StartTag& tag) {
  const std::string_view address = value_of(tag, "href");
  bool is_embedding = false;
  for (const html::RawAttribute& attribute : tag.attributes) {
    const bool is_class = attribute.name == "class" && has(attribute.value, "embed");
    is_embedding = is_embedding || is_class || attribute.name == "data-pin-do" || has(attribute.name, "embed");
  }
  if (!is_embedding || (!address.starts_with("https://") && !address.starts_with("http://"))) return std::nullopt;
  Frame frame;
  frame.address = page_behind(address);
  frame.title = value_of(tag, "title");
  return frame;
}

} // namespace

std::string page_behind(std::string_view address) {
  address = ascii::trim(address);
  const Parts parts = take_apart(address);
  if (std::string page = known_page(parts); !page.empty()) return page;
  if (std::string post = post_behind(address); !post.empty()) return post;
  if (std::string carried = carried_address(parts.query); !carried.empty()) {
    std::string page = known_page(take_apart(carried)); // a player inside another site's frame
    return page.empty() ? carried : page;
  }
  return std::string(address);
}

std::string_view host_for_readers(std::string_view address) { return take_apart(address).host; }

std::optional<Frame> read_box(const html::StartTag& tag) {
  if (tag.element == Element::a) return read_embedding_link(tag);
  const std::string_view classes = value_of(tag, "class");
  bool may_be_box = has(classes, "wistia_async_") || has(classes, "tiktok-embed");
  for (const html::RawAttribute& attribute : tag.attributes)
    may_be_box = may_be_box || attribute.name.starts_with("data-");
  if (!may_be_box) return std::nullopt; // most elements
  Frame frame;
  frame.address = film_of_box(tag);
  if (frame.address.empty()) frame.address = brightcove_page(tag);
  frame.is_film = !frame.address.empty();
  if (frame.address.empty()) frame.address = page_behind(address_of_class(tag));
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name;
    const std::string_view value = ascii::trim(attribute.value);
    if (!frame.address.empty() || value.empty() || !name.starts_with("data-")) continue;
    const bool is_address = value.starts_with("https://") || value.starts_with("http://") || value.starts_with("//");
    const bool names_address = has(name, "href") || has(name, "permalink") || has(name, "url") || has(name, "src");
    if (is_address && names_address) frame.address = page_behind(value);
  }
  if (frame.address.empty()) return std::nullopt;
  frame.title = value_of(tag, "title");
  if (frame.title.empty()) frame.title = value_of(tag, "data-title");
  frame.is_visible = !is_invisible(tag) && !is_advertising(take_apart(frame.address));
  return frame;
}

std::optional<Frame> read_script(const html::StartTag& tag) {
  Frame frame;
  const std::string_view src = value_of(tag, "src");
  const std::string_view post = value_of(tag, "data-telegram-post");
  const std::string_view film = value_of(tag, "data-video");
  const std::string_view id = value_of(tag, "id");
  constexpr std::string_view k_infogram = "infogram_0_";
  if (!post.empty())
    frame.address = concat({"https://t.me/", post});
  else if (take_apart(src).host == "geo.dailymotion.com" && is_plain_name(film))
    frame.address = concat({"https://www.dailymotion.com/video/", film});
  else if (id.starts_with(k_infogram))
    frame.address = concat({"https://infogram.com/", id.substr(k_infogram.size())});
  else
    frame.address = page_of_script(src);
  if (frame.address.empty()) return std::nullopt;
  frame.title = value_of(tag, "title");
  return frame;
}

std::optional<Frame> read_frame(const html::StartTag& tag) {
  std::string address;
  const NamedFrame* const named = tag.element == Element::unknown ? named_frame(tag.name) : nullptr;
  if (named != nullptr) {
    const std::string_view name = value_of(tag, named->attribute);
    if (!name.empty()) address = concat({named->prefix, name});
  } else if (tag.element == Element::unknown) {
    address = brightcove_page(tag);
    if (address.empty() && is_custom_frame(tag.name)) {
      for (const std::string_view name : {"src", "href", "url", "data-src", "data-url", "data-href"}) {
        const std::string_view value = value_of(tag, name);
        if (address.empty() && (value.starts_with("https://") || value.starts_with("http://"))) address = value;
      }
    }
    if (address.empty()) return std::nullopt;
  } else if (tag.element == Element::iframe || tag.element == Element::embed || tag.element == Element::object) {
    address = address_of(tag);
  } else {
    return std::nullopt;
  }
  Frame frame;
  const Parts parts = take_apart(address);
  // No browser plays it any more.
  const bool is_old_player = std::string_view(address).substr(0, address.find_first_of("?#")).ends_with(".swf");
  if (is_old_player) address.clear();
  frame.is_visible =
      (is_address(address) || is_old_player) && !is_invisible(tag) && !is_advertising(parts) && !is_button(parts);
  frame.address = page_behind(address);
  frame.title = value_of(tag, "title");
  if (frame.title.empty()) frame.title = value_of(tag, "aria-label");
  return frame;
}

} // namespace lede::body
