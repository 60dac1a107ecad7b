// Portuguese, as Brazil writes it.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Atualizado em {date}"},
    {Label::see_also_title, "Leia também"},
    {Label::tags_title, "Temas"},
    {Label::rating_title, "Avaliação"},
    {Label::rating_empty, "Seja a primeira pessoa a avaliar este artigo!"},
    {Label::rating_count, "{count} avaliação|{count} de avaliações|{count} avaliações"},
    {Label::rating_question, "Qual é a sua nota para este artigo?"},
    {Label::rating_star, "{count} estrela|{count} de estrelas|{count} estrelas"},
    {Label::rating_submit, "Enviar avaliação"},
    {Label::rating_clear, "Limpar"},
    {Label::rating_sent, "Agradecemos a sua avaliação."},
    {Label::rating_yours, "Sua avaliação: {value}"},
    {Label::rating_cleared, "Sua avaliação foi retirada."},
    {Label::rating_refused, "Não foi possível registrar a sua avaliação. Tente novamente mais tarde."},
    {Label::rating_failed, "Não foi possível enviar a sua avaliação. Verifique a sua conexão e tente novamente."},
    {Label::rating_forbidden, "Este artigo não aceita avaliações a partir da página em que você está."},
    {Label::comments_title, "Comentários"},
    {Label::comments_empty, "Ainda não há comentários."},
    {Label::comments_all, "Ler todos os comentários"},
    {Label::comments_more,
     "Mostrar mais {count} comentário|Mostrar mais {count} de comentários|Mostrar mais {count} comentários"},
    {Label::comments_anonymous, "Anônimo"},
    {Label::comments_write, "Escreva um comentário"},
    {Label::comments_name, "Seu nome"},
    {Label::comments_text, "Seu comentário"},
    {Label::comments_submit, "Enviar comentário"},
    {Label::comments_reply, "Responder"},
    {Label::comments_reply_to, "Responder a {name}"},
    {Label::comments_cancel, "Cancelar resposta"},
    {Label::comments_sent, "Agradecemos o seu comentário. Ele será publicado após aprovação."},
    {Label::comments_published, "Agradecemos o seu comentário. Ele já está publicado."},
    {Label::comments_pending, "Aguardando aprovação"},
    {Label::comments_refused, "Não foi possível registrar o seu comentário. Tente novamente mais tarde."},
    {Label::comments_failed, "Não foi possível enviar o seu comentário. O texto continua aqui; tente novamente."},
    {Label::comments_forbidden, "Este artigo não aceita comentários a partir da página em que você está."},
    {Label::form_limited, "Foi um pouco rápido demais. Tente novamente {time}."},
    {Label::related_title, "Também pode interessar"},
    {Label::latest_title, "Últimas notícias"},
    {Label::latest_empty, "Ainda não há notícias recentes."},
    {Label::share_title, "Compartilhar"},
    {Label::share_email, "E-mail"},
    {Label::share_copy, "Copiar link"},
    {Label::share_copied, "O link foi copiado."},
    {Label::footer_license, "Licença"},
    {Label::footer_top, "Voltar ao topo"},
};

constexpr Language k_language = {
    .tag = "pt",
    .plural_rule = PluralRule::one_many_other_from_zero,
    .decimal_mark = ",",
    .group_mark = ".",
    .dates = {.date = "%A, %e de %B de %Y", .time = ", %Hh%M", .brief = "%e de %B de %Y"},
    .first_day = "1º",
    .weekdays = "Domingo|Segunda-feira|Terça-feira|Quarta-feira|Quinta-feira|Sexta-feira|Sábado",
    .months = "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_portuguese = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
