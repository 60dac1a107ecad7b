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
  X(rating_yours,      "rating.yours")      /* {value}, "4/5": what this reader gave */ \
  X(rating_cleared,    "rating.cleared")    /* the server has taken this reader's rating out */ \
  X(rating_refused,    "rating.refused")    /* the server answered, and said no */ \
  X(rating_failed,     "rating.failed")     /* the server could not be reached */ \
  X(rating_forbidden,  "rating.forbidden")  /* the server takes none from this page, or no more */ \
  X(comments_title,    "comments.title") \
  X(comments_empty,    "comments.empty") \
  X(comments_all,      "comments.all")      /* a link to the whole discussion */ \
  X(comments_more,     "comments.more")     /* {count}, plural: opens the next ones of a long thread */ \
  X(comments_anonymous,"comments.anonymous")/* stands for a name that is missing */ \
  X(comments_write,    "comments.write")    /* the form's heading */ \
  X(comments_name,     "comments.name") \
  X(comments_text,     "comments.text") \
  X(comments_submit,   "comments.submit") \
  X(comments_reply,    "comments.reply")    /* a button below a comment */ \
  X(comments_reply_to, "comments.replyTo")  /* {name}: above the form, while it answers somebody */ \
  X(comments_cancel,   "comments.cancel")   /* a new comment after all, and no reply */ \
  X(comments_sent,     "comments.sent")     /* taken, and waiting for a moderator */ \
  X(comments_published,"comments.published")/* taken, and shown to everybody already */ \
  X(comments_pending,  "comments.pending")  /* beside the reader's own comment until it is approved */ \
  X(comments_refused,  "comments.refused") \
  X(comments_failed,   "comments.failed") \
  X(comments_forbidden,"comments.forbidden")/* the server takes none from this page, or no more */ \
  X(form_limited,      "form.limited")      /* {time}, "in 2 minutes" as the browser writes it: too many at once */ \
  X(related_title,     "related.title") \
  X(latest_title,      "latest.title") \
  X(latest_empty,      "latest.empty") \
  X(share_title,       "share.title")       /* also the button, where the device has a way to share */ \
  X(share_email,       "share.email") \
  X(share_copy,        "share.copy")        /* copies the article's address */ \
  X(share_copied,      "share.copied") \
  X(footer_license,    "footer.license") \
  X(footer_top,        "footer.top")

// The words of parts that few articles have. Their texts are in part_labels.cpp.
#define LEDE_PART_LABELS(X) \
  X(label_live,        "label.live")        /* what kind of article it is, above the headline */ \
  X(label_opinion,     "label.opinion") \
  X(label_analysis,    "label.analysis") \
  X(label_review,      "label.review") \
  X(label_satire,      "label.satire") \
  X(label_sponsored,   "label.sponsored") \
  X(label_ai_assisted, "label.aiAssisted") \
  X(sponsor_name,      "sponsor.name")      /* {name}: who paid for the article */ \
  X(article_reading,   "article.readingTime") /* {count} of minutes, plural */ \
  X(article_age,       "article.age")       /* {count} of years, plural: the article is older than that */ \
  X(key_points_title,  "keyPoints.title") \
  X(note_correction,   "notes.correction") \
  X(note_clarification,"notes.clarification") \
  X(note_update,       "notes.update") \
  X(note_editors_note, "notes.editorsNote") \
  X(note_retraction,   "notes.retraction") \
  X(updates_title,     "updates.title")     /* the heading of a live article's updates */
// clang-format on

namespace lede::i18n {

enum class Label : std::uint8_t {
#define LEDE_LABEL(identifier, name) identifier,
  LEDE_LABELS(LEDE_LABEL) LEDE_PART_LABELS(LEDE_LABEL)
#undef LEDE_LABEL
};

#define LEDE_LABEL(identifier, name) +1
/// The labels that every article may need; those of the parts follow them.
inline constexpr std::size_t k_label_count = 0 LEDE_LABELS(LEDE_LABEL);
inline constexpr std::size_t k_part_label_count = 0 LEDE_PART_LABELS(LEDE_LABEL);
#undef LEDE_LABEL

/// The label's public name: "rating.title".
[[nodiscard]] std::string_view name_of(Label label) noexcept;

/// Whether a host's options may name this label.
[[nodiscard]] bool is_label_name(std::string_view name) noexcept;

} // namespace lede::i18n
