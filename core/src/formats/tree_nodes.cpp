// The names of nodes in the trees of rich text editors, and what becomes of texts, lists and tables.
#include <algorithm>
#include <string>

#include "base/loose_date.h"
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

bool is_true(Value value) { return value.boolean() || value.text() == "true"; }

bool is_list(std::string_view type) {
  return has_word(
      "list bulletlist unorderedlist bulletedlist orderedlist numberedlist numberlist ul ol ullist ollist tasklist "
      "checklist todolist",
      type);
}

/// Whether a node holds nothing that a reader could see. It is asked of paragraphs and headings, whose children are
/// leaves.
bool is_empty(Value node) {
  for (const Value child : children_of(node).children()) {
    const Value text = find_any(child, {"text", "value"});
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

/// The children that are no lists: at most 2 are counted.
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

/// 0 if a type has no level of a heading in its name.
int level_in(std::string_view type) {
  constexpr std::string_view k_numbers[] = {"one", "two", "three", "four", "five", "six"};
  if (!type.starts_with('h')) return 0;
  for (int level = 1; level <= 6; ++level) {
    if (type.ends_with(static_cast<char>('0' + level)) || type.ends_with(k_numbers[level - 1])) return level;
  }
  return 0;
}

} // namespace

const TreeReader::NodeType* TreeReader::find_type(std::string_view type) {
  using T = TreeReader;
  static constexpr NodeType k_types[] = {
      {"text span extendedtext codehighlight", &T::read_text},
      {"paragraph p unstyled line lic listitemcontent listitemchild listitemtext litext default extendedparagraph "
       "textblock",
       &T::read_paragraph, "p"},
      {"link autolink a hyperlink anchor", &T::read_link},
      {"linebreak hardbreak br softbreak hardlinebreak", &T::read_break},
      {"listitem li taskitem taskitemblock checklistitem todolistitem todoitem listelement bulletedlistitem "
       "numberedlistitem todoli actionitem decisionitem",
       &T::read_item, "li"},
      {"list bulletlist unorderedlist bulletedlist ul ullist tasklist checklist todolist actionlist decisionlist",
       &T::read_list, "ul"},
      {"orderedlist numberedlist numberlist ol ollist", &T::read_list, "ol"},
      {"heading header extendedheading h1 h2 h3 h4 h5 h6 heading1 heading2 heading3 heading4 heading5 heading6 "
       "headingone headingtwo headingthree headingfour headingfive headingsix headerone headertwo headerthree "
       "headerfour headerfive headersix title subtitle",
       &T::read_heading},
      {"quote blockquote extendedquote pullquote bq", &T::read_quotation, "blockquote"},
      {"code codeblock pre codelisting preformatted codecontainer", &T::read_code},
      {"codeline", &T::read_container},
      {"image img upload picture photo inlineimage imageblock media mediablock image2 imageresize customimage "
       "resizableimage resizedimage blockimage embeddedassetblock",
       &T::read_image},
      {"figure captionedimage imagefigure", &T::read_figure, "figure"},
      {"figcaption caption figurecaption imagecaption", &T::read_element, "figcaption"},
      {"gallery imagegallery slider carousel slideshow", &T::read_gallery},
      {"table", &T::read_element, "table"},
      {"thead tablehead tableheader2", &T::read_element, "thead"},
      {"tbody tablebody", &T::read_element, "tbody"},
      {"tablerow tr row", &T::read_element, "tr"},
      {"tablecell td cell", &T::read_cell, "td"},
      {"tableheader th tableheadercell tablecellheader", &T::read_cell, "th"},
      {"horizontalrule hr divider thematicbreak rule separator delimiter", &T::read_rule},
      {"embed youtube youtube2 youtubevideo vimeo tweet twitter twitter2 x iframe mediaembed oembed instagram tiktok "
       "spotify spotify2 soundcloud facebook externalembed embedcard blockcard videoembed embedvideo",
       &T::read_embed},
      {"video videoblock", &T::read_film},
      {"audio audioblock", &T::read_sound},
      {"file attachment", &T::read_file},
      {"html rawhtml htmlblock", &T::read_html},
      {"markdown", &T::read_markdown},
      {"bookmark linkpreview linkcard", &T::read_bookmark},
      {"button", &T::read_button},
      {"product", &T::read_product},
      {"header2 calltoaction", &T::read_banner},
      {"mention hashtag emoji status inlinecard user userlink keyword tag zwnj date", &T::read_word},
      {"equation inlinemath blockmath mathematics mathinline mathblock math formula katex latex inlineequation",
       &T::read_formula},
      {"details collapsiblecontainer toggle expand nestedexpand accordion accordionitem", &T::read_details, "details"},
      {"detailssummary collapsibletitle summary accordiontitle", &T::read_element, "summary"},
      {"callout panel banner admonition infobox factbox alert note tip aside", &T::read_box, "aside"},
      {"block inlineblock", &T::read_block},
      {"relationship embeddedentryblock", &T::read_relation},
      {"reference", &T::read_reference},
      {"root doc document layout layoutarea blok detailscontent collapsiblecontent accordioncontent layoutcontainer "
       "layoutitem layoutsection "
       "layoutcolumn columns column columngroup columnitem columnblock columnlist section div wrapper fragment group "
       "mediasingle mediagroup overflow mark comment inline body",
       &T::read_container},
      {"richtext content textblock textsection blockcontent contentblock rte", &T::read_parts},
      {"paywall email emailcta pagebreak subscribewidget tableofcontents toc trailingnode", &T::skip},
  };
  if (type.empty()) return nullptr;
  for (const NodeType& row : k_types) {
    if (has_word(row.names, type)) return &row;
  }
  return nullptr;
}

void TreeReader::read_text(Value node) {
  const Value text = find_any(node, {"text", "value"});
  if (text.is(Kind::string)) return read_leaf(node, text);
  if (children_of(node)) return push(children_of(node)); // the leaves of an older Slate
  if (text) static_cast<void>(expect(text, Kind::string, report_));
}

/// A node that has a text in place of children. @return whether it was one.
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
  // A picture alone in its paragraph is no part of a line.
  if (!is_nested() && is_picture_alone(node)) return;
  open("p", node);
}

/// Plate has lists of paragraphs that say how far they are indented.
void TreeReader::read_list_line(std::string_view bullet, Value node) {
  begin_block();
  const bool is_plain = has_word("disc circle square todo", bullet);
  lines_.start_item(is_plain ? "ul" : "ol", find(node, "indent").integer().value_or(1), node);
  push(children_of(node));
  open("p", node);
  if (bullet == "todo") body_.text(is_true(find(node, "checked")) ? "☑ " : "☐ ", node);
}

void TreeReader::read_heading(Value node) {
  if (!children_of(node) && has_any(node, "header subheader")) return read_banner(node); // Ghost's card
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
  // A row of a layout is none of a table.
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
  const bool goes_on = is_in_list && open_.size() == frames_.back().height + 2; // the item before is still open
  // Lexical puts a list that belongs to an item into an item of its own.
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
  // Lexical says with bits whether a cell is a heading.
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
  const Value code = attribute_of(node, {"code"});
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

/// A name, a sign, a date: nodes without children that are words of a line.
void TreeReader::read_word(Value node) {
  Value text = attribute_of(node, {"text", "label", "name", "mentionName", "character", "shortName", "username"});
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

/// A node whose members are its parts: Strapi's components.
void TreeReader::read_parts(Value node) {
  if (children_of(node)) return push(children_of(node));
  marks_.close();
  push(node, Mode::members);
}

/// A quotation with who said it, or one that is a node like others.
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

/// A box beside the text.
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
  // Its only paragraph begins with the sign.
  if (words.starts_with("<p") && words.find("<p", 2) == std::string_view::npos) {
    words.remove_prefix(std::min(words.size(), words.find('>') + 1));
  }
  if (!begins_with_block(words)) open("p", node);
  if (!sign.empty()) write(concat({sign, " "}), node);
  body_.inline_html(words, text);
}

/// Payload's block: what is in its fields is a node of another type.
void TreeReader::read_block(Value node) {
  const Value fields = find(node, "fields");
  if (find(fields, "blockType").is(Kind::string)) return visit(fields);
  if (children_of(node)) return push(children_of(node));
  read_unknown(node);
}

void TreeReader::skip(Value /*node*/) {}

void TreeReader::read_unknown(Value node) {
  marks_.close();
  const std::size_t before = kept_;
  // Beside a whole tree, and where the children say nothing, other members may: a button, the properties of MDX.
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
