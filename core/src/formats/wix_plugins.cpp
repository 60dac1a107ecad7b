// Blocks of the plug-ins in Wix's older texts: pictures, galleries, films, files, links, polls.
#include "formats/wix_plugins.h"

#include <string>

#include "base/text.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Returns the address of a picture that is given as a URL or as the name of one of Wix's files.
std::string address_of(std::string_view name) {
  if (name.empty() || name.starts_with("http") || name.starts_with("//")) return std::string(name);
  return concat({"https://static.wixstatic.com/media/", name});
}

class Reader {
 public:
  Reader(Value data, BodyBuilder& body, Report& report) : data_(data), body_(body), report_(report) {}

  bool read(std::string_view plugin) {
    if (plugin == "image") return read_picture(find(data_, "src"), data_);
    if (plugin == "gallery") return read_gallery();
    if (plugin == "giphy") return read_file(find(data_, "gif"), {"originalUrl", "stillUrl"});
    if (plugin == "divider") return body_.add<Divider>(data_), true;
    if (plugin == "html") return read_html();
    if (plugin == "fileupload") return write_link(text_at(data_, "url"), text_at(data_, "name"));
    if (plugin == "poll") return read_poll(find(data_, "poll"));
    if (plugin == "map") return write_link({}, text_at(find(data_, "mapSettings"), "address"));
    const Value settings = find(find(data_, "button"), "settings");
    if (settings) return write_link(text_at(settings, "url"), text_at(settings, "buttonText"));
    const std::string_view linked = text_at(find(find(data_, "config"), "link"), "url");
    return linked.empty() ? read_film(data_) : write_link(linked, text_at(data_, "title"));
  }

 private:
  /// @param file an object with the file's name, or an address.
  bool read_picture(Value file, Value around) {
    const Value name = file.is(Kind::string) ? file : find_any(file, {"url", "file_name", "id"});
    if (!name.is(Kind::string) || name.text().empty()) return false;
    const Value metadata = find(around, "metadata");
    Image& image = body_.add<Image>(around);
    image.url.value = address_of(name.text());
    image.url.origin = name.origin();
    read_plain(find_any(metadata, {"alt", "altText"}), image.alt, report_);
    read_plain(find_any(metadata, {"caption", "title"}), image.caption, report_);
    const Value size = file.is(Kind::object) ? file : metadata;
    image.width = read_pixels(find(size, "width"), report_);
    image.height = read_pixels(find(size, "height"), report_);
    return true;
  }

  bool read_gallery() {
    bool has_any = false;
    for (const Value item : find(data_, "items").children()) {
      const bool is_film = text_at(find(item, "metadata"), "type") == "video";
      const bool is_read = is_film ? write_link(text_at(item, "url"), text_at(find(item, "metadata"), "title"))
                                   : read_picture(find(item, "url"), item);
      has_any = is_read || has_any;
    }
    return has_any;
  }

  bool read_file(Value file, std::initializer_list<std::string_view> names) {
    return read_picture(find_any(file, names), data_);
  }

  bool read_html() {
    const Value source = find(data_, "src");
    if (!source.is(Kind::string)) return false;
    if (text_at(data_, "srcType") == "url") return read_film(data_);
    body_.add_html(source);
    return true;
  }

  /// Reads a film or a sound: the address of its page, or one of Wix's files.
  bool read_film(Value data) {
    const Value source = find_any(data, {"src", "url"});
    if (source.is(Kind::string) && !source.text().empty()) {
      add_embed_block(source.text(), text_at(data, "title"), data, body_);
      return true;
    }
    const std::string_view path = text_at(source, "pathname");
    const std::string_view film = text_at(find(source, "video"), "url");
    if (path.empty() && film.empty()) return false;
    const std::string address = film.empty() ? concat({"https://video.wixstatic.com/", path}) : std::string(film);
    add_embed_block(address, text_at(data, "title"), data, body_);
    return true;
  }

  bool read_poll(Value poll) {
    if (!write_link({}, text_at(poll, "title"))) return false;
    for (const Value option : find(poll, "options").children()) write_link({}, text_at(option, "title"));
    return true;
  }

  /// Writes a paragraph with a link, or with words alone.
  bool write_link(std::string_view address, std::string_view words) {
    if (words.empty()) words = address;
    if (words.empty()) return false;
    body_.start("p", data_);
    if (!address.empty()) body_.start("a", data_, {{"href", address}});
    body_.text(words, data_);
    if (!address.empty()) body_.end("a");
    body_.end("p");
    return true;
  }

  Value data_;
  BodyBuilder& body_;
  Report& report_;
};

} // namespace

bool read_wix_plugin(std::string_view type, Value data, BodyBuilder& body, Report& report) {
  constexpr std::string_view k_prefix = "wixdraftplugin";
  type.remove_prefix(k_prefix.size());
  return Reader(data, body, report).read(type);
}

} // namespace lede::formats
