// The rich text of Wix.
#include "formats/ricos.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Returns the address of a file: given as a URL, or derived from the id of a file of Wix.
std::string address_of_file(Value file) {
  const Value source = find(file, "src");
  for (const Value holder : {source, file}) {
    if (const std::string_view url = text_at(holder, "url"); !url.empty()) return std::string(url);
  }
  if (source.is(Kind::string)) return std::string(source.text());
  const std::string_view id = text_at(source, "id");
  if (id.empty()) return {};
  if (id.starts_with("http")) return std::string(id);
  const bool is_film = id.starts_with("video/");
  return concat({is_film ? "https://video.wixstatic.com/" : "https://static.wixstatic.com/media/", id});
}

/// Appends the text of nodes, for fields with plain text. The depth of the JSON bounds the recursion.
void collect_words(Value nodes, std::string& out) {
  for (const Value node : nodes.children()) {
    const std::string_view text = text_at(find(node, "textData"), "text");
    if (!text.empty()) out += text;
    collect_words(find(node, "nodes"), out);
  }
}

std::string size_in(Value picture, std::string_view name) {
  const Value size = find(picture, name);
  return size.is(Kind::number) ? std::string(size.text()) : std::string();
}

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report), marks_(body) {}

  /// The JSON's own depth bounds the recursion.
  void read(Value nodes) {
    for (const Value node : nodes.children()) {
      if (!expect(node, Kind::object, report_)) continue;
      read_node(node);
    }
  }

 private:
  struct NodeType {
    std::string_view names;
    void (Reader::*read)(Value node, Value data);
    std::string_view element = {};
  };

  void read_node(Value node) {
    using R = Reader;
    static constexpr NodeType k_types[] = {
        {"TEXT", &R::read_text},
        {"PARAGRAPH", &R::read_line, "p"},
        {"HEADING", &R::read_heading},
        {"BULLETED_LIST", &R::read_element, "ul"},
        {"ORDERED_LIST", &R::read_element, "ol"},
        {"LIST_ITEM", &R::read_element, "li"},
        {"BLOCKQUOTE", &R::read_element, "blockquote"},
        {"CODE_BLOCK", &R::read_code},
        {"TABLE", &R::read_element, "table"},
        {"TABLE_ROW", &R::read_element, "tr"},
        {"TABLE_CELL", &R::read_element, "td"},
        {"CAPTION", &R::read_line, "figcaption"},
        {"DIVIDER", &R::read_divider},
        {"IMAGE", &R::read_picture},
        {"GALLERY", &R::read_gallery},
        {"GIF GIPHY", &R::read_gif},
        {"VIDEO", &R::read_film},
        {"AUDIO", &R::read_sound},
        {"EMBED HTML MAP", &R::read_embed},
        {"FILE", &R::read_file},
        {"BUTTON LINK_BUTTON", &R::read_button},
        {"LINK_PREVIEW", &R::read_preview},
        {"POLL", &R::read_poll},
        {"APP_EMBED", &R::read_app},
        {"COLLAPSIBLE_ITEM", &R::read_element, "details"},
        {"COLLAPSIBLE_ITEM_TITLE", &R::read_summary},
        {"COLLAPSIBLE_LIST COLLAPSIBLE_ITEM_BODY LAYOUT LAYOUT_CELL CARD SHAPE", &R::read_container},
    };
    const std::string_view type = text_at(node, "type");
    for (const NodeType& row : k_types) {
      if (!has_word(row.names, type)) continue;
      const std::string_view outer = std::exchange(element_, row.element);
      (this->*row.read)(node, data_of(node));
      element_ = outer;
      return;
    }
    const Value nodes = find(node, "nodes");
    if (nodes.size() == 0) return warn_unknown_block(node, type, report_);
    read(nodes);
  }

  /// Returns the data of a node: "imageData" of an IMAGE.
  static Value data_of(Value node) {
    for (const Value member : node.children()) {
      if (member.is(Kind::object) && member.key().ends_with("Data")) return member;
    }
    return {};
  }

  void start(std::string_view element, Value node) {
    marks_.close();
    body_.start(element, node);
    ++depth_;
  }
  void end(std::string_view element) {
    marks_.close();
    body_.end(element);
    --depth_;
  }

  // Text

  void read_text(Value node, Value data) {
    const Value text = find(data, "text");
    if (!text || !expect(text, Kind::string, report_)) return;
    MarkSet wanted;
    for (const Value decoration : find(data, "decorations").children()) {
      const std::string_view type = text_at(decoration, "type");
      if (type == "BOLD") {
        const Value weight = find(decoration, "fontWeightValue");
        if (!weight || weight.integer().value_or(700) >= 600) wanted.add(type);
      } else if (type == "LINK") {
        wanted.set_link(text_at(find_path(decoration, "linkData link"), "url"));
      } else if (type == "ITALIC" || type == "UNDERLINE") {
        const Value value = find(decoration, type == "ITALIC" ? "italicData" : "underlineData");
        if (value.boolean() || !value.is(Kind::boolean)) wanted.add(type);
      } else {
        wanted.add(type);
      }
    }
    marks_.set(wanted, node);
    body_.text(text.text(), text, !is_code_);
  }

  void read_line(Value node, Value /*data*/) {
    const Value nodes = find(node, "nodes");
    if (nodes.size() == 0) return;
    write_in(element_, node, nodes);
  }

  void write_in(std::string_view element, Value node, Value nodes) {
    start(element, node);
    read(nodes);
    end(element);
  }

  void read_heading(Value node, Value data) {
    constexpr std::string_view k_headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    const std::int64_t level = find(data, "level").integer().value_or(2);
    element_ = k_headings[level >= 1 && level <= 6 ? level - 1 : 1];
    read_line(node, data);
  }

  void read_element(Value node, Value /*data*/) { write_in(element_, node, find(node, "nodes")); }

  void read_container(Value node, Value /*data*/) { read(find(node, "nodes")); }

  void read_summary(Value node, Value /*data*/) {
    std::string words;
    collect_words(find(node, "nodes"), words);
    start("summary", node);
    body_.text(words, node);
    end("summary");
  }

  void read_code(Value node, Value /*data*/) {
    start("pre", node);
    const bool outer = std::exchange(is_code_, true);
    write_in("code", node, find(node, "nodes"));
    is_code_ = outer;
    end("pre");
  }

  void read_divider(Value node, Value /*data*/) {
    if (depth_ > 0) return body_.start("hr", node);
    body_.add<Divider>(node);
  }

  // Pictures, films, files

  void write_words(std::string_view element, Value text) {
    if (!text.is(Kind::string) || is_blank(text.text())) return;
    start(element, text);
    body_.text(text.text(), text);
    end(element);
  }

  void write_picture(Value node, std::string_view address, Value picture, std::string_view alt) {
    body_.start(
        "img", node,
        {{"src", address}, {"alt", alt}, {"width", size_in(picture, "width")}, {"height", size_in(picture, "height")}});
  }

  void read_picture(Value node, Value data) {
    const Value picture = find(data, "image");
    const std::string address = address_of_file(picture);
    const std::string_view link = text_at(find(data, "link"), "url");
    if (address.empty()) {
      warn_missing(node, "imageData.image.src", report_);
      return read(find(node, "nodes"));
    }
    start("figure", node);
    if (!link.empty()) body_.start("a", node, {{"href", link}});
    write_picture(node, address, picture, text_at(data, "altText"));
    if (!link.empty()) body_.end("a");
    const Value nodes = find(node, "nodes");
    if (nodes.size() != 0) {
      read(nodes);
    } else {
      write_words("figcaption", find(data, "caption"));
    }
    end("figure");
  }

  void read_gallery(Value node, Value data) {
    for (const Value item : find(data, "items").children()) {
      const Value film = find(item, "video");
      const Value picture = find_path(item, film ? "video media" : "image media");
      const std::string address = address_of_file(picture);
      if (address.empty()) {
        warn_missing(item, "image.media.src", report_);
        continue;
      }
      start("figure", item);
      if (film) {
        body_.start("video", item, {{"src", address}});
        body_.end("video");
      } else {
        write_picture(item, address, picture, text_at(item, "altText"));
      }
      write_words("figcaption", find(item, "title"));
      end("figure");
    }
    static_cast<void>(node);
  }

  void read_gif(Value node, Value data) {
    const std::string_view address = text_at(find_any(data, {"original", "downsized"}), "gif");
    if (address.empty()) return warn_missing(node, "gifData.original.gif", report_);
    start("figure", node);
    write_picture(node, address, data, text_at(data, "altText"));
    end("figure");
  }

  void read_film(Value node, Value data) {
    const std::string address = address_of_file(find(data, "video"));
    if (address.empty()) return warn_missing(node, "videoData.video.src", report_);
    const std::string_view end_of_path = std::string_view(address).substr(0, address.find_first_of("?#"));
    if (end_of_path.ends_with(".mp4") || end_of_path.ends_with(".webm")) {
      start("figure", node);
      body_.start("video", node, {{"src", address}, {"poster", address_of_file(find(data, "thumbnail"))}});
      body_.end("video");
      write_words("figcaption", find(data, "title"));
      return end("figure");
    }
    add_embed(address, text_at(data, "title"), node);
  }

  void add_embed(std::string_view address, std::string_view title, Value node) {
    marks_.close();
    if (depth_ == 0) return add_embed_block(address, title, node, body_);
    body_.start("iframe", node, {{"src", address}, {"title", title}});
    body_.end("iframe");
  }

  void read_sound(Value node, Value data) {
    const std::string address = address_of_file(find(data, "audio"));
    const std::string_view page = text_at(find(data, "embed"), "url");
    if (address.empty() && page.empty()) return warn_missing(node, "audioData.audio.src", report_);
    if (address.empty()) return add_embed(page, text_at(data, "name"), node);
    start("figure", node);
    body_.start("audio", node, {{"src", address}});
    body_.end("audio");
    write_words("figcaption", find(data, "name"));
    end("figure");
  }

  /// Reads a post, a piece of HTML or a map.
  void read_embed(Value node, Value data) {
    const Value html = find(data, "html") ? find(data, "html") : find_path(data, "oembed html");
    const Value address = find_any(data, {"src", "url"});
    if (address.is(Kind::string) && !address.text().empty()) {
      return add_embed(address.text(), text_at(find(data, "oembed"), "title"), node);
    }
    if (html.is(Kind::string) && !html.text().empty()) {
      marks_.close();
      if (depth_ > 0) return body_.inline_html(html.text(), html);
      return body_.add_html(html);
    }
    const Value place = find_any(find(data, "mapSettings"), {"address", "locationName"});
    if (!place.is(Kind::string)) return warn_unknown_block(node, text_at(node, "type"), report_);
    write_words("p", place);
  }

  void write_link(std::string_view address, Value words, Value node) {
    start("p", node);
    if (!address.empty()) body_.start("a", node, {{"href", address}});
    body_.text(words.is(Kind::string) && !is_blank(words.text()) ? words.text() : address, node);
    if (!address.empty()) body_.end("a");
    end("p");
  }

  void read_file(Value node, Value data) {
    const std::string address = address_of_file(data);
    if (address.empty()) return warn_missing(node, "fileData.src", report_);
    write_link(address, find(data, "name"), node);
  }

  void read_button(Value node, Value data) {
    const Value link = find(data, "link");
    write_link(text_at(link.is(Kind::object) ? link : data, "url"), find(data, "text"), node);
  }

  void read_preview(Value node, Value data) {
    const std::string_view picture = text_at(data, "thumbnailUrl");
    start("figure", node);
    if (!picture.empty()) body_.start("img", node, {{"src", picture}});
    write_link(text_at(find(data, "link"), "url"), find(data, "title"), node);
    write_words("figcaption", find(data, "description"));
    end("figure");
  }

  void read_poll(Value node, Value data) {
    const Value poll = find(data, "poll");
    write_words("p", find(poll, "title"));
    start("ul", node);
    for (const Value option : find(poll, "options").children()) write_words("li", find(option, "title"));
    end("ul");
  }

  /// Reads a product, an event or a booking as a link with its name.
  void read_app(Value node, Value data) {
    const std::string picture = address_of_file(find(data, "image"));
    start("figure", node);
    if (!picture.empty()) body_.start("img", node, {{"src", picture}});
    write_link(text_at(data, "url"), find(data, "name"), node);
    end("figure");
  }

  BodyBuilder& body_;
  Report& report_;
  InlineMarks marks_;
  std::string_view element_; // of the current node
  int depth_ = 0;            // number of open elements
  bool is_code_ = false;
};

} // namespace

bool is_ricos(Value value) {
  const Value first = first_object(find(value, "nodes"));
  if (!find(value, "nodes").is(Kind::array) || !find(first, "type").is(Kind::string)) return false;
  for (const Value member : first.children()) {
    if (member.is(Kind::object) && member.key().ends_with("Data")) return true;
  }
  return text_at(first, "type").find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
         find(first, "nodes").is(Kind::array);
}

void read_ricos(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(find(value, "nodes")); }

} // namespace lede::formats
