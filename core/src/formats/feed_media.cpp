// Reads the pictures, sounds and films of a feed's entry.
#include "formats/feed_media.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "formats/feed_values.h"

namespace lede::formats {
namespace {

using json::Kind;

constexpr std::uint32_t k_none = Xml::k_none;
constexpr std::size_t k_widest = 100'000;               // pixels
constexpr std::size_t k_longest_transcript = 1'000'000; // bytes

std::string_view without_return(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

} // namespace

void FeedMedia::put_text(std::string_view key, std::uint32_t from) {
  if (from != k_none) put(key, from, xml_.text(from));
}

std::uint32_t FeedMedia::find_first(std::uint32_t parent, std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const std::uint32_t found = xml_.find(parent, name); found != k_none) return found;
  }
  return k_none;
}

/// Returns the text of an element. Each medium of an item asks for the same one, which may be long.
const std::string& FeedMedia::text_of(std::uint32_t element) {
  if (read_element_ != element) read_text_ = xml_.text(element);
  read_element_ = element;
  return read_text_;
}

void FeedMedia::read_media(std::uint32_t item) {
  builder_.key("media");
  is_first_ = true;
  builder_.start(Kind::array, xml_.node(item).begin);
  if (is_export_) read_export_media(item);
  // Groups contain one medium in several sizes. Deeper elements are not searched.
  for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
    if (xml_.is(child, "media:group")) {
      std::uint32_t best = find_largest_content(child);
      if (best == k_none) best = xml_.find(child, "media:thumbnail");
      if (best != k_none) put_medium(best, child);
    } else if (xml_.is(child, "media:content") || xml_.is(child, "enclosure") || xml_.is(child, "itunes:image") ||
               xml_.is(child, "media:player") ||
               (xml_.is(child, "atom:link") && xml_.attribute(child, "rel") == "enclosure") ||
               is_medium_elsewhere(child)) {
      put_medium(child, item);
    } else if (xml_.is(child, "image")) {
      put_picture_element(child);
    }
  }
  // Last, so that the words beside them go to a larger picture if there is one.
  for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
    if (xml_.is(child, "media:thumbnail")) put_medium(child, item);
  }
  builder_.end();
}

std::uint32_t FeedMedia::find_largest_content(std::uint32_t group) const {
  std::uint32_t best = k_none;
  std::size_t best_width = 0;
  for (std::uint32_t child = xml_.first_child(group); child < xml_.node(group).next; child = xml_.node(child).next) {
    if (!xml_.is(child, "media:content")) continue;
    std::size_t width = 0;
    for (const char c : xml_.attribute(child, "width")) {
      if (!ascii::is_digit(c) || width > k_widest) break;
      width = width * 10 + static_cast<std::size_t>(c - '0');
    }
    // Films have their best file first, or name it.
    const bool is_picture =
        xml_.attribute(child, "type").starts_with("image") || xml_.attribute(child, "medium") == "image";
    if (xml_.attribute(child, "isDefault") == "true") return child;
    if (best != k_none && !(is_picture && width > best_width)) continue;
    best = child;
    best_width = width;
  }
  return best;
}

void FeedMedia::read_transcript(std::uint32_t item) {
  // Of several forms the readable one: pages and plain texts come before subtitles with their times.
  constexpr std::string_view k_types[] = {"text/html", "text/plain", "text/vtt", ""};
  std::uint32_t best = k_none;
  std::size_t best_rank = std::size(k_types);
  std::string words;
  for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
    if (xml_.is(child, "media:text") && words.size() < k_longest_transcript)
      words.append(words.empty() ? "" : "\n").append(xml_.text(child));
    if (!xml_.is(child, "podcast:transcript") || xml_.attribute(child, "url").empty()) continue;
    const std::string type = xml_.attribute(child, "type");
    std::size_t rank = 0;
    while (!type.starts_with(k_types[rank])) ++rank; // every type begins with the last
    if (rank < best_rank) best = child;
    best_rank = std::min(rank, best_rank);
  }
  if (best != k_none) put("transcriptUrl", best, resolve_address(xml_.attribute(best, "url"), base_));
  if (!words.empty()) put("transcript", item, words);
}

void FeedMedia::read_export_media(std::uint32_t item) {
  if (const FeedExport::Picture* const picture = export_.thumbnail_of(item); picture != nullptr) {
    builder_.start(Kind::object, xml_.node(picture->item).begin);
    put_text("url", picture->url);
    put("type", picture->item, "image");
    put("alt", picture->item, picture->alt);
    put_text("caption", picture->caption);
    builder_.end();
  }
  const std::string file = export_.note_of(item, "enclosure"); // three lines: address, size, type
  const std::size_t first = file.find('\n');
  const std::size_t second = first == std::string::npos ? first : file.find('\n', first + 1);
  if (second == std::string::npos || !file.starts_with("http")) return;
  builder_.start(Kind::object, xml_.node(item).begin);
  put("url", item, without_return(std::string_view(file).substr(0, first)));
  const std::string_view type = std::string_view(file).substr(second + 1);
  put("type", item, without_return(type.substr(0, type.find('\n'))));
  builder_.end();
}

void FeedMedia::put_picture_element(std::uint32_t element) {
  const std::uint32_t inner = xml_.find(element, "url");
  std::string url = xml_.text(inner == k_none ? element : inner);
  if (url.empty()) url = xml_.attribute(element, "href");
  if (url.empty()) return;
  builder_.start(Kind::object, xml_.node(element).begin);
  put("url", element, resolve_address(url, base_));
  put("type", element, "image");
  builder_.end();
}

bool FeedMedia::is_medium_elsewhere(std::uint32_t content) const {
  if (!xml_.is(content, "atom:content") || xml_.attribute(content, "src").empty()) return false;
  const std::string type = xml_.attribute(content, "type");
  return type.starts_with("image/") || type.starts_with("audio/") || type.starts_with("video/");
}

void FeedMedia::put_medium(std::uint32_t medium, std::uint32_t around) {
  std::string url = xml_.attribute(medium, "url");
  if (url.empty()) url = xml_.attribute(medium, "href");
  if (url.empty()) url = xml_.attribute(medium, "src");
  if (const std::string text = xml_.text(medium); url.empty() && text.starts_with("http")) url = text;
  std::uint32_t page = k_none;
  if (url.empty()) page = xml_.find(medium, "media:player"); // a film without a file: use its page
  if (url.empty() && page == k_none) page = xml_.find(around, "media:player");
  if (page != k_none) url = xml_.attribute(page, "url");
  if (url.empty()) return;
  const bool is_picture = xml_.is(medium, "media:thumbnail") || xml_.is(medium, "itunes:image");
  std::string type = is_picture ? "image" : xml_.attribute(medium, "type");
  if (type.empty()) type = xml_.attribute(medium, "medium");
  builder_.start(Kind::object, xml_.node(medium).begin);
  put("url", medium, resolve_address(url, base_));
  put("type", medium, type);
  if (xml_.is(medium, "media:thumbnail")) put("isThumbnail", medium, "true");
  if (xml_.is(medium, "itunes:image")) put("isCover", medium, "true");
  put("width", medium, xml_.attribute(medium, "width"));
  put("height", medium, xml_.attribute(medium, "height"));
  const bool is_in_group = xml_.is(around, "media:group");
  const auto find_near = [&](std::string_view name) {
    const std::uint32_t inside = xml_.find(medium, name);
    return inside == k_none && is_in_group ? xml_.find(around, name) : inside;
  };
  // Words beside the first medium of an item are its own, unless the item has no other description.
  const bool is_first = std::exchange(is_first_, false) && !is_in_group;
  const auto find_beside = [&](std::string_view name) {
    const std::uint32_t near = find_near(name);
    return near == k_none && is_first ? xml_.find(around, name) : near;
  };
  const std::uint32_t summary = find_first(around, {"description", "content:encoded"});
  const std::uint32_t words = summary == k_none ? find_near("media:description") : find_beside("media:description");
  put_text("name", find_near("media:title"));
  if (words != k_none && (summary == k_none || xml_.text(words) != text_of(summary))) put_text("caption", words);
  put_text("alt", find_near("media:text"));
  const std::uint32_t credit = find_beside("media:credit");
  put_text("credit", credit == k_none ? find_near("media:copyright") : credit);
  if (const std::uint32_t still = find_near("media:thumbnail"); still != k_none && still != medium)
    put("still", still, resolve_address(xml_.attribute(still, "url"), base_));
  builder_.end();
}

} // namespace lede::formats
