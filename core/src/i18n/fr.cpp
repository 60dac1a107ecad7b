// French. Narrow spaces that do not break stand before ! and ?, and between thousands.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Mis à jour le {date}"},
    {Label::see_also_title, "À lire aussi"},
    {Label::tags_title, "Mots-clés"},
    {Label::rating_title, "Note des lecteurs"},
    {Label::rating_empty, "Soyez le premier à noter cet article\u202F!"},
    {Label::rating_count, "{count} vote|{count} de votes|{count} votes"},
    {Label::rating_question, "Quelle note donnez-vous à cet article\u202F?"},
    {Label::rating_star, "{count} étoile|{count} d’étoiles|{count} étoiles"},
    {Label::rating_submit, "Envoyer ma note"},
    {Label::rating_clear, "Effacer"},
    {Label::rating_sent, "Merci d’avoir noté cet article."},
    {Label::rating_yours, "Votre note\u00A0: {value}"},
    {Label::rating_cleared, "Votre note a été retirée."},
    {Label::rating_refused, "Votre note n’a pas été acceptée. Veuillez réessayer plus tard."},
    {Label::rating_failed, "Votre note n’a pas pu être envoyée. Vérifiez votre connexion et réessayez."},
    {Label::rating_forbidden, "Cet article ne peut pas être noté depuis la page où vous êtes."},
    {Label::comments_title, "Commentaires"},
    {Label::comments_empty, "Aucun commentaire pour l’instant."},
    {Label::comments_all, "Lire tous les commentaires"},
    {Label::comments_more,
     "Afficher {count} commentaire de plus|Afficher {count} de commentaires de plus|Afficher {count} commentaires de "
     "plus"},
    {Label::comments_anonymous, "Anonyme"},
    {Label::comments_write, "Laisser un commentaire"},
    {Label::comments_name, "Votre nom"},
    {Label::comments_text, "Votre commentaire"},
    {Label::comments_submit, "Envoyer le commentaire"},
    {Label::comments_reply, "Répondre"},
    {Label::comments_reply_to, "Répondre à {name}"},
    {Label::comments_cancel, "Annuler la réponse"},
    {Label::comments_sent, "Merci. Votre commentaire paraîtra après modération."},
    {Label::comments_published, "Merci. Votre commentaire est en ligne."},
    {Label::comments_pending, "En attente de modération"},
    {Label::comments_refused, "Votre commentaire n’a pas été accepté. Veuillez réessayer plus tard."},
    {Label::comments_failed,
     "Votre commentaire n’a pas pu être envoyé. Votre texte est toujours là\u00A0: vous pouvez réessayer."},
    {Label::comments_forbidden, "Cet article ne peut pas être commenté depuis la page où vous êtes."},
    {Label::form_limited, "C’est un peu trop rapide. Veuillez réessayer {time}."},
    {Label::related_title, "Cela peut vous intéresser"},
    {Label::latest_title, "Dernières actualités"},
    {Label::latest_empty, "Pas d’actualité pour l’instant."},
    {Label::share_title, "Partager"},
    {Label::share_email, "E-mail"},
    {Label::share_copy, "Copier le lien"},
    {Label::share_copied, "Le lien a été copié."},
    {Label::footer_license, "Licence"},
    {Label::footer_top, "Retour en haut de page"},
};

constexpr Language k_language = {
    .tag = "fr",
    .plural_rule = PluralRule::one_many_other_from_zero,
    .decimal_mark = ",",
    .group_mark = "\u202F",
    .dates = {.date = "%A %e %B %Y", .time = " à %Hh%M", .brief = "%e %B %Y"},
    .first_day = "1er",
    .weekdays = "Dimanche|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi",
    .months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_french = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
