// Reads frames from tags: from sites' embed codes, editors, AMP and scripts that load late.
#include "body/frames.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/picture_address.h"
#include "base/text.h"
#include "base/words.h"
#include "body/frame_pages.h"
#include "body/player_data.h"
#include "body/tag_text.h"

namespace lede::body {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Whether it is advertising or a counter: a label of the host or a segment of the path says so.
bool is_advertising(const AddressParts& parts) {
  const std::string host = lowered(parts.host);
  for (const std::string_view part : {"doubleclick", "syndication", "tagmanager", "adsystem", "adserv", "adnxs",
                                      "taboola", "outbrain", "criteo", "analytics", "scorecard"}) {
    if (has(host, part)) return true;
  }
  std::string_view rest = host;
  while (!rest.empty()) {
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break; // the last label is the top-level domain; ".ads" is one
    if (has_word("ad ads adv pixel tracking tracker pubads", rest.substr(0, dot))) return true;
    rest.remove_prefix(dot + 1);
  }
  return false;
}

/// Whether it is a button to like, share or follow, which has no content of its own.
bool is_button(const AddressParts& parts) {
  for (const std::string_view part : {"/plugins/like", "/plugins/share", "/plugins/follow", "/plugins/likebox",
                                      "/tweet_button", "/follow_button", "/plusone", "/subscribe_embed"}) {
    if (has(parts.path, part)) return true;
  }
  return false;
}

/// Returns the film that the document in `srcdoc` links to: `<iframe srcdoc="<a href=…">`. Light players show such a
/// document until the reader starts the film.
std::string_view address_in_document(std::string_view document) {
  constexpr std::size_t k_longest_address = 256; // bytes
  for (std::size_t at = document.find("//"); at != std::string_view::npos; at = document.find("//", at + 2)) {
    const std::size_t scheme = document.substr(0, at).ends_with("https:") ? 6 : 0;
    const std::string_view rest = document.substr(at - scheme, k_longest_address);
    const std::string_view address = rest.substr(0, rest.find_first_of(" \t\n\"'<>"));
    if (!player_page(address).empty()) return address;
  }
  return {};
}

/// Returns `src`, or the attribute from which a script would set it, at once or after the reader's consent: `data-src`,
/// `uc-src`, `suppressedsrc` …
std::string_view address_of(const html::StartTag& tag) {
  const std::string_view src = value_of(tag, tag.element == Element::object ? "data" : "src");
  std::string_view late;
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name;
    const bool is_for_scripts = name.starts_with("data-") || name.starts_with("lazy");
    const bool is_late =
        (is_for_scripts && has(name, "url")) || (has(name, "src") && name != "src" && name != "srcdoc");
    if (is_late && late.empty() && is_address(attribute.value)) late = ascii::trim(attribute.value);
  }
  if (!is_address(src) && late.empty()) return address_in_document(value_of(tag, "srcdoc"));
  return is_address(src) && late.empty() ? src : late;
}

/// Elements of AMP, of editors and of light players that name a film instead of an address. A row: the tag, the
/// attribute with the name, the address before the name.
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

/// Boxes that a script fills. The script finds them by this class.
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

/// Whether it is a custom element whose name says that it embeds something: `<my-video src>`.
bool is_custom_frame(std::string_view name) {
  if (!has(name, "-")) return false;
  for (const std::string_view part : {"video", "audio", "player", "embed", "iframe", "youtube", "vimeo"}) {
    if (has(name, part)) return true;
  }
  return false;
}

/// Returns the page of a Brightcove film, whose player names an account and a film; empty if the tag does not.
std::string brightcove_page(const html::StartTag& tag) {
  const std::string_view account = value_of(tag, "data-account");
  const std::string_view film = value_of(tag, "data-video-id");
  if (!is_plain_name(account) || film.empty()) return {};
  std::string_view player = value_of(tag, "data-player");
  if (!is_plain_name(player)) player = "default";
  return concat({"https://players.brightcove.net/", account, "/", player, "_default/index.html?videoId=", film});
}

/// Returns the film of a light player, which has the film's name and its site: `<div class="youtube" data-id="…">`.
std::string film_of_box(const html::StartTag& tag) {
  constexpr std::size_t k_jwplayer_name = 8;
  constexpr std::size_t k_longest_service = 24; // bytes
  std::string whose = concat({tag.name, " ", value_of(tag, "class")});
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view value = attribute.value;
    if (std::string_view(attribute.name).starts_with("data-") && value.size() <= k_longest_service)
      whose += concat({" ", value});
  }
  lower_ascii(whose);
  const bool is_youtube = has(whose, "youtube") || has(whose, "lyte");
  const bool is_vimeo = has(whose, "vimeo");
  const bool is_dailymotion = has(whose, "dailymotion");
  const bool is_map = has(whose, "googlemaps") || has(whose, "google-maps");
  const bool is_jwplayer = has(whose, "jwplayer") || has(whose, "jw-player");
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view name = attribute.name;
    const std::string_view value = ascii::trim(attribute.value);
    const bool is_for_scripts = name.starts_with("data-") || name.starts_with("video");
    if (is_map && value.starts_with("!1m")) return concat({"https://www.google.com/maps/embed?pb=", value});
    if (!is_for_scripts || !is_plain_name(value)) continue;
    const bool names_film = name.ends_with("id") || name.ends_with("embed") || name.ends_with("video");
    const bool is_number = value.find_first_not_of("0123456789") == std::string_view::npos;
    if (has(name, "tweet") && is_number) return concat({"https://twitter.com/i/status/", value});
    if (value.size() == k_youtube_name && (has(name, "youtube") || (is_youtube && names_film)))
      return film_on_youtube(value, {});
    if (is_number && value.size() > 5 && (has(name, "vimeo") || (is_vimeo && names_film)))
      return concat({"https://vimeo.com/", value});
    const bool names_player = name.ends_with("player-id") || name.ends_with("playerid");
    if (value.size() == k_jwplayer_name && !names_player && (has(name, "jw") || (is_jwplayer && names_film)))
      return concat({"https://cdn.jwplayer.com/previews/", value});
    if (value.starts_with('x') && (has(name, "dailymotion") || (is_dailymotion && names_film)))
      return concat({"https://www.dailymotion.com/video/", value});
  }
  return {};
}

/// Reads the address that a script would take from an attribute of its own.
void read_address_of_box(const html::RawAttribute& attribute, Frame& frame) {
  const std::string_view name = attribute.name;
  const std::string_view value = ascii::trim(attribute.value);
  if (!frame.address.empty() || value.empty() || !name.starts_with("data-")) return;
  const bool is_web = is_web_address(value) || value.starts_with("//");
  bool names_address = false;
  for (const std::string_view part : {"href", "permalink", "url", "src", "original"})
    names_address = names_address || has(name, part);
  if (names_address && is_picture_file(value) && is_address(value) && has(value, "/")) {
    frame.address = value;
    frame.is_picture = true;
  } else if (is_web && names_film_file(value)) {
    frame.address = value;
    frame.is_film = true;
  } else if (is_web && names_address && !has(name, "original")) {
    frame.address = page_behind(value);
  }
}

/// Returns the address of a box whose class names the site.
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

/// Returns the page that belongs to a script's address: the same without ".js", or with another ending.
std::string page_of_script(std::string_view src) {
  const AddressParts parts = take_apart(src);
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

/// Reads a link without words that a script would fill (`<a data-pin-do="embedPin" href>`), or a link with a picture
/// that starts a film.
std::optional<Frame> read_embedding_link(const html::StartTag& tag, bool in_quote) {
  Frame frame;
  const std::string_view address = value_of(tag, "href");
  bool is_embedding = in_quote; // in a quotation it is a post, which a script would show
  for (const html::RawAttribute& attribute : tag.attributes) {
    const bool is_class = attribute.name == "class" && has(attribute.value, "embed");
    is_embedding = is_embedding || is_class || attribute.name == "data-pin-do" || has(attribute.name, "embed");
  }
  frame.address = film_of_box(tag);
  frame.is_film = !frame.address.empty() && frame.address != page_behind(address);
  if (!frame.is_film && is_embedding) frame.address = page_behind(address);
  if (frame.address.empty()) return std::nullopt;
  frame.title = value_of(tag, "title");
  return frame;
}

} // namespace

std::optional<Frame> read_box(const html::StartTag& tag, bool in_quote) {
  if (tag.element == Element::a) return read_embedding_link(tag, in_quote);
  const std::string_view classes = value_of(tag, "class");
  bool may_be_box = has(classes, "wistia_async_") || has(classes, "tiktok-embed");
  for (const html::RawAttribute& attribute : tag.attributes)
    may_be_box = may_be_box || attribute.name.starts_with("data-") || attribute.name.starts_with("video");
  if (!may_be_box) return std::nullopt; // most elements
  Frame frame;
  frame.address = film_of_box(tag);
  if (frame.address.empty()) frame.address = brightcove_page(tag);
  frame.is_film = !frame.address.empty();
  if (frame.address.empty()) frame.address = page_behind(address_of_class(tag));
  if (frame.address.empty()) {
    if (std::optional<Frame> film = read_player_data(tag)) frame = std::move(*film);
  }
  for (const html::RawAttribute& attribute : tag.attributes) read_address_of_box(attribute, frame);
  if (frame.address.empty()) return std::nullopt;
  if (frame.title.empty()) frame.title = value_of(tag, frame.is_picture ? "data-alt" : "title");
  if (frame.title.empty()) frame.title = value_of(tag, frame.is_picture ? "aria-label" : "data-title");
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
    if (address.empty() && has(tag.name, "-")) address = film_of_box(tag);
    if (address.empty() && is_custom_frame(tag.name)) {
      for (const std::string_view name : {"src", "href", "url", "data-src", "data-url", "data-href"}) {
        const std::string_view value = value_of(tag, name);
        if (address.empty() && is_web_address(value)) address = value;
      }
    }
    if (address.empty()) return has(tag.name, "-") ? read_player_data(tag) : std::nullopt;
  } else if (tag.element == Element::iframe || tag.element == Element::embed || tag.element == Element::object) {
    address = address_of(tag);
  } else {
    return std::nullopt;
  }
  Frame frame;
  const AddressParts parts = take_apart(address);
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
