// Articles of the BBC: nested blocks, each with a type and a model. The data of the BBC's pages, which contain such an
// article, is read, too.
// @see https://github.com/bbc/simorgh/tree/latest/data
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

Value blocks_of(Value block) { return find_path(block, "model blocks"); }

/// Returns the article in a page's data.
Value article_in(Value root) {
  const Value inner = find_path(root, "data article");
  return inner.is(Kind::object) ? inner : root;
}

/// Returns the first descendant of a block with a type. The depth of the JSON bounds the recursion.
Value find_block(Value block, std::string_view type) {
  for (const Value child : blocks_of(block).children()) {
    if (text_at(child, "type") == type) return child;
    if (const Value found = find_block(child, type)) return found;
  }
  return {};
}

void collect_words(Value block, std::string& words) {
  if (text_at(block, "type") == "fragment") words += text_at(find(block, "model"), "text");
  for (const Value child : blocks_of(block).children()) collect_words(child, words);
}

Text words_of(Value block) {
  Text text;
  if (!block) return text;
  collect_words(block, text.value);
  text.origin = block.origin();
  return text;
}

class Reader {
 public:
  Reader(Article& article, Report& report)
      : article_(article), report_(report), body_(article.body, report), marks_(body_) {}

  void read(Value document) {
    const Value metadata = find(document, "metadata");
    read_id(find(metadata, "id"), article_.id, report_);
    read_string(find_path(metadata, "locators canonicalUrl"), article_.canonical, report_);
    read_date(find(metadata, "firstPublished"), article_.published, report_);
    read_date(find(metadata, "lastPublished"), article_.modified, report_);
    read_language(find_path(metadata, "passport language"), article_.language, report_);
    if (article_.language.empty()) read_language(find(metadata, "language"), article_.language, report_);
    read_blocks(find(document, "content"));
    if (article_.headline.empty())
      read_plain(find_path(document, "promo headlines headline"), article_.headline, report_);
  }

 private:
  void read_blocks(Value holder) {
    for (const Value block : blocks_of(holder).children()) {
      if (expect(block, Kind::object, report_)) read_block(block, text_at(block, "type"));
    }
  }

  void read_block(Value block, std::string_view type) {
    if (type == "headline" && article_.headline.empty()) return void(article_.headline = words_of(block));
    if (has_word("headline subheadline subheading crosshead", type)) return read_line("h2", block);
    if (type == "paragraph") return read_line("p", block);
    if (type == "unorderedList" || type == "orderedList") return read_list(type == "orderedList" ? "ol" : "ul", block);
    if (type == "image") return read_picture(block);
    if (type == "byline") return read_byline(block);
    if (has_word("ad mpu wsoj timestamp relatedContent podcastPromo disclaimer", type)) return;
    if (blocks_of(block).size() == 0) return warn_unknown_block(block, type, report_);
    read_blocks(block);
  }

  void read_line(std::string_view element, Value block) {
    body_.start(element, block);
    read_inline(block);
    marks_.close();
    body_.end(element);
  }

  void read_list(std::string_view element, Value block) {
    body_.start(element, block);
    for (const Value item : blocks_of(block).children()) read_line("li", item);
    body_.end(element);
  }

  void read_inline(Value block, std::string_view address = {}) {
    for (const Value child : blocks_of(block).children()) {
      const Value model = find(child, "model");
      if (text_at(child, "type") != "fragment") {
        const std::string_view own = text_at(model, "locator");
        read_inline(child, own.empty() ? address : own);
        continue;
      }
      MarkSet wanted;
      for (const Value mark : find(model, "attributes").children()) wanted.add(mark.text());
      wanted.set_link(address);
      marks_.set(wanted, child);
      body_.text(text_at(model, "text"), find(model, "text"));
    }
  }

  /// Reads a picture. Its address is assembled from the names of server and path.
  void read_picture(Value block) {
    const Value model = find(find_block(block, "rawImage"), "model");
    const std::string_view place = text_at(model, "locator");
    if (place.empty()) return warn_missing(block, "locator", report_);
    Image image;
    const bool is_whole = place.starts_with("http");
    image.url.value = is_whole
                          ? std::string(place)
                          : concat({"https://ichef.bbci.co.uk/ace/ws/800/", text_at(model, "originCode"), "/", place});
    image.url.origin = model.origin();
    image.alt = words_of(find_block(block, "altText"));
    image.caption = words_of(find_block(block, "caption"));
    read_string(find(model, "copyrightHolder"), image.credit, report_);
    image.width = read_pixels(find(model, "width"), report_);
    image.height = read_pixels(find(model, "height"), report_);
    if (article_.image.empty()) return void(article_.image = std::move(image));
    body_.add<Image>(block) = std::move(image);
  }

  void read_byline(Value block) {
    for (const Value person : blocks_of(block).children()) {
      if (article_.authors.size() == limits::max_list_items) return warn_too_many(person, report_);
      const Value name = find_block(person, "name");
      Author author;
      author.name = words_of(name);
      author.role = words_of(find_block(person, "role"));
      if (!author.name.empty()) article_.authors.push_back(std::move(author));
    }
  }

  Article& article_;
  Report& report_;
  BodyBuilder body_;
  InlineMarks marks_;
};

Likeness recognise(Value root) {
  const Value blocks = blocks_of(find(article_in(root), "content"));
  const Value first = first_object(blocks);
  return blocks.is(Kind::array) && find(first, "type").is(Kind::string) && find(first, "model").is(Kind::object)
             ? Likeness::certain
             : Likeness::none;
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  Reader(article, report).read(article_in(root));
}

} // namespace

constexpr Format k_optimo = {"optimo", "bbc simorgh", recognise, read};

} // namespace lede::formats
