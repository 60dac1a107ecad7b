// Converts NITF and XHTML to HTML. The tree is walked without recursion.
#include "formats/nitf_body.h"

#include <utility>

#include "base/text.h"
#include "base/words.h"
#include "formats/element_names.h"

namespace lede::formats {
namespace {

/// NITF elements whose names differ from HTML's.
constexpr ElementName k_elements[] = {
    {"hl1", "h2"}, {"hl2", "h2"}, {"bq", "blockquote"}, {"fn", "small"}, {"credit", "cite"}, {"caption", "caption"},
};

constexpr std::string_view k_same =
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd a em strong b i u s sub sup q br hr pre code blockquote cite table thead tbody "
    "tfoot tr td th col colgroup figure figcaption img video audio source small abbr time span div iframe embed object "
    "picture ins del mark kbd samp var ruby rt rp address section article aside details summary";
constexpr std::string_view k_void = "br hr img col source embed";
constexpr std::string_view k_attributes =
    "href src alt title colspan rowspan width height srcset cite datetime lang dir start scope poster data type";
/// Elements for machines, and elements that are read elsewhere.
constexpr std::string_view k_hidden =
    "script style head media-metadata media-object docdata pubdata revision-history nitf-table-metadata";

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
}

std::string_view element_of(std::string_view name) {
  if (const std::string_view element = element_named(name, k_elements); !element.empty()) return element;
  if (name == "h1") return "h2";
  return has_word(k_same, name) ? name : std::string_view();
}

class Walker {
 public:
  explicit Walker(const Xml& xml) : xml_(xml) {}

  std::vector<NitfPart> walk(std::uint32_t element) {
    const std::uint32_t end = xml_.node(element).next;
    for (std::uint32_t at = xml_.first_child(element); at < end;) {
      close_until(at);
      if (html_.empty()) from_ = at;
      at = visit(at);
    }
    close_until(end);
    flush();
    return std::move(parts_);
  }

 private:
  struct Open {
    std::uint32_t end;
    std::string_view element;
  };

  /// @return the next node to visit.
  std::uint32_t visit(std::uint32_t at) {
    const XmlNode& node = xml_.node(at);
    if (node.kind != XmlKind::element) {
      append_text(xml_.own_text(at));
      return node.next;
    }
    if (has_word(k_hidden, node.name)) return node.next;
    if (node.name == "media") {
      read_media(at);
      return node.next;
    }
    const std::string_view element = element_of(node.name);
    if (!element.empty()) open(at, element);
    return at + 1;
  }

  /// Appends a text. White space between blocks is ignored.
  void append_text(const std::string& text) {
    for (const Open& open : open_) {
      if (open.element == "pre") return append_escaped(html_, text);
    }
    std::string line;
    for (const char c : text) {
      const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      const bool is_double = is_space && (line.empty() ? html_.empty() || html_.back() == ' ' : line.back() == ' ');
      if (!is_double) line += is_space ? ' ' : c;
    }
    append_escaped(html_, line);
  }

  void open(std::uint32_t at, std::string_view element) {
    html_ += '<';
    html_ += element;
    for (std::uint32_t index = 0; index < xml_.node(at).attribute_count; ++index) {
      const std::string_view name = xml_.attribute_name(at, index);
      if (!has_word(k_attributes, name)) continue;
      html_ += concat({" ", name, "=\""});
      append_escaped(html_, xml_.attribute(at, name));
      html_ += '"';
    }
    html_ += '>';
    if (!has_word(k_void, element)) open_.push_back({xml_.node(at).next, element});
  }

  void close_until(std::uint32_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      html_ += concat({"</", open_.back().element, ">"});
      open_.pop_back();
    }
    if (open_.empty() && !waiting_.empty()) {
      flush();
      for (NitfPart& part : waiting_) parts_.push_back(std::move(part));
      waiting_.clear();
    }
  }

  void flush() {
    if (!is_blank(html_)) {
      NitfPart part;
      part.html = std::move(html_);
      part.from = from_;
      parts_.push_back(std::move(part));
    }
    html_.clear();
  }

  /// Reads a medium. One inside a paragraph is placed after the paragraph.
  void read_media(std::uint32_t media) {
    std::vector<NitfPart> found;
    std::string caption;
    std::string credit;
    for (std::uint32_t child = xml_.first_child(media); child < xml_.node(media).next; child = xml_.node(child).next) {
      const std::string_view name = xml_.node(child).name;
      if (name == "media-caption") caption = concat({caption, caption.empty() ? "" : " ", line_of(xml_, child)});
      if (name == "media-producer") credit = line_of(xml_, child);
      if (name != "media-reference" || xml_.node(child).kind != XmlKind::element) continue;
      NitfPart part;
      part.from = child;
      part.url = xml_.attribute(child, "source");
      part.type = xml_.attribute(child, "mime-type");
      if (part.type.empty()) part.type = xml_.attribute(media, "media-type");
      part.alt = xml_.attribute(child, "alternate-text");
      part.width = xml_.attribute(child, "width");
      part.height = xml_.attribute(child, "height");
      if (part.credit.empty()) part.credit = xml_.attribute(child, "source-credit");
      if (!part.url.empty()) found.push_back(std::move(part));
    }
    if (found.empty()) return;
    // Several references are forms of the same medium; take the largest.
    NitfPart best = std::move(found.front());
    for (NitfPart& part : found) {
      if (part.width.size() > best.width.size() || (part.width.size() == best.width.size() && part.width > best.width))
        best = std::move(part);
    }
    best.caption = std::move(caption);
    if (!credit.empty()) best.credit = std::move(credit);
    waiting_.push_back(std::move(best));
  }

  const Xml& xml_;
  std::string html_;
  std::uint32_t from_ = 0;
  std::vector<Open> open_;
  std::vector<NitfPart> parts_;
  std::vector<NitfPart> waiting_;
};

} // namespace

std::vector<NitfPart> read_nitf_body(const Xml& xml, std::uint32_t element) {
  return element == Xml::k_none ? std::vector<NitfPart>() : Walker(xml).walk(element);
}

std::uint32_t find_local(const Xml& xml, std::uint32_t parent, std::string_view name) {
  if (parent == Xml::k_none) return Xml::k_none;
  for (std::uint32_t child = xml.first_child(parent); child < xml.node(parent).next; child = xml.node(child).next) {
    if (xml.node(child).kind == XmlKind::element && xml.node(child).name == name) return child;
  }
  return Xml::k_none;
}

std::uint32_t find_local_path(const Xml& xml, std::uint32_t parent, std::string_view path) {
  while (!path.empty() && parent != Xml::k_none) {
    const std::size_t end = path.find(' ');
    parent = find_local(xml, parent, path.substr(0, end));
    path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
  }
  return parent;
}

namespace {

/// Parts the words of an element from those before it. A byline's title is beside the name, without a space.
void append_gap(std::string& line, std::string_view element) {
  const bool is_title = element == "byttl";
  if (line.empty() || (!is_title && !has_word("p location story.date br", element))) return;
  if (is_title) {
    line.resize(line.find_last_not_of(' ') + 1); // a line does not begin with a space
    if (std::string_view(",;:(-").find(line.back()) == std::string_view::npos) line += ',';
  }
  if (line.back() != ' ') line += ' ';
}

void append_collapsed(std::string& line, std::string_view text) {
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space) line += c;
    if (is_space && !line.empty() && line.back() != ' ') line += ' ';
  }
}

} // namespace

std::string line_of(const Xml& xml, std::uint32_t element) {
  std::string line;
  if (element == Xml::k_none) return line;
  for (std::uint32_t at = xml.first_child(element); at < xml.node(element).next; ++at) {
    if (xml.node(at).kind == XmlKind::element) {
      append_gap(line, xml.node(at).name);
    } else {
      append_collapsed(line, xml.own_text(at));
    }
  }
  return line;
}

std::string bylines_in(const Xml& xml, std::uint32_t head) {
  std::string line;
  if (head == Xml::k_none) return line;
  for (std::uint32_t child = xml.first_child(head); child < xml.node(head).next; child = xml.node(child).next) {
    if (xml.node(child).kind != XmlKind::element || xml.node(child).name != "byline") continue;
    const std::string own = line_of(xml, child);
    if (!own.empty()) line += concat({line.empty() ? "" : ", ", own});
  }
  return line;
}

} // namespace lede::formats
