// The names of formats for kinds of articles, and small values beside the text.
#include "formats/article_kind.h"

#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

struct KindName {
  ArticleLabel label;
  std::string_view names; ///< In small letters, without spaces, "-", "_" and "/".
};

constexpr KindName k_kinds[] = {
    {ArticleLabel::live, "liveblogposting liveblog live livecoverage"},
    {ArticleLabel::opinion, "opinionnewsarticle opinion oped editorial column commentary tonecomment letter"},
    {ArticleLabel::analysis, "analysisnewsarticle analysis newsanalysis toneanalysis"},
    {ArticleLabel::review, "reviewnewsarticle review tonereviews"},
    {ArticleLabel::satire, "satiricalarticle satire"},
    {ArticleLabel::sponsored,
     "advertisercontentarticle sponsored sponsoredcontent advertorial paidpost brandedcontent "
     "toneadvertisementfeatures"},
};

} // namespace

void set_label(Article& article, ArticleLabel label) {
  article.labels = static_cast<std::uint8_t>(article.labels | 1U << static_cast<unsigned>(label));
}

void unset_label(Article& article, ArticleLabel label) {
  article.labels = static_cast<std::uint8_t>(article.labels & ~(1U << static_cast<unsigned>(label)));
}

void read_kind(std::string_view name, Article& article) {
  std::string plain;
  for (const char c : name) {
    if (c != ' ' && c != '-' && c != '_' && c != '/') plain += c;
  }
  lower_ascii(plain);
  for (const KindName& kind : k_kinds) {
    if (!plain.empty() && has_word(kind.names, plain)) return set_label(article, kind.label);
  }
}

std::int64_t reading_minutes(Value value) {
  constexpr std::int64_t k_most = 600;
  std::string_view text = value.text();
  if (text.starts_with("PT") && !text.ends_with('M')) return 0;
  if (text.starts_with("PT")) text.remove_prefix(2);
  std::int64_t minutes = 0;
  std::size_t digits = 0;
  while (digits < text.size() && ascii::is_digit(text[digits]) && minutes <= k_most)
    minutes = minutes * 10 + (text[digits++] - '0');
  std::string unit(text.substr(digits));
  lower_ascii(unit);
  unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
  const bool is_minutes = unit.empty() || unit.starts_with('m') || unit.starts_with('.');
  return digits > 0 && is_minutes && minutes <= k_most ? minutes : 0;
}

void read_newsroom_notes(Value value, std::string_view type, Article& article, Report& report) {
  if (value.is(Kind::array)) {
    for (const Value child : value.children()) {
      if (!child.is(Kind::array)) read_newsroom_notes(child, type, article, report);
    }
    return;
  }
  const bool is_object = value.is(Kind::object);
  const Value text = is_object ? find_any(value, {"text", "body", "content", "description"}) : value;
  if (!text.is(Kind::string) || is_blank(text.text())) return;
  if (article.notes.size() == limits::max_list_items) return warn_too_many(value, report);
  Note note;
  read_either(text, note.text, report);
  note.type = {std::string(type), value.origin()};
  if (is_object) {
    read_date(find_any(value, {"datePublished", "dateCreated", "published", "date", "created_at"}), note.published,
              report);
  }
  article.notes.push_back(std::move(note));
}

} // namespace lede::formats
