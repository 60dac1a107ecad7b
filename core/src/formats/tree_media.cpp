// Pictures, films, sounds and files in the trees of rich text editors.
#include <string>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Members that may contain a picture's data: an upload of Payload, a medium of Strapi, a file of Contentful.
constexpr std::string_view k_holders[] = {"attrs",  "fields", "value",      "image",   "media",
                                          "file",   "asset",  "attributes", "data",    "photo",
                                          "source", "props",  "properties", "picture", "fallbackImage"};

Value address_in(Value holder) { return find_any(holder, {"url", "src", "href", "imageUrl", "image_url"}); }

bool has_address(Value holder) { return find_any(holder, {"src", "url", "imageUrl", "image_url"}).is(Kind::string); }

/// Returns the objects from a node down to the one with the address. If any has it, it is the last one.
std::vector<Value> holders_of(Value node) {
  std::vector<Value> path = {first_object(node)};
  for (std::size_t steps = 0; steps < 6; ++steps) {
    if (has_address(path.back())) break;
    Value next;
    Value words; // an upload of Payload has a caption beside its file
    for (const std::string_view holder : k_holders) {
      const Value value = first_object(find(path.back(), holder));
      if (!value.is(Kind::object) || value.size() == 0) continue;
      const bool is_first = !next;
      if (is_first || (!has_address(next) && has_address(value))) {
        words = next;
        next = value;
      }
    }
    if (!next) break;
    if (words) path.push_back(words);
    path.push_back(next);
  }
  return path;
}

Value attribute_in(const std::vector<Value>& path, std::initializer_list<std::string_view> names) {
  Value empty;
  for (const Value holder : path) {
    const Value value = find_any(holder, names);
    if (value && !(value.is(Kind::string) && value.text().empty())) return value;
    if (!empty) empty = value;
  }
  return empty;
}

} // namespace

void read_tree_caption(Value value, Text& text, Report& report) {
  if (value.is(Kind::string) || !value) return read_either(value, text, report);
  std::vector<Block> blocks;
  BodyBuilder body(blocks, report);
  Value nodes = tree_in(find(value, "editorState"));
  if (!nodes) nodes = tree_in(value);
  if (!nodes && value.is(Kind::array)) nodes = value;
  if (!nodes) return;
  TreeReader(body, report).read(nodes);
  for (const Block& block : blocks) {
    if (const Text* const words = text_of_block(block)) text.value += words->value;
  }
  text.markup = Markup::html;
  text.origin = value.origin();
}

namespace {

std::string_view address_of(Value node) {
  const std::vector<Value> path = holders_of(node);
  const Value address = address_in(path.back());
  return address.is(Kind::string) ? address.text() : std::string_view();
}

/// Returns the kind of an upload: "image", "video", "audio", or something else.
std::string_view kind_of_upload(Value node) {
  const std::vector<Value> path = holders_of(node);
  const Value type = attribute_in(path, {"mimeType", "mime", "mime_type", "contentType"});
  return type.is(Kind::string) ? type.text().substr(0, type.text().find('/')) : "image";
}

/// Returns the address of a film or post from its id.
std::string address_by_id(Value node, std::string_view type) {
  const std::string_view id =
      attribute_text(node, {"videoID", "videoId", "video_id", "youtubeId", "id", "tweetId", "tweetID"});
  if (id.empty() || is_web_address(id)) return std::string(id);
  if (type == "flourish")
    return concat({"https://flo.uri.sh/", attribute_text(node, {"flourishType"}), "/", id, "/embed"});
  if (type.starts_with("youtube")) return concat({"https://www.youtube.com/watch?v=", id});
  if (type == "vimeo") return concat({"https://vimeo.com/", id});
  if (type.starts_with("tw") || type == "x") return concat({"https://twitter.com/i/status/", id});
  return {};
}

} // namespace

bool read_tree_picture(Value node, Image& image, Report& report) {
  if (node.is(Kind::string)) {
    read_string(node, image.url, report);
    return !image.empty();
  }
  const std::vector<Value> path = holders_of(node);
  read_string(address_in(path.back()), image.url, report);
  if (image.empty()) {
    warn_missing(node, "url", report);
    return false;
  }
  if (const Value alt = attribute_in(path, {"alt", "altText", "alternativeText", "alt_text"}); alt.is(Kind::string)) {
    read_string(alt, image.alt, report);
  }
  read_tree_caption(attribute_in(path, {"caption"}), image.caption, report);
  const Value title = attribute_in(path, {"title"}); // Storyblok's pictures have their caption there
  if (image.caption.empty() && title.is(Kind::string) && has_any(path.back(), "copyright meta_data"))
    read_either(title, image.caption, report);
  if (const Value credit = attribute_in(path, {"credit", "attribution", "copyright"}); credit.is(Kind::string)) {
    read_string(credit, image.credit, report);
  }
  const Value source = attribute_in(path, {"source"}); // Storyblok's, too
  if (image.credit.empty() && source.is(Kind::string) && has_any(path.back(), "copyright"))
    read_string(source, image.credit, report);
  const Value width = attribute_in(path, {"width"});
  const Value height = attribute_in(path, {"height"});
  const auto is_size = [](Value size) {
    return size.is(Kind::number) || (size.is(Kind::string) && size.text().find('%') == std::string_view::npos &&
                                     size.text() != "auto" && size.text() != "inherit" && !size.text().empty());
  };
  if (!is_size(width) || !is_size(height)) return true; // width or height alone would distort the picture
  image.width = read_pixels(width, report);
  image.height = read_pixels(height, report);
  if (image.width == 0 || image.height == 0) image.width = image.height = 0;
  return true;
}

bool is_tree_picture(Value value) {
  if (!value.is(Kind::object)) return false;
  const Value last = holders_of(value).back();
  const bool describes_itself = has_any(last, "alt mimeType mime width alternativeText");
  return describes_itself && find_any(last, {"url", "src"}).is(Kind::string);
}

void add_embed_block(std::string_view address, std::string_view title, Value from, BodyBuilder& body) {
  const bool is_frame = address.find("/embed") != std::string_view::npos || address.starts_with("https://player.");
  if (is_frame) {
    body.start("iframe", from, {{"src", address}, {"title", title}});
    return body.end("iframe");
  }
  Embed& embed = body.add<Embed>(from);
  embed.url.value = address;
  embed.url.origin = from.origin();
  embed.title.value = title;
  embed.title.origin = from.origin();
}

/// Adds a picture: as a block if no element is open, else as an element.
void TreeReader::add_picture(Value node, std::string_view link) {
  ++kept_;
  const bool is_in_line = !open_.empty() && has_word("p h1 h2 h3 h4 h5 h6 a summary li td th", open_.back());
  marks_.close();
  if (open_.empty() && link.empty()) {
    if (!read_tree_picture(node, body_.add<Image>(node), report_)) body_.drop();
    return;
  }
  Image image;
  if (!read_tree_picture(node, image, report_)) return;
  const std::string width = image.width > 0 ? decimal(image.width) : std::string();
  const std::string height = image.height > 0 ? decimal(image.height) : std::string();
  const bool is_figure = !is_in_line && (open_.empty() || open_.back() != "figure");
  if (is_figure) body_.start("figure", node);
  if (!link.empty()) body_.start("a", node, {{"href", link}});
  body_.start("img", node, {{"src", image.url.value}, {"alt", image.alt.value}, {"width", width}, {"height", height}});
  if (!link.empty()) body_.end("a");
  if (!image.caption.empty()) {
    const std::string_view element = is_in_line ? "small" : "figcaption";
    body_.start(element, node);
    if (image.caption.markup == Markup::html) {
      body_.inline_html(image.caption.value, node);
    } else {
      body_.text(image.caption.value, node);
    }
    body_.end(element);
  }
  if (is_figure) body_.end("figure");
}

void TreeReader::read_image(Value node) {
  const std::string_view kind = kind_of_upload(node);
  if (kind == "video") return read_film(node);
  if (kind == "audio") return read_sound(node);
  if (kind != "image") return read_file(node);
  const bool has_own_address = !attribute_text(node, {"src"}).empty();
  add_picture(node, has_own_address ? attribute_text(node, {"href", "link", "linkUrl"}) : std::string_view());
  if (const Value children = children_of(node)) push(children);
}

/// Reads a figure. Its picture is in its attributes or its children; its caption is in its children.
void TreeReader::read_figure(Value node) {
  const bool has_own = !attribute_text(node, {"src", "url"}).empty();
  begin_block();
  push(children_of(node));
  open("figure", node);
  if (!has_own) return;
  add_picture(node);
  if (children_of(node).size() != 0) open("figcaption", node);
}

void TreeReader::read_gallery(Value node) {
  Value images = attribute_of(node, {"images", "files", "items", "photos", "media"});
  if (images.is(Kind::object)) images = find(images, "data");
  if (!images.is(Kind::array)) return read_unknown(node);
  begin_block();
  if (is_nested()) {
    for (const Value image : images.children()) add_picture(image);
    return;
  }
  Gallery& gallery = body_.add<Gallery>(node);
  for (const Value image : images.children()) {
    if (gallery.images.size() == limits::max_list_items) {
      warn_too_many(image, report_);
      break;
    }
    if (!read_tree_picture(image, gallery.images.emplace_back(), report_)) gallery.images.pop_back();
  }
  kept_ += gallery.images.size();
  if (gallery.images.empty()) body_.drop();
  write_line("p", attribute_of(node, {"caption"}));
}

void TreeReader::add_embed(Value node, std::string_view address, std::string_view title) {
  ++kept_;
  marks_.close();
  if (!is_nested()) return add_embed_block(address, title, node, body_);
  body_.start("iframe", node, {{"src", address}, {"title", title}});
  body_.end("iframe");
}

void TreeReader::read_embed(Value node) {
  std::string address(attribute_text(node, {"url", "src", "href", "link", "source", "videoUrl", "embedUrl"}));
  if (address.empty()) address = address_by_id(node, type_of(node));
  if (address.empty()) address = address_of(node);
  const Value html = attribute_of(node, {"html", "code"});
  if (address.empty() && html.is(Kind::string) && !html.text().empty()) return read_html(node);
  if (address.empty()) return read_unknown(node);
  const Value caption = attribute_of(node, {"caption"});
  Value title = attribute_of(node, {"title"});
  if (!title.is(Kind::string)) title = find_path(node, "metadata title");
  begin_block();
  add_embed(node, address, title.is(Kind::string) ? title.text() : std::string_view());
  write_line("p", caption);
  if (const Value children = children_of(node)) push(children);
}

/// Reads a film: a file, or an embed if the address is not that of a file.
void TreeReader::read_film(Value node) {
  const std::string_view address = address_of(node);
  if (address.empty()) return read_embed(node);
  const std::string_view end = address.substr(0, address.find_first_of("?#"));
  const bool is_file = end.ends_with(".mp4") || end.ends_with(".webm") || end.ends_with(".mov") ||
                       end.ends_with(".m4v") || end.ends_with(".ogv") || kind_of_upload(node) == "video";
  if (!is_file) return read_embed(node);
  begin_block();
  ++kept_;
  body_.start("figure", node);
  body_.start("video", node,
              {{"src", address}, {"poster", attribute_text(node, {"customThumbnailSrc", "thumbnailSrc", "poster"})}});
  body_.end("video");
  write_line("figcaption", attribute_of(node, {"caption"}));
  body_.end("figure");
}

void TreeReader::read_sound(Value node) {
  const std::string_view address = address_of(node);
  if (address.empty()) return read_unknown(node);
  begin_block();
  ++kept_;
  body_.start("figure", node);
  body_.start("audio", node, {{"src", address}});
  body_.end("audio");
  const Value title = attribute_of(node, {"title"});
  const Value caption = attribute_of(node, {"caption"});
  const bool has_title = title.is(Kind::string) && !is_blank(title.text());
  write_line("figcaption", has_title ? title : caption);
  body_.end("figure");
  if (has_title) write_line("p", caption);
}

/// Reads a file for download as a link.
void TreeReader::read_file(Value node) {
  const std::string_view address = address_of(node);
  if (address.empty()) return read_unknown(node);
  const std::vector<Value> path = holders_of(node);
  begin_block();
  open("p", node);
  write_link(address, attribute_in(path, {"fileTitle", "title", "name", "fileName", "filename"}), node);
  close_to(open_.size() - 1);
  write_line("p", attribute_in(path, {"fileCaption", "caption"}));
}

} // namespace lede::formats
