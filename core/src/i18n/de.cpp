// German.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Aktualisiert am {date}"},
    {Label::see_also_title, "Lesen Sie auch"},
    {Label::tags_title, "Themen"},
    {Label::rating_title, "Bewertung"},
    {Label::rating_empty, "Geben Sie die erste Bewertung für diesen Artikel ab!"},
    {Label::rating_count, "{count} Bewertung|{count} Bewertungen"},
    {Label::rating_question, "Wie bewerten Sie diesen Artikel?"},
    {Label::rating_star, "{count} Stern|{count} Sterne"},
    {Label::rating_submit, "Bewertung abgeben"},
    {Label::rating_clear, "Zurücksetzen"},
    {Label::rating_sent, "Vielen Dank für Ihre Bewertung."},
    {Label::rating_yours, "Ihre Bewertung: {value}"},
    {Label::rating_cleared, "Ihre Bewertung wurde zurückgenommen."},
    {Label::rating_refused, "Ihre Bewertung wurde nicht angenommen. Bitte versuchen Sie es später noch einmal."},
    {Label::rating_failed,
     "Ihre Bewertung konnte nicht gesendet werden. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut."},
    {Label::rating_forbidden, "Dieser Artikel kann von dieser Seite aus nicht bewertet werden."},
    {Label::comments_title, "Kommentare"},
    {Label::comments_empty, "Noch keine Kommentare."},
    {Label::comments_all, "Alle Kommentare lesen"},
    {Label::comments_more, "{count} weiteren Kommentar anzeigen|{count} weitere Kommentare anzeigen"},
    {Label::comments_anonymous, "Anonym"},
    {Label::comments_write, "Kommentar schreiben"},
    {Label::comments_name, "Ihr Name"},
    {Label::comments_text, "Ihr Kommentar"},
    {Label::comments_submit, "Kommentar absenden"},
    {Label::comments_reply, "Antworten"},
    {Label::comments_reply_to, "Antwort an {name}"},
    {Label::comments_cancel, "Antwort abbrechen"},
    {Label::comments_sent, "Vielen Dank. Ihr Kommentar erscheint, sobald er freigegeben wurde."},
    {Label::comments_published, "Vielen Dank. Ihr Kommentar ist veröffentlicht."},
    {Label::comments_pending, "Wartet auf Freigabe"},
    {Label::comments_refused, "Ihr Kommentar wurde nicht angenommen. Bitte versuchen Sie es später noch einmal."},
    {Label::comments_failed,
     "Ihr Kommentar konnte nicht gesendet werden. Ihr Text ist noch da, bitte versuchen Sie es erneut."},
    {Label::comments_forbidden, "Dieser Artikel kann von dieser Seite aus nicht kommentiert werden."},
    {Label::form_limited, "Das ging etwas schnell. Bitte versuchen Sie es {time} noch einmal."},
    {Label::related_title, "Das könnte Sie auch interessieren"},
    {Label::latest_title, "Neueste Nachrichten"},
    {Label::latest_empty, "Noch keine neuen Nachrichten."},
    {Label::share_title, "Teilen"},
    {Label::share_email, "E-Mail"},
    {Label::share_copy, "Link kopieren"},
    {Label::share_copied, "Der Link wurde kopiert."},
    {Label::footer_license, "Lizenz"},
    {Label::footer_top, "Zum Seitenanfang"},
};

constexpr Language k_language = {
    .tag = "de",
    .plural_rule = PluralRule::one_other,
    .decimal_mark = ",",
    .group_mark = ".",
    .dates = {.date = "%A, %e. %B %Y", .time = ", %H:%M Uhr", .brief = "%e. %B %Y"},
    .weekdays = "Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag",
    .months = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_german = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
