// Draft.js: blocks of text with ranges for styles and entities, which are counted in code points.
// @see https://draftjs.org/docs/api-reference-data-conversion
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "base/sort.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/repeats.h"
#include "formats/rich_text.h"
#include "formats/text_lines.h"
#include "formats/tree_reader.h"
#include "formats/values.h"
#include "formats/wix_plugins.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view k_camera = "\xF0\x9F\x93\xB7"; // Draft.js' text for a picture

class Reader {
 public:
  Reader(Value content, BodyBuilder& body, Report& report)
      : body_(body), report_(report), lines_(body), marks_(body), repeats_(content) {
    const Value map = find(content, "entityMap"); // some exports have a list
    std::int64_t place = 0;
    for (const Value entity : map.children()) {
      std::string key = map.is(Kind::array) ? decimal(place) : std::string(entity.key());
      entities_.emplace_back(std::move(key), entity);
      ++place;
    }
    std::sort(entities_.begin(), entities_.end(), is_before);
  }

  void read(Value blocks) {
    for (const Value block : blocks.children()) {
      if (expect(block, Kind::object, report_)) read_block(block);
    }
    lines_.close();
  }

 private:
  void read_block(Value block) {
    const std::string type = plain_type(text_at(block, "type"));
    const Value text = find(block, "text");
    const bool is_atomic = has_word("atomic atomic:image atomic:video atomic:embed media image video embed", type);
    if ((is_atomic || is_only_picture(block)) && read_atomic(block)) return;
    if (!text || !expect(text, Kind::string, report_)) return;
    if (is_blank(text.text()) && type != "codeblock") {
      if (is_atomic) warn_unknown_block(block, type, report_);
      return;
    }
    const std::int64_t depth = std::clamp<std::int64_t>(find(block, "depth").integer().value_or(0), 0, 16);
    if (has_word("unorderedlistitem checkablelistitem todo", type)) {
      lines_.start_item("ul", depth, block);
      const Value checked = find(find(block, "data"), "checked");
      if (type != "unorderedlistitem") body_.text(checked.boolean() ? "☑ " : "☐ ", block);
    } else if (type == "orderedlistitem") {
      lines_.start_item("ol", depth, block);
    } else if (has_word("blockquote pullquote quote", type)) {
      lines_.start_quotation(block);
    } else if (type == "codeblock") {
      lines_.start_code(text_at(find(block, "data"), "language"), block);
    } else {
      lines_.start_line(element_of(type), block);
    }
    write_text(block, text);
    lines_.end_line();
  }

  static std::string_view element_of(std::string_view type) {
    constexpr std::string_view k_headings = "headerone headertwo headerthree headerfour headerfive headersix";
    constexpr std::string_view k_elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    for (std::size_t level = 0; level < std::size(k_elements); ++level) {
      if (type == word_at(k_headings, level)) return k_elements[level];
    }
    return "p";
  }

  using Entity = std::pair<std::string, Value>;

  static bool is_before(const Entity& a, const Entity& b) { return a.first < b.first; }

  [[nodiscard]] Value entity_of(Value range) const {
    const Entity wanted = {std::string(find(range, "key").text()), {}};
    const auto found = std::lower_bound(entities_.begin(), entities_.end(), wanted, is_before);
    return found != entities_.end() && found->first == wanted.first ? found->second : Value();
  }

  static bool is_picture(std::string_view type) {
    return type.find("image") != std::string_view::npos || type.find("photo") != std::string_view::npos ||
           type == "img";
  }

  static bool is_picture(Value entity) { return is_picture(plain_type(text_at(entity, "type"))); }

  /// Whether a block of text is a picture: Draft.js makes such a block of an `<img>`.
  [[nodiscard]] bool is_only_picture(Value block) const {
    const std::string_view text = text_at(block, "text");
    const Value ranges = find(block, "entityRanges");
    if (ranges.size() == 0 || !(is_blank(text) || text == k_camera)) return false;
    return is_picture(entity_of(*ranges.children().begin()));
  }

  /// Reads an atomic block. @return whether anything could be read.
  bool read_atomic(Value block) {
    Value entity;
    for (const Value range : find(block, "entityRanges").children()) {
      if (!entity) entity = entity_of(range);
    }
    if (!repeats_.allow(entity, block, report_)) return true;
    // Some editors use no entity, but keep the data in the block itself.
    const Value data = entity ? find(entity, "data") : find(block, "data");
    std::string type = plain_type(text_at(entity ? entity : data, "type"));
    if (!entity && type.empty()) type = plain_type(text_at(block, "type"));
    if (!entity && data.size() == 0) return false;
    lines_.close();
    if (has_word("horizontalrule divider hr separator", type)) {
      body_.add<Divider>(block);
      return true;
    }
    if (type.starts_with("wixdraftplugin")) return read_wix_plugin(type, data, body_, report_);
    const Value address = find_any(data, {"src", "url", "href", "link", "srcUrl"});
    if (is_picture(type)) {
      Image& image = body_.add<Image>(data);
      const bool has_read = read_tree_picture(data, image, report_);
      // Without an entity, the block's text may be more than the sign that stands for a picture.
      if (has_read && !entity && image.caption.empty() && text_at(block, "text") != k_camera)
        read_plain(find(block, "text"), image.caption, report_);
      if (!has_read) body_.drop();
      return has_read || entity;
    }
    if (const Value html = find_any(data, {"html"}); !address && html.is(Kind::string)) {
      body_.add_html(html);
      return true;
    }
    if (!address.is(Kind::string) || address.text().empty()) return false;
    const Value title = find_any(data, {"title", "caption", "alt"});
    add_embed_block(address.text(), title.is(Kind::string) ? title.text() : std::string_view(), data, body_);
    return true;
  }

  /// The begin or end of a style or an entity at a position in a text.
  struct Change {
    std::int64_t place = 0; // in code points
    bool begins = false;
    Value style; // a string
    Value entity;
  };

  void add_range(Value range, Value style, Value entity, std::vector<Change>& changes) {
    const std::int64_t offset = find(range, "offset").integer().value_or(-1);
    const std::int64_t length = find(range, "length").integer().value_or(0);
    constexpr std::int64_t k_most = 1'000'000'000;
    if (offset < 0 || length <= 0 || offset > k_most || length > k_most) return;
    changes.push_back({offset, true, style, entity});
    changes.push_back({offset + length, false, style, entity});
  }

  std::vector<Change> changes_of(Value block) {
    std::vector<Change> changes;
    for (const Value range : find(block, "inlineStyleRanges").children()) {
      const Value style = find(range, "style");
      if (style.is(Kind::string)) add_range(range, style, {}, changes);
    }
    for (const Value range : find(block, "entityRanges").children()) {
      const Value entity = entity_of(range);
      if (entity.is(Kind::object) && repeats_.allow(entity, range, report_)) add_range(range, {}, entity, changes);
    }
    // Ends come before begins, so that a link directly after another is not closed by the other's end.
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
      return a.place != b.place ? a.place < b.place : !a.begins && b.begins;
    });
    return changes;
  }

  void apply(const Change& change, std::vector<std::pair<std::string, int>>& styles) {
    if (change.entity) {
      const Value data = find(change.entity, "data");
      if (is_picture(change.entity)) return apply_picture(change, data);
      const bool is_link = plain_type(text_at(change.entity, "type")) == "link";
      const Value address = is_link ? find_any(data, {"url", "href", "src"}) : find_any(data, {"url", "href"});
      wanted_.set_link(change.begins && address.is(Kind::string) ? address.text() : std::string_view());
      return;
    }
    const std::string name = plain_type(change.style.text());
    auto known = std::find_if(styles.begin(), styles.end(), [&](const auto& entry) { return entry.first == name; });
    constexpr std::size_t k_most_styles = 64;
    if (known == styles.end()) {
      if (styles.size() == k_most_styles) return;
      known = styles.insert(styles.end(), {name, 0});
      if (!MarkSet().add(name) && !MarkSet::is_look(name)) {
        report_.warn(messages::unknown_mark, {}, change.style.origin());
      }
    }
    known->second += change.begins ? 1 : -1; // ranges of one style may overlap
    if (known->second > 0) {
      wanted_.add(name);
    } else {
      wanted_.remove(name);
    }
  }

  /// Writes a picture in a line of text. Its own text, such as a camera, only keeps its place.
  void apply_picture(const Change& change, Value data) {
    is_in_picture_ = change.begins;
    Image image;
    if (!change.begins || !read_tree_picture(data, image, report_)) return;
    marks_.set(wanted_, data);
    body_.start("img", data, {{"src", image.url.value}, {"alt", image.alt.value}});
  }

  static std::int64_t count_code_points(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  }

  static bool has_longer_range(const std::vector<Change>& changes, std::int64_t length) {
    return !changes.empty() && changes.back().place > length;
  }

  void write_text(Value block, Value text) {
    if (lines_.is_code()) return body_.text(text.text(), text, false);
    const std::vector<Change> changes = changes_of(block);
    std::vector<std::pair<std::string, int>> styles;
    wanted_ = {};
    const std::string_view bytes = text.text();
    // Draft.js counts code points. Other writers of the format count UTF-16 units; then some range exceeds the number
    // of code points.
    const std::int64_t step_of_pairs = has_longer_range(changes, count_code_points(bytes)) ? 2 : 1;
    std::int64_t place = 0;
    std::size_t written = 0;
    std::size_t next = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      if (next < changes.size() && changes[next].place <= place) {
        write_piece(bytes.substr(written, at - written), text);
        written = at;
        for (; next < changes.size() && changes[next].place <= place; ++next) apply(changes[next], styles);
      }
      const auto lead = static_cast<unsigned char>(bytes[at]);
      at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      place += lead < 0xF0 ? 1 : step_of_pairs;
    }
    write_piece(bytes.substr(written), text);
    marks_.close();
    is_in_picture_ = false;
  }

  void write_piece(std::string_view piece, Value text) {
    if (piece.empty() || (is_in_picture_ && (is_blank(piece) || piece == k_camera))) return;
    marks_.set(wanted_, text);
    body_.text(piece, text);
  }

  std::vector<Entity> entities_; // by key
  BodyBuilder& body_;
  Report& report_;
  TextLines lines_;
  InlineMarks marks_;
  Repeats repeats_;
  MarkSet wanted_; // at the current position
  bool is_in_picture_ = false;
};

} // namespace

bool is_draftjs(Value value) {
  const Value first = first_object(find(value, "blocks"));
  const bool has_ranges = has_any(first, "inlineStyleRanges entityRanges depth");
  return value.is(Kind::object) && first.is(Kind::object) && find(first, "text").is(Kind::string) &&
         (has_ranges || find(value, "entityMap"));
}

void read_draftjs(Value value, BodyBuilder& body, Report& report) {
  Reader(value, body, report).read(find(value, "blocks"));
}

} // namespace lede::formats
