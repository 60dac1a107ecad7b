// Portable Text: an array of blocks, alone or as the body of a Sanity document.
// @see https://github.com/portabletext/portabletext
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/element_names.h"
#include "formats/fields.h"
#include "formats/repeats.h"
#include "formats/rich_text.h"
#include "formats/text_lines.h"
#include "formats/usual_parts.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr ElementName k_decorators[] = {
    {"strong", "strong"},      {"em", "em"},   {"code", "code"}, {"underline", "u"},
    {"strike-through", "del"}, {"sub", "sub"}, {"sup", "sup"},   {"highlight", "mark"},
};

bool is_block(Value value) { return text_at(value, "_type") == "block"; }

/// Whether a value is a body: a block, or an array that begins with an object with `_type`.
bool is_body(Value value) {
  if (value.is(Kind::array)) return !text_at(first_object(value), "_type").empty();
  return is_block(value);
}

class Reader {
 public:
  Reader(Value blocks, BodyBuilder& body, Report& report)
      : blocks_(blocks), body_(body), report_(report), lists_(body), repeats_(blocks) {}

  void read() {
    if (blocks_.is(Kind::object)) return read_block(blocks_);
    for (const Value block : blocks_.children()) {
      if (expect(block, Kind::object, report_)) read_block(block);
    }
    lists_.close();
    write_notes();
  }

 private:
  using Spans = json::Children::Iterator;
  struct Mark {
    std::string_view name; // the mark's name in spans
    std::string_view element;
    std::size_t note = 0; // number of a footnote; 0: none
  };

  void read_block(Value block) {
    ++kept_;
    if (is_block(block)) {
      if (!text_at(block, "listItem").empty()) return read_list_item(block);
      lists_.close();
      return read_paragraph(block, "p");
    }
    lists_.close();
    read_object(block);
  }

  void read_object(Value block) {
    const std::string_view type = text_at(block, "_type");
    if (type == "image") {
      if (!read_any_picture(block, body_.add<Image>(block), report_)) body_.drop();
    } else if (is_code(block, type)) {
      add_code(block);
    } else if (has_word("embed youtube vimeo video twitter tweet instagram", type) && find(block, "url")) {
      Embed& embed = body_.add<Embed>(block);
      read_string(find(block, "url"), embed.url, report_);
      read_string(find_any(block, {"title", "caption"}), embed.title, report_);
    } else if (has_word("break divider hr horizontalRule", type)) {
      body_.add<Divider>(block);
    } else if (type == "youtube" || type == "vimeo") {
      add_film(block, type);
    } else if (type == "table" && find(block, "rows").is(Kind::array)) {
      add_usual_table(block, find(block, "rows"), body_); // of @sanity/table
    } else if (type == "gallery" && find(block, "images").is(Kind::array)) {
      for (const Value picture : find(block, "images").children()) add_picture(picture);
    } else if (has_word("figure mainImage imageWithCaption", type)) {
      add_picture(block);
    } else {
      const std::size_t before = kept_;
      add_unknown(block);
      if (kept_ == before) return warn_unknown_block(block, type, report_);
      report_.warn(messages::unknown_block_parts_kept, {quote(type)}, block.origin());
    }
  }

  /// Whether a block is code, whatever its site calls it: "code", "codeBlock", "snippet".
  static bool is_code(Value block, std::string_view type) {
    return find(block, "code").is(Kind::string) &&
           (type == "code" || find(block, "language") || type.ends_with("Block"));
  }

  void add_code(Value block) {
    body_.start("pre", block);
    body_.start("code", block);
    body_.text(text_at(block, "code"), find(block, "code"), false);
    body_.end("code");
    body_.end("pre");
  }

  void add_picture(Value picture) {
    ++kept_;
    if (!read_any_picture(picture, body_.add<Image>(picture), report_)) body_.drop();
  }

  void add_film(Value block, std::string_view type) {
    const Value id = find_any(block, {"videoId", "id", "videoID"});
    if (!id.is(Kind::string)) return warn_missing(block, "url", report_);
    Embed& embed = body_.add<Embed>(block);
    embed.url.value = type == "youtube" ? "https://www.youtube.com/watch?v=" : "https://vimeo.com/";
    embed.url.value += id.text();
    embed.url.origin = id.origin();
    read_string(find_any(block, {"title", "caption"}), embed.title, report_);
  }

  /// Adds the titles, blocks and pictures of an unknown block. The depth of the JSON bounds the recursion.
  void add_unknown(Value block) {
    for (const Value member : block.children()) {
      const bool is_text = has_word(
          "title heading text caption description body content message quote attribution author cite name label "
          "subtitle summary html",
          member.key());
      if (member.is(Kind::string) && is_text && !member.text().empty()) {
        ++kept_;
        body_.element("p", member);
      } else if (has_word("url href src", member.key()) && member.text().starts_with("http")) {
        ++kept_;
        read_string(member, body_.add<Embed>(member).url, report_);
      } else if (member.is(Kind::array)) {
        for (const Value child : member.children()) add_unknown_item(child);
        lists_.close();
      } else if (text_at(member, "_type") == "image") {
        add_picture(member);
      } else if (const Value file = find_path(member, "asset url"); file.is(Kind::string)) {
        add_file(file);
      }
    }
  }

  /// Adds an item of a list in an unknown block: a block, a picture, or an object with such members. Queries often
  /// leave its type out.
  void add_unknown_item(Value item) {
    const std::string_view type = text_at(item, "_type");
    if (!item.is(Kind::object) || type == "reference") return;
    if (find(item, "asset") && type != "file" && type != "muxVideo") return add_picture(item);
    if (type.empty()) return add_unknown(item);
    read_block(item);
  }

  /// Adds a link to a file.
  void add_file(Value address) {
    ++kept_;
    const std::string_view url = address.text();
    body_.link(url.substr(url.rfind('/') == std::string_view::npos ? 0 : url.rfind('/') + 1), address, address);
  }

  void read_paragraph(Value block, std::string_view plain_element) {
    const std::string_view style = text_at(block, "style");
    std::string_view element = has_word("h1 h2 h3 h4 h5 h6 blockquote", style) ? style : plain_element;
    if (element == plain_element && !style.empty() && style != "normal") {
      warn_invalid(find(block, "style"), messages::unknown_style_of_paragraph, report_);
    }
    if (!element.empty()) body_.start(element, block);
    read_spans(block);
    if (!element.empty()) body_.end(element);
  }

  void read_list_item(Value block) {
    lists_.start_item(text_at(block, "listItem") == "number" ? "ol" : "ul", find(block, "level").integer().value_or(1),
                      block);
    read_paragraph(block, {});
  }

  // Each span lists its marks. A mark that continues over several spans becomes one element.

  void read_spans(Value block) {
    block_ = block;
    const Value children = find(block, "children");
    if (!children || !expect(children, Kind::array, report_)) return;
    const Spans end = children.children().end();
    for (Spans at = children.children().begin(); at != end; ++at) {
      const Value child = *at;
      if (!expect(child, Kind::object, report_)) continue;
      const std::string_view type = text_at(child, "_type");
      if (type != "span" && !type.empty()) {
        close_marks(0);
        read_inline_object(child, type);
        continue;
      }
      const Value text = find(child, "text");
      if (!text || !expect(text, Kind::string, report_)) continue;
      open_marks(at, end);
      body_.text(text.text(), text);
    }
    close_marks(0);
  }

  void read_inline_object(Value object, std::string_view type) {
    Image image;
    Report unheard(false);
    const bool is_picture = type.find("mage") != std::string_view::npos || type == "icon"; // "inlineImage"
    if (is_picture && read_any_picture(object, image, unheard))
      return body_.start("img", object, {{"src", image.url.value}, {"alt", image.alt.value}});
    warn_unknown_block(object, type, report_);
    if (const Value text = find(object, "text"); text.is(Kind::string)) body_.text(text.text(), text);
  }

  [[nodiscard]] static bool has_mark(Value span, std::string_view name) {
    for (const Value mark : find(span, "marks").children()) {
      if (mark.is(Kind::string) && mark.text() == name) return true;
    }
    return false;
  }

  void open_marks(Spans at, Spans end) {
    const Value span = *at;
    std::size_t kept = 0;
    while (kept < marks_.size() && has_mark(span, marks_[kept].name)) ++kept;
    close_marks(kept);
    constexpr std::size_t k_most = 16; // marks of one span
    while (marks_.size() < k_most) {
      const Value next = find_longest(at, end);
      if (!next) return;
      open_mark(next);
    }
  }

  /// Returns the mark of a span that is not open and continues over the most spans; it becomes the outermost.
  Value find_longest(Spans at, Spans end) {
    Value longest;
    std::size_t most = 0;
    std::size_t count = 0;
    for (const Value mark : find(*at, "marks").children()) {
      constexpr std::size_t k_most_marks = 32;
      if (++count > k_most_marks) break;
      if (!mark.is(Kind::string) || is_open(mark.text())) continue;
      const std::size_t length = run_length(at, end, mark.text());
      if (length > most) {
        longest = mark;
        most = length;
      }
    }
    return longest;
  }

  [[nodiscard]] bool is_open(std::string_view name) const {
    for (const Mark& mark : marks_) {
      if (mark.name == name) return true;
    }
    return false;
  }

  /// Counts how many spans from this one on have the mark, up to a limit.
  [[nodiscard]] static std::size_t run_length(Spans at, Spans end, std::string_view name) {
    constexpr std::size_t k_most = 16;
    std::size_t length = 0;
    for (; length < k_most && at != end && has_mark(*at, name); ++at) ++length;
    return length;
  }

  void open_mark(Value mark) {
    const std::string_view name = mark.text();
    std::string_view element = element_named(name, k_decorators);
    std::size_t note = 0;
    if (!element.empty()) {
      body_.start(element, mark);
    } else if (const Value definition = find_definition(name)) {
      const Value href = find_any(definition, {"href", "url"});
      if (!repeats_.allow(definition, mark, report_)) {
        element = {};
      } else if (href.is(Kind::string)) { // link marks may have any name
        element = "a";
        body_.start(element, href, {{"href", href.text()}});
      } else if (std::string words = words_of_note(definition); !words.empty()) {
        const bool goes_on =
            !notes_.empty() && notes_.back().second.origin().value_index == definition.origin().value_index;
        if (!goes_on) notes_.emplace_back(std::move(words), definition);
        note = notes_.size();
      } else {
        warn_invalid(mark, messages::unknown_mark_named, report_);
      }
    } else {
      warn_invalid(mark, messages::unknown_mark_named, report_);
    }
    marks_.push_back({name, element, note});
  }

  /// Returns the words of a footnote, which are a text or blocks.
  static std::string words_of_note(Value definition) {
    const Value words = find_any(definition, {"text", "note", "content", "body", "footnote", "description"});
    return words.is(Kind::string) ? std::string(words.text()) : words_of_rich_text(words);
  }

  void write_notes() {
    if (notes_.empty()) return;
    body_.start("ol", notes_.front().second);
    for (const auto& [words, from] : notes_) {
      body_.start("li", from);
      body_.text(words, from);
      body_.end("li");
    }
    body_.end("ol");
  }

  [[nodiscard]] Value find_definition(std::string_view key) const {
    std::size_t count = 0;
    for (const Value definition : find(block_, "markDefs").children()) {
      constexpr std::size_t k_most_definitions = 200; // each opened mark is searched among them
      if (++count > k_most_definitions) break;
      if (text_at(definition, "_key") == key) return definition;
    }
    return {};
  }

  void close_marks(std::size_t count) {
    for (; marks_.size() > count; marks_.pop_back()) {
      if (!marks_.back().element.empty()) body_.end(marks_.back().element);
      const std::size_t note = marks_.back().note;
      if (note != 0) body_.text(concat({" [", decimal(static_cast<std::int64_t>(note)), "]"}), notes_[note - 1].second);
    }
  }

  Value blocks_;
  BodyBuilder& body_;
  Report& report_;
  Value block_;
  ListRun lists_;
  Repeats repeats_;
  std::vector<Mark> marks_;
  std::vector<std::pair<std::string, Value>> notes_; // footnotes, which are shown below the text
  std::size_t kept_ = 0;                             // number of blocks, texts and pictures so far
};

bool is_document(Value value) {
  const Value first = first_object(value);
  return first.is(Kind::object) && find(first, "_type") && find(first, "_id");
}

/// Returns the result in a response of Sanity's HTTP API.
Value result_of(Value root) {
  const Value result = find(root, "result");
  const bool is_answer = result && (has_any(root, "query ms syncTags") || (root.size() == 1 && is_document(result)));
  return is_answer ? result : Value();
}

void list(Value root, std::vector<Value>& items) {
  Value result = root.is(Kind::array) ? root : result_of(root);
  if (!is_document(result)) return;
  if (result.is(Kind::object)) items.push_back(result);
  for (const Value item : (result.is(Kind::array) ? result : Value()).children()) items.push_back(item);
}

Likeness recognise(Value root) {
  if (result_of(root)) return Likeness::none; // its list is examined instead
  if (root.is(Kind::array) && is_document(root)) return Likeness::none;
  if (is_body(root)) return Likeness::certain;
  return root.is(Kind::object) && !root.find("lede") && find_body(root, is_body) ? Likeness::certain : Likeness::none;
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  BodyBuilder body(article.body, report);
  if (is_body(root)) return Reader(root, body, report).read();
  const Value blocks = find_body(root, is_body);
  read_around(root, blocks, article, report);
  Reader(blocks, body, report).read();
}

} // namespace

bool is_portable_text(Value value) { return is_body(value); }

void read_portable_text(Value value, BodyBuilder& body, Report& report) { Reader(value, body, report).read(); }

constexpr Format k_portable_text = {"portable-text", "sanity portabletext", recognise, read, list, ArrayOf::blocks};

} // namespace lede::formats
