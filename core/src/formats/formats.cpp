// The table of formats, and what holds for all of them.
#include "formats/formats.h"

#include <array>
#include <string>

#include "base/text.h"
#include "formats/format.h"
#include "formats/lede_v1.h"

namespace lede::formats {
namespace {

/// Where two recognise a document equally well, the first one reads it.
constexpr std::array k_formats = {&k_lede_v1};

constexpr std::string_view k_auto = "auto";

const Format* find_by_name(std::string_view name) {
  for (const Format* format : k_formats) {
    if (format->name == name) return format;
  }
  return nullptr;
}

const Format* find_by_likeness(json::Value root) {
  const Format* best = nullptr;
  Likeness best_likeness = Likeness::none;
  for (const Format* format : k_formats) {
    const Likeness likeness = format->recognise(root);
    if (likeness > best_likeness) {
      best = format;
      best_likeness = likeness;
    }
  }
  return best;
}

std::string names() {
  std::string out(k_auto);
  for (const Format* format : k_formats) out += concat({", ", format->name});
  return out;
}

/// A title of nothing but spaces would be an empty heading.
void clear_if_blank(Text& text) {
  if (is_blank(text.value)) text.value.clear();
}

/// @return whether there is anything to read.
bool clear_blank_texts(Article& article) {
  for (Text* text : {&article.headline, &article.kicker, &article.source, &article.byline, &article.lead}) {
    clear_if_blank(*text);
  }
  bool has_content = !article.headline.empty();
  for (Block& block : article.body) {
    if (block.kind == BlockKind::rich_text) clear_if_blank(block.text);
    has_content = has_content || block.kind != BlockKind::rich_text || !block.text.empty();
  }
  return has_content;
}

} // namespace

bool to_article(const json::Document& document, std::string_view from, Report& report, Article& article, Error& error) {
  const auto refuse = [&](ErrorCode code, std::initializer_list<std::string_view> message) {
    error = {code, concat(message), code == ErrorCode::format_unknown ? Location() : document.locate({})};
    return false;
  };
  const json::Value root = document.root();
  const bool is_automatic = from.empty() || from == k_auto;
  const Format* format = is_automatic ? find_by_likeness(root) : find_by_name(from);
  if (format == nullptr && !is_automatic) {
    return refuse(ErrorCode::format_unknown, {"there is no format ", quote(from), "; there are ", names()});
  }
  if (!root.is(json::Kind::object)) {
    return refuse(ErrorCode::article_not_an_object,
                  {"an article is a JSON object, and this is ", json::describe(root.kind())});
  }
  // An empty object looks like nothing, but what is wrong with it is that it is empty.
  if (format == nullptr && root.size() != 0) {
    return refuse(ErrorCode::format_not_recognised, {"the document looks like none of the formats (", names(), ")"});
  }
  if (format != nullptr) format->read(root, article, report);
  return clear_blank_texts(article) ||
         refuse(ErrorCode::article_empty, {"the article has neither a headline nor a body that can be read"});
}

} // namespace lede::formats
