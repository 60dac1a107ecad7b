// The table of formats, and what holds for all of them.
#include "formats/formats.h"

#include <algorithm>
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
  const auto found =
      std::find_if(k_formats.begin(), k_formats.end(), [name](const Format* f) { return f->name == name; });
  return found == k_formats.end() ? nullptr : *found;
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

Error refuse(ErrorCode code, std::string message, const json::Document& document) {
  return {code, std::move(message), document.locate(document.root().origin())};
}

/// Also no-break and ideographic spaces, which editors leave behind.
bool is_blank(std::string_view text) {
  constexpr std::array<std::string_view, 9> k_spaces = {" ",  "\t",     "\n",     "\r",    "\f",
                                                        "\v", "\u00A0", "\u3000", "\u200B"};
  while (!text.empty()) {
    const auto space = std::find_if(k_spaces.begin(), k_spaces.end(),
                                    [text](std::string_view s) { return text.substr(0, s.size()) == s; });
    if (space == k_spaces.end()) return false;
    text.remove_prefix(space->size());
  }
  return true;
}

/// A title of nothing but spaces would be an empty heading.
void clear_blank_texts(Article& article) {
  for (Text* text : {&article.headline, &article.kicker, &article.source, &article.byline}) {
    if (is_blank(text->value)) text->value.clear();
  }
  if (is_blank(article.lead.value)) article.lead.value.clear();
  std::erase_if(article.body,
                [](const Block& block) { return block.kind == BlockKind::rich_text && is_blank(block.text.value); });
}

} // namespace

Result<Article> to_article(const json::Document& document, std::string_view from, Report& report) {
  const json::Value root = document.root();
  const bool is_automatic = from.empty() || from == k_auto;
  const Format* format = is_automatic ? find_by_likeness(root) : find_by_name(from);
  if (format == nullptr && !is_automatic) {
    return Error{ErrorCode::format_unknown, concat({"there is no format ", quote(from), "; there are ", names()}), {}};
  }
  if (!root.is(json::Kind::object)) {
    return refuse(ErrorCode::article_not_an_object,
                  concat({"an article is a JSON object, and this is ", json::describe(root.kind())}), document);
  }
  // An empty object looks like nothing, but what is wrong with it is that it is empty.
  if (format == nullptr && root.size() != 0) {
    return refuse(ErrorCode::format_not_recognised,
                  concat({"the document looks like none of the formats (", names(), ")"}), document);
  }
  Article article = format == nullptr ? Article() : format->read(root, report);
  clear_blank_texts(article);
  if (article.headline.empty() && article.body.empty()) {
    return refuse(ErrorCode::article_empty, "the article has neither a headline nor a body that can be read", document);
  }
  return article;
}

} // namespace lede::formats
