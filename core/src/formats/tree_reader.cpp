// The walk over an editor's tree: tracks open elements and marks, and begins paragraphs where they are needed.
#include "formats/tree_reader.h"

#include <string>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/rich_text.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Whether an element contains only blocks, so that a text in it needs a paragraph.
bool needs_paragraph(std::string_view element) { return has_word("blockquote details aside div", element); }

bool is_line(std::string_view element) { return has_word("p h1 h2 h3 h4 h5 h6", element); }

/// Members with visible text in an unknown node.
constexpr std::string_view k_words =
    "title heading header headline subheading subheader subtitle text caption description content body message quote "
    "label "
    "intro summary question answer richtext html buttontext credit cite citation attribution authorname copyright";

} // namespace

std::string type_of(Value node) {
  for (const std::string_view name : {"type", "blockType", "nodeType", "_type", "__component"}) {
    const std::string_view type = text_at(node, name);
    // In a tree of HTML, the name of the element
    if (const std::string_view tag = text_at(node, "tagName"); type == "element" && !tag.empty())
      return tag == "code" ? "inlinecode" : plain_type(tag);
    if (!type.empty()) return plain_type(type.substr(type.rfind('.') + 1)); // Strapi's "shared.rich-text"
  }
  const bool is_named = find(node, "attributes").is(Kind::object) && find(node, "children").is(Kind::array);
  return is_named ? plain_type(text_at(node, "name")) : std::string();
}

Value children_of(Value node) {
  for (const std::string_view name : {"children", "content", "nodes", "leaves"}) {
    if (const Value children = find(node, name); children.is(Kind::array)) return children;
  }
  // A block of Payload may contain a whole tree.
  for (const std::string_view name : {"content", "richText"}) {
    if (const Value nodes = tree_in(find(node, name))) return nodes;
  }
  return {};
}

Value attribute_of(Value node, std::initializer_list<std::string_view> names) {
  const Value own = find_any(node, names);
  if (own && !own.is(Kind::array)) return own;
  for (const std::string_view holder :
       {"attrs", "fields", "data", "value", "image", "props", "attributes", "properties"}) {
    if (const Value found = find_any(find(node, holder), names)) return found;
  }
  return own;
}

std::string_view attribute_text(Value node, std::initializer_list<std::string_view> names) {
  const Value value = attribute_of(node, names);
  return value.is(Kind::string) ? value.text() : std::string_view();
}

void TreeReader::read(Value nodes) {
  push(nodes);
  walk();
}

void TreeReader::read_card(std::string_view type, Value node) {
  push({});
  type_ = find_type(type);
  if (type_ == nullptr) {
    read_unknown(node);
  } else {
    (this->*type_->read)(node);
  }
  walk();
}

void TreeReader::walk() {
  const std::size_t base = 1;
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    if (!(frame.at != frame.end)) {
      pop();
      continue;
    }
    const Value child = *frame.at;
    ++frame.at;
    if (frame.mode == Mode::members) {
      visit_member(child);
    } else if (frame.mode == Mode::parts && find_type(type_of(child)) == nullptr) {
      push(child, Mode::members);
    } else if (expect(child, Kind::object, report_)) {
      const bool ends_list = frames_.size() == base && !find(child, "listStyleType").is(Kind::string);
      if (ends_list) close_lines();
      visit(child);
    }
  }
  close_lines();
}

void TreeReader::close_lines() {
  if (!lines_.is_open()) return;
  begin_block();
  lines_.close();
}

void TreeReader::push(Value parent, Mode mode) {
  const json::Children children = parent.children();
  const bool is_code = !frames_.empty() && frames_.back().is_code;
  frames_.push_back({children.begin(), children.end(), open_.size(), mode, is_code});
}

/// Returns the address of the page or film in a node of unknown type.
static std::string_view address_in_unknown(Value node) {
  for (const Value holder :
       {node, find(node, "props"), find(node, "attrs"), find(node, "data"), find(node, "fields")}) {
    const Value address = find_any(holder, {"url", "src", "href", "videoUrl", "embedUrl", "link"});
    if (address.text().starts_with("https://") || address.text().starts_with("http://")) return address.text();
  }
  return {};
}

/// Whether an address is that of a sound or a film.
static bool is_medium(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  for (const std::string_view end : {".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".webm", ".mov"}) {
    if (address.ends_with(end)) return true;
  }
  return false;
}

void TreeReader::pop() {
  marks_.close();
  const Frame frame = frames_.back();
  if (!frame.is_code) write_line("p", frame.after);
  frames_.pop_back();
  close_to(frame.height);
  if (frame.is_code) write_line("p", frame.after); // a caption below the code
  if (!frame.unknown) return;
  const std::string type = type_of(frame.unknown);
  const std::string_view address = address_in_unknown(frame.unknown);
  if (kept_ == frame.kept) {
    if (address.empty()) return warn_unknown_block(frame.unknown, type, report_);
    add_embed(frame.unknown, address, attribute_text(frame.unknown, {"title", "name"}));
  } else if (is_medium(address)) {
    add_embed(frame.unknown, address, {});
  }
  report_.warn(messages::unknown_block_parts_kept, {quote(type)}, frame.unknown.origin());
}

void TreeReader::open(std::string_view element, Value node, std::initializer_list<MarkupAttribute> attributes) {
  marks_.close();
  body_.start(element, node, attributes);
  open_.push_back(element);
}

void TreeReader::close_to(std::size_t height) {
  marks_.close();
  for (; open_.size() > height; open_.pop_back()) body_.end(open_.back());
}

void TreeReader::begin_block() {
  marks_.close();
  if (!open_.empty() && is_line(open_.back())) close_to(open_.size() - 1);
}

void TreeReader::begin_inline(Value node) {
  if (open_.empty() || needs_paragraph(open_.back())) open("p", node);
}

void TreeReader::visit(Value node) {
  Frame& frame = frames_.back();
  if (const Value line = children_of(node); frame.is_code && line) {
    if (!frame.is_first) write("\n", node);
    frame.is_first = false;
    return push(line);
  }
  frame.is_first = false;
  const std::string type = type_of(node);
  type_ = find_type(type);
  if (type_ != nullptr) return (this->*type_->read)(node);
  const Value text = find_any(node, {"text"});
  if (text.is(Kind::string) && !children_of(node)) return read_leaf(node, text);
  if (const Value children = children_of(node); type.empty() && children) return push(children);
  read_unknown(node);
}

void TreeReader::visit_member(Value member) {
  const std::string key = plain_type(member.key());
  if (member.is(Kind::string)) {
    if (!has_word(k_words, key) || is_blank(member.text())) return;
    const bool is_heading = has_word("title heading header headline", key);
    const bool is_text = has_word("text body content description richtext html quote message answer", key);
    if (!is_text || is_nested()) return write_line(is_heading ? "h3" : "p", member);
    ++kept_;
    add_usual_body(member, body_, report_);
  } else if (member.is(Kind::object)) {
    if (const Value nodes = tree_in(member)) {
      push(nodes);
    } else if (is_tree_picture(member)) {
      read_image(member);
    } else if (find_any(member, {"url", "href"}).is(Kind::string) &&
               find_any(member, {"label", "text"}).is(Kind::string)) {
      read_button(member);
    } else if (has_word("attrs fields data value settings attributes props", key)) {
      push(member, Mode::members);
    }
  } else if (member.is(Kind::array)) {
    push(member, Mode::parts);
  }
}

void TreeReader::set_marks(Value node) {
  MarkSet wanted;
  for (const Value mark : find(node, "marks").children()) {
    const std::string_view name = mark.is(Kind::string) ? mark.text() : text_at(mark, "type");
    const Value attributes = find(mark, "attrs");
    const std::string type = plain_type(name);
    if (wanted.add(type == "subsup" ? text_at(attributes, "type") : name, attribute_text(mark, {"href", "url"})))
      continue;
    if (MarkSet::is_look(name)) continue;
    report_.warn(messages::unknown_mark, {}, mark.origin());
  }
  for (const Value member : node.children()) {
    if (member.is(Kind::boolean) && member.boolean()) wanted.add(member.key());
  }
  wanted.add_lexical(find(node, "format").integer().value_or(0));
  marks_.set(wanted, node);
}

void TreeReader::read_leaf(Value node, Value text) {
  if (text.text().empty()) return;
  if (frames_.back().is_code) return write(text.text(), text);
  // White space between blocks does not begin a paragraph.
  if ((open_.empty() || needs_paragraph(open_.back())) && is_blank(text.text())) return;
  begin_inline(node);
  set_marks(node);
  write(text.text(), text);
}

void TreeReader::write(std::string_view text, Value node) {
  if (!is_blank(text)) ++kept_;
  body_.text(text, node, !frames_.back().is_code);
}

/// Writes a text or a line of HTML in an element of its own.
void TreeReader::write_line(std::string_view element, Value text) {
  if (!text.is(Kind::string) || is_blank(text.text())) return;
  begin_block();
  ++kept_;
  body_.start(element, text);
  if (looks_like_html(text.text())) {
    body_.inline_html(text.text(), text);
  } else {
    body_.text(text.text(), text);
  }
  body_.end(element);
}

void TreeReader::write_link(std::string_view address, Value text, Value node) {
  begin_inline(node);
  marks_.close();
  body_.start("a", node, {{"href", address}});
  write(text.is(Kind::string) && !is_blank(text.text()) ? text.text() : address, node);
  body_.end("a");
}

} // namespace lede::formats
