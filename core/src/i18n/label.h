// The words that Lede itself puts on a page, each with the name under which a host can replace it.
//
// A text may hold `{…}`, where a value is put, and, where it depends on a count, one form for each of the language's
// plural categories between `|` ("{count} rating|{count} ratings"), the general one last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// clang-format off
#define LEDE_LABELS(X) \
  X(article_updated,   "article.updated")   /* {date}: when the article was changed after it was published */ \
  X(see_also_title,    "seeAlso.title")     /* read out before the headlines under the lead */ \
  X(tags_title,        "tags.title")        /* read out before the tags */ \
  X(rating_title,      "rating.title") \
  X(rating_empty,      "rating.empty")      /* nobody has rated yet */ \
  X(rating_count,      "rating.count")      /* {count}, plural */ \
  X(rating_question,   "rating.question")   /* asks for the reader's own rating */ \
  X(rating_star,       "rating.star")       /* {count}, plural: the name of one choice */ \
  X(rating_submit,     "rating.submit") \
  X(rating_clear,      "rating.clear")      /* takes the choice back */ \
  X(rating_sent,       "rating.sent")       /* the server has taken the rating */ \
  X(rating_refused,    "rating.refused")    /* the server answered, and said no */ \
  X(rating_failed,     "rating.failed")     /* the server could not be reached */ \
  X(comments_title,    "comments.title") \
  X(comments_empty,    "comments.empty") \
  X(comments_all,      "comments.all")      /* a link to the whole discussion */ \
  X(comments_anonymous,"comments.anonymous")/* stands for a name that is missing */ \
  X(comments_write,    "comments.write")    /* the form's heading */ \
  X(comments_name,     "comments.name") \
  X(comments_text,     "comments.text") \
  X(comments_submit,   "comments.submit") \
  X(comments_sent,     "comments.sent")     /* taken, and waiting for a moderator */ \
  X(comments_refused,  "comments.refused") \
  X(comments_failed,   "comments.failed") \
  X(related_title,     "related.title") \
  X(latest_title,      "latest.title") \
  X(latest_empty,      "latest.empty") \
  X(footer_license,    "footer.license") \
  X(footer_top,        "footer.top")
// clang-format on

namespace lede::i18n {

enum class Label : std::uint8_t {
#define LEDE_LABEL(identifier, name) identifier,
  LEDE_LABELS(LEDE_LABEL)
#undef LEDE_LABEL
};

#define LEDE_LABEL(identifier, name) +1
inline constexpr std::size_t k_label_count = 0 LEDE_LABELS(LEDE_LABEL);
#undef LEDE_LABEL

/// The label's public name: "rating.title".
[[nodiscard]] std::string_view name_of(Label label) noexcept;

/// Whether a host's options may name this label.
[[nodiscard]] bool is_label_name(std::string_view name) noexcept;

} // namespace lede::i18n
