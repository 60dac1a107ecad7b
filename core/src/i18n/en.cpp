// English.
#include "i18n/language.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Updated {date}"},
    {Label::see_also_title, "See also"},
    {Label::tags_title, "Tags"},
    {Label::rating_title, "Rating"},
    {Label::rating_empty, "Be the first to rate this article!"},
    {Label::rating_count, "{count} rating|{count} ratings"},
    {Label::rating_question, "How do you rate this article?"},
    {Label::rating_star, "{count} star|{count} stars"},
    {Label::rating_submit, "Send rating"},
    {Label::rating_clear, "Clear"},
    {Label::rating_sent, "Thank you for rating this article."},
    {Label::rating_yours, "Your rating: {value}"},
    {Label::rating_cleared, "Your rating has been taken back."},
    {Label::rating_refused, "Your rating was not taken. Please try again later."},
    {Label::rating_failed, "Your rating could not be sent. Please check your connection and try again."},
    {Label::rating_forbidden, "This article takes no ratings from the page you are on."},
    {Label::comments_title, "Comments"},
    {Label::comments_empty, "No comments yet."},
    {Label::comments_all, "Read all comments"},
    {Label::comments_more, "Show {count} more comment|Show {count} more comments"},
    {Label::comments_anonymous, "A reader"},
    {Label::comments_write, "Write a comment"},
    {Label::comments_name, "Your name"},
    {Label::comments_text, "Your comment"},
    {Label::comments_submit, "Send comment"},
    {Label::comments_reply, "Reply"},
    {Label::comments_reply_to, "Reply to {name}"},
    {Label::comments_cancel, "Cancel reply"},
    {Label::comments_sent, "Thank you. Your comment will appear once it has been approved."},
    {Label::comments_published, "Thank you. Your comment is on the page."},
    {Label::comments_pending, "Awaiting approval"},
    {Label::comments_refused, "Your comment was not taken. Please try again later."},
    {Label::comments_failed, "Your comment could not be sent. What you wrote is still here; please try again."},
    {Label::comments_forbidden, "This article takes no comments from the page you are on."},
    {Label::form_limited, "That was a little fast. Please try again {time}."},
    {Label::related_title, "You may also like"},
    {Label::latest_title, "Latest news"},
    {Label::latest_empty, "No latest news yet."},
    {Label::share_title, "Share"},
    {Label::share_email, "Email"},
    {Label::share_copy, "Copy link"},
    {Label::share_copied, "The link has been copied."},
    {Label::footer_license, "License"},
    {Label::footer_top, "Return to top"},
};

constexpr Language k_language = {
    .tag = "en",
    .plural_rule = PluralRule::one_other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%A, %e %B %Y", .time = ", %H:%M", .brief = "%e %B %Y"},
    .weekdays = "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
    .months = "January|February|March|April|May|June|July|August|September|October|November|December",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_english = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
