// Reads texts, lists and tables in the trees of rich text editors.
#include <algorithm>
#include <string>

#include "base/loose_date.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/tree_reader.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

bool is_true(Value value) { return value.boolean() || value.text() == "true"; }

bool is_list(std::string_view type) {
  return has_word(
      "list bulletlist unorderedlist bulletedlist orderedlist numberedlist numberlist ul ol ullist ollist tasklist "
      "checklist todolist",
      type);
}

/// Whether a node has no visible content. Called for paragraphs and headings, whose children are leaves.
bool is_empty(Value node) {
  for (const Value child : children_of(node).children()) {
    Value text = find_any(child, {"text", "value"});
    if (!text) text = find_path(child, "attributes value");
    const std::string type = type_of(child);
    const bool is_leaf = (type.empty() && !children_of(child)) || type == "text";
    if (!is_leaf || (text.is(Kind::string) && !is_blank(text.text()))) {
      if (!has_word("linebreak hardbreak br softbreak", type)) return false;
    }
  }
  return true;
}

bool is_picture_alone(Value paragraph) {
  Value picture;
  for (const Value child : children_of(paragraph).children()) {
    if (has_word("image inlineimage upload", type_of(child)) && !picture) {
      picture = child;
    } else if (!is_blank(text_at(child, "text")) || children_of(child) || !find(child, "text")) {
      return false;
    }
  }
  return static_cast<bool>(picture);
}

/// Counts the children that are not lists, up to 2.
int count_beside_lists(Value node, Value& last) {
  int count = 0;
  for (const Value child : children_of(node).children()) {
    if (is_list(type_of(child))) continue;
    last = child;
    if (++count == 2) break;
  }
  return count;
}

bool is_paragraph(std::string_view type) {
  return has_word("paragraph p unstyled line lic listitemcontent listitemchild listitemtext litext default", type);
}

/// Returns the heading level in a type's name; 0 if there is none.
int level_in(std::string_view type) {
  constexpr std::string_view k_numbers[] = {"one", "two", "three", "four", "five", "six"};
  if (!type.starts_with('h')) return 0;
  for (int level = 1; level <= 6; ++level) {
    if (type.ends_with(static_cast<char>('0' + level)) || type.ends_with(k_numbers[level - 1])) return level;
  }
  return 0;
}

} // namespace

void TreeReader::read_text(Value node) {
  Value text = find_any(node, {"text", "value"});
  if (!text) text = find_path(node, "attributes value");
  if (text.is(Kind::string)) return read_leaf(node, text);
  if (children_of(node)) return push(children_of(node)); // leaves of an older version of Slate
  if (text) static_cast<void>(expect(text, Kind::string, report_));
}

/// Reads a node with a text instead of children. @return whether it is one.
bool TreeReader::read_own_text(std::string_view element, Value node) {
  if (children_of(node)) return false;
  const Value text = attribute_of(node, {"text", "html", "content", "value"});
  write_line(element, text);
  return text.is(Kind::string);
}

void TreeReader::read_paragraph(Value node) {
  if (read_own_text("p", node) || is_empty(node)) return;
  const std::string_view bullet = attribute_text(node, {"listStyleType"});
  if (!bullet.empty() && bullet != "none" && frames_.size() == 1) return read_list_line(bullet, node);
  if (!open_.empty() && frames_.back().has_one_paragraph) return push(children_of(node));
  begin_block();
  push(children_of(node));
  // A picture that is alone in its paragraph needs no paragraph.
  if (!is_nested() && is_picture_alone(node)) return;
  open("p", node);
}

/// Reads a list item of Plate: a paragraph with an indentation.
void TreeReader::read_list_line(std::string_view bullet, Value node) {
  begin_block();
  const bool is_plain = has_word("disc circle square todo", bullet);
  lines_.start_item(is_plain ? "ul" : "ol", find(node, "indent").integer().value_or(1), node);
  push(children_of(node));
  open("p", node);
  if (bullet == "todo") body_.text(is_true(find(node, "checked")) ? "☑ " : "☐ ", node);
}

void TreeReader::read_heading(Value node) {
  if (!children_of(node) && has_any(node, "header subheader")) return read_banner(node); // a card of Ghost
  const std::string type = type_of(node);
  int level = level_in(type);
  const Value own = attribute_of(node, {"level", "depth", "tag"});
  if (const std::optional<std::int64_t> number = own.integer()) {
    level = static_cast<int>(std::clamp<std::int64_t>(*number, 1, 6));
  } else if (const int tagged = level_in(own.text()); tagged != 0) {
    level = tagged;
  }
  constexpr std::string_view k_elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  const std::string_view element = level == 0 ? (type == "subtitle" ? "h3" : "h2") : k_elements[level - 1];
  if (read_own_text(element, node) || is_empty(node)) return;
  begin_block();
  push(children_of(node));
  open(element, node);
}

void TreeReader::read_element(Value node) {
  const std::string_view element = type_->element;
  // A row outside a table is part of a layout.
  if (element == "tr" && std::find(open_.begin(), open_.end(), "table") == open_.end()) return read_container(node);
  if (read_own_text(element, node) || !children_of(node)) return;
  begin_block();
  push(children_of(node));
  open(element, node);
}

void TreeReader::read_list(Value node) {
  const std::string_view kind = attribute_text(node, {"listType", "tag", "format", "style", "listStyleType"});
  const bool is_ordered = type_->element == "ol" || is_true(attribute_of(node, {"ordered"})) ||
                          has_word("number ol ordered decimal numbered", kind);
  const Value start = attribute_of(node, {"start", "order"});
  const bool counts = is_ordered && start.integer().value_or(1) > 1;
  begin_block();
  push(children_of(node), Mode::list);
  open(is_ordered ? "ol" : "ul", node, {{"start", counts ? start.text() : std::string_view()}});
}

void TreeReader::read_item(Value node) {
  Value only;
  const int count = count_beside_lists(node, only);
  const Value children = children_of(node);
  const bool is_in_list = frames_.back().mode == Mode::list;
  const bool goes_on = is_in_list && open_.size() == frames_.back().height + 2; // the previous item is still open
  // In Lexical, a nested list is in an item of its own.
  if (count == 0 && children.size() != 0 && goes_on) return push(children, Mode::nodes);
  if (is_in_list) close_to(frames_.back().height + 1);
  if (!is_in_list) begin_block();
  const std::size_t height = open_.size();
  open("li", node);
  const Value checked = attribute_of(node, {"checked", "state"});
  if (checked.is(Kind::boolean) || type_of(node).starts_with("task") || type_of(node).starts_with("check")) {
    body_.text(is_true(checked) || checked.text() == "DONE" ? "☑ " : "☐ ", node);
  }
  push(children);
  if (!is_in_list) frames_.back().height = height;
  frames_.back().has_one_paragraph = count == 1 && is_paragraph(type_of(only));
}

void TreeReader::read_cell(Value node) {
  // Lexical's `headerState` has bits for header cells.
  const bool is_heading = type_->element == "th" || find(node, "headerState").integer().value_or(0) > 0 ||
                          is_true(attribute_of(node, {"header", "isHeader"}));
  const auto span = [&](Value value) { return value.integer().value_or(1) > 1 ? value.text() : std::string_view(); };
  begin_block();
  push(children_of(node));
  open(is_heading ? "th" : "td", node,
       {{"colspan", span(attribute_of(node, {"colspan", "colSpan"}))},
        {"rowspan", span(attribute_of(node, {"rowspan", "rowSpan"}))}});
  Value only;
  const bool is_alone = count_beside_lists(node, only) == 1 && is_paragraph(type_of(only));
  frames_.back().has_one_paragraph = is_alone;
}

void TreeReader::read_code(Value node) {
  Value code = attribute_of(node, {"code"});
  if (!code && is_empty(node)) code = find(node, "value"); // TinaCMS
  const bool has_text = code.is(Kind::string);
  if (!has_text && !children_of(node)) return read_unknown(node);
  const std::string_view language = attribute_text(node, {"language", "lang", "params"});
  const std::string name = language.empty() ? std::string() : concat({"language-", language});
  begin_block();
  push(has_text ? Value() : children_of(node));
  frames_.back().is_code = true;
  open("pre", node);
  open("code", node, {{"class", name}});
  if (has_text) write(code.text(), code);
  frames_.back().after = attribute_of(node, {"caption"});
}

void TreeReader::read_break(Value node) {
  if (frames_.back().is_code) return write("\n", node);
  if (open_.empty()) return;
  marks_.close();
  body_.start("br", node);
}

void TreeReader::read_rule(Value node) {
  begin_block();
  if (is_nested()) return body_.start("hr", node);
  body_.add<Divider>(node);
}

/// Reads an inline element of a tree that has no marks.
void TreeReader::read_inline(Value node) {
  const std::string_view element = type_->element;
  begin_inline(node);
  marks_.close();
  const Value text = children_of(node) ? Value() : find_any(node, {"value", "text"});
  push(children_of(node));
  open(element, node);
  if (text.is(Kind::string)) write(text.text(), text);
}

void TreeReader::read_link(Value node) {
  std::string_view address = attribute_text(node, {"url", "href", "uri", "src"});
  if (address.empty()) {
    for (const std::string_view holder : {"doc value", "value"}) {
      const Value target = find_path(find(node, "fields"), holder);
      if (address.empty()) address = text_at(target, "url");
    }
  }
  begin_inline(node);
  marks_.close();
  push(children_of(node));
  if (address.empty()) return warn_missing(node, "url", report_);
  open("a", node,
       {{"href", address}, {"title", attribute_text(node, {"title"})}, {"rel", attribute_text(node, {"rel"})}});
}

/// Reads inline nodes without children: a mention, an emoji, a date.
void TreeReader::read_word(Value node) {
  Value text =
      attribute_of(node, {"emoji", "text", "label", "name", "mentionName", "character", "shortName", "username"});
  if (!text.is(Kind::string)) text = attribute_of(node, {"value", "id"});
  const std::string type = type_of(node);
  const Value moment = attribute_of(node, {"timestamp"});
  if (type == "inlinecard") return write_link(attribute_text(node, {"url"}), {}, node);
  if (type == "date" && moment) {
    if (const std::optional<DateTime> date = parse_loose_date(moment.text())) {
      begin_inline(node);
      write(date->serialise().substr(0, 10), node);
    }
    return;
  }
  if (!text.is(Kind::string)) return children_of(node) ? push(children_of(node)) : read_unknown(node);
  if (find(node, "text").is(Kind::string)) return read_leaf(node, text);
  begin_inline(node);
  marks_.close();
  const bool is_bare = type == "mention" && !text.text().starts_with('@');
  write(is_bare ? concat({"@", text.text()}) : std::string(text.text()), text);
}

void TreeReader::read_formula(Value node) {
  const Value formula = attribute_of(node, {"equation", "latex", "formula", "texExpression", "text", "content"});
  if (!formula.is(Kind::string)) return children_of(node) ? push(children_of(node)) : read_unknown(node);
  begin_inline(node);
  marks_.close();
  body_.start("code", node);
  write(formula.text(), formula);
  body_.end("code");
}

void TreeReader::read_container(Value node) {
  if (children_of(node)) return push(children_of(node));
  read_unknown(node);
}

/// Reads a node whose members are its parts: a component of Strapi.
void TreeReader::read_parts(Value node) {
  if (children_of(node)) return push(children_of(node));
  marks_.close();
  push(node, Mode::members);
}

/// Reads a quotation: one with a source, or an ordinary node.
void TreeReader::read_quotation(Value node) {
  const Value words = attribute_of(node, {"quote", "text", "body", "content"});
  const Value person = attribute_of(node, {"author", "cite", "citation", "attribution", "name", "source", "title"});
  if (children_of(node) || is_nested() || !words.is(Kind::string) || is_blank(words.text())) {
    read_element(node);
    if (children_of(node)) frames_.back().after = person;
    return;
  }
  ++kept_;
  Quote& quote = body_.add<Quote>(words);
  read_either(words, quote.text, report_);
  if (person.is(Kind::string)) read_plain(person, quote.cite, report_);
}

void TreeReader::read_details(Value node) {
  const Value heading = attribute_of(node, {"heading", "title", "summary"});
  const Value content = attribute_of(node, {"content"});
  if (!heading.is(Kind::string) && !children_of(node)) return read_unknown(node);
  begin_block();
  push(children_of(node));
  open("details", node);
  write_line("summary", heading);
  if (content.is(Kind::string)) {
    ++kept_;
    body_.inline_html(content.text(), content);
  }
}

/// Reads a box (callout, aside).
void TreeReader::read_box(Value node) {
  const Value text = attribute_of(node, {"calloutText", "message", "text"});
  const Value nodes = children_of(node);
  if (!nodes && !text.is(Kind::string)) return read_unknown(node);
  begin_block();
  push(nodes);
  open("aside", node);
  write_line("p", attribute_of(node, {"title"}));
  const std::string_view sign = attribute_text(node, {"calloutEmoji", "emoji"});
  if (!text.is(Kind::string) || nodes) return;
  ++kept_;
  std::string_view words = text.text();
  // Put the icon at the beginning of its only paragraph.
  if (words.starts_with("<p") && words.find("<p", 2) == std::string_view::npos) {
    words.remove_prefix(std::min(words.size(), words.find('>') + 1));
  }
  if (!begins_with_block(words)) open("p", node);
  if (!sign.empty()) write(concat({sign, " "}), node);
  body_.inline_html(words, text);
}

/// Reads Storyblok's components in a text. The depth of the JSON bounds the recursion.
void TreeReader::read_components(Value node) {
  const Value components = attribute_of(node, {"body"});
  if (!components || is_nested()) return read_container(node);
  begin_block();
  ++kept_;
  add_usual_body(components, body_, report_);
}

/// Reads Payload's block, whose fields are a node of another type.
void TreeReader::read_block(Value node) {
  const Value fields = find(node, "fields");
  if (find(fields, "blockType").is(Kind::string)) return visit(fields);
  if (children_of(node)) return push(children_of(node));
  read_unknown(node);
}

void TreeReader::skip(Value /*node*/) {}

/// Reads a set of Statamic's Bard: a block with its own type and fields.
void TreeReader::read_set(Value node) {
  const Value fields = find_path(node, "attrs values");
  if (!fields.is(Kind::object)) return read_unknown(node);
  begin_block();
  const bool has_read = add_usual_block(fields, text_at(fields, "type"), body_, report_);
  if (has_read) ++kept_;
  if (!has_read) warn_unknown_block(node, text_at(fields, "type"), report_);
}

void TreeReader::read_unknown(Value node) {
  marks_.close();
  const std::size_t before = kept_;
  // Other members (a button, the properties of MDX) may have content beside a whole tree, or if the children are empty.
  const bool has_tree = tree_in(find(node, "content")) || tree_in(find(node, "richText"));
  if (const Value children = children_of(node); children && !has_tree && !is_empty(node)) {
    push(children);
  } else {
    push(node, Mode::members);
  }
  frames_.back().unknown = node;
  frames_.back().kept = before;
}

} // namespace lede::formats
