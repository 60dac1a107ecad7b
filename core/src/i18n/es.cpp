// Spanish, for either side of the ocean.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Actualizado el {date}"},
    {Label::see_also_title, "Lea también"},
    {Label::tags_title, "Temas"},
    {Label::rating_title, "Valoración"},
    {Label::rating_empty, "¡Sea la primera persona en valorar este artículo!"},
    {Label::rating_count, "{count} valoración|{count} de valoraciones|{count} valoraciones"},
    {Label::rating_question, "¿Cómo valora este artículo?"},
    {Label::rating_star, "{count} estrella|{count} de estrellas|{count} estrellas"},
    {Label::rating_submit, "Enviar valoración"},
    {Label::rating_clear, "Borrar"},
    {Label::rating_sent, "Gracias por valorar este artículo."},
    {Label::rating_yours, "Su valoración: {value}"},
    {Label::rating_cleared, "Se ha retirado su valoración."},
    {Label::rating_refused, "Su valoración no ha sido aceptada. Inténtelo de nuevo más tarde."},
    {Label::rating_failed, "No se ha podido enviar su valoración. Compruebe su conexión e inténtelo de nuevo."},
    {Label::rating_forbidden, "Este artículo no admite valoraciones desde la página en la que está."},
    {Label::comments_title, "Comentarios"},
    {Label::comments_empty, "Todavía no hay comentarios."},
    {Label::comments_all, "Leer todos los comentarios"},
    {Label::comments_more,
     "Mostrar {count} comentario más|Mostrar {count} de comentarios más|Mostrar {count} comentarios más"},
    {Label::comments_anonymous, "Anónimo"},
    {Label::comments_write, "Escriba un comentario"},
    {Label::comments_name, "Su nombre"},
    {Label::comments_text, "Su comentario"},
    {Label::comments_submit, "Enviar comentario"},
    {Label::comments_reply, "Responder"},
    {Label::comments_reply_to, "Responder a {name}"},
    {Label::comments_cancel, "Cancelar la respuesta"},
    {Label::comments_sent, "Gracias. Su comentario se publicará cuando haya sido aprobado."},
    {Label::comments_published, "Gracias. Su comentario ya está publicado."},
    {Label::comments_pending, "Pendiente de aprobación"},
    {Label::comments_refused, "Su comentario no ha sido aceptado. Inténtelo de nuevo más tarde."},
    {Label::comments_failed, "No se ha podido enviar su comentario. Su texto sigue aquí; inténtelo de nuevo."},
    {Label::comments_forbidden, "Este artículo no admite comentarios desde la página en la que está."},
    {Label::form_limited, "Ha ido un poco rápido. Inténtelo de nuevo {time}."},
    {Label::related_title, "También le puede interesar"},
    {Label::latest_title, "Últimas noticias"},
    {Label::latest_empty, "Todavía no hay noticias recientes."},
    {Label::share_title, "Compartir"},
    {Label::share_email, "Correo electrónico"},
    {Label::share_copy, "Copiar enlace"},
    {Label::share_copied, "El enlace se ha copiado."},
    {Label::footer_license, "Licencia"},
    {Label::footer_top, "Volver arriba"},
};

constexpr Language k_language = {
    .tag = "es",
    .plural_rule = PluralRule::one_many_other,
    .decimal_mark = ",",
    .group_mark = ".",
    .dates = {.date = "%A, %e de %B de %Y", .time = ", %H:%M", .brief = "%e de %B de %Y"},
    .weekdays = "Domingo|Lunes|Martes|Miércoles|Jueves|Viernes|Sábado",
    .months = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_spanish = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
