// Russian. Months stand in the genitive; as newspapers do, without dots on ё.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Обновлено {date}"},
    {Label::see_also_title, "Читайте также"},
    {Label::tags_title, "Теги"},
    {Label::rating_title, "Оценка материала"},
    {Label::rating_empty, "Станьте первым, кто оценит этот материал!"},
    {Label::rating_count, "{count} оценка|{count} оценки|{count} оценок"},
    {Label::rating_question, "Как вы оцениваете этот материал?"},
    {Label::rating_star, "{count} звезда|{count} звезды|{count} звезд"},
    {Label::rating_submit, "Отправить оценку"},
    {Label::rating_clear, "Сбросить"},
    {Label::rating_sent, "Спасибо за вашу оценку."},
    {Label::rating_yours, "Ваша оценка: {value}"},
    {Label::rating_cleared, "Ваша оценка отозвана."},
    {Label::rating_refused, "Оценка не принята. Попробуйте позже."},
    {Label::rating_failed, "Не удалось отправить оценку. Проверьте соединение и попробуйте еще раз."},
    {Label::rating_forbidden, "На этой странице оценки к материалу не принимаются."},
    {Label::comments_title, "Комментарии"},
    {Label::comments_empty, "Комментариев пока нет."},
    {Label::comments_all, "Читать все комментарии"},
    {Label::comments_more,
     "Показать еще {count} комментарий|Показать еще {count} комментария|Показать еще {count} комментариев"},
    {Label::comments_anonymous, "Читатель"},
    {Label::comments_write, "Оставить комментарий"},
    {Label::comments_name, "Ваше имя"},
    {Label::comments_text, "Ваш комментарий"},
    {Label::comments_submit, "Отправить комментарий"},
    {Label::comments_reply, "Ответить"},
    {Label::comments_reply_to, "Ответ на комментарий: {name}"},
    {Label::comments_cancel, "Отменить ответ"},
    {Label::comments_sent, "Спасибо. Комментарий появится после проверки модератором."},
    {Label::comments_published, "Спасибо. Ваш комментарий опубликован."},
    {Label::comments_pending, "Ожидает проверки"},
    {Label::comments_refused, "Комментарий не принят. Попробуйте позже."},
    {Label::comments_failed, "Не удалось отправить комментарий. Ваш текст сохранен, попробуйте еще раз."},
    {Label::comments_forbidden, "На этой странице комментарии к материалу не принимаются."},
    {Label::form_limited, "Слишком часто. Попробуйте снова {time}."},
    {Label::related_title, "Вам может быть интересно"},
    {Label::latest_title, "Последние новости"},
    {Label::latest_empty, "Новостей пока нет."},
    {Label::share_title, "Поделиться"},
    {Label::share_email, "Почта"},
    {Label::share_copy, "Скопировать ссылку"},
    {Label::share_copied, "Ссылка скопирована."},
    {Label::footer_license, "Лицензия"},
    {Label::footer_top, "Наверх"},
};

constexpr Language k_language = {
    .tag = "ru",
    .plural_rule = PluralRule::one_few_many,
    .decimal_mark = ",",
    .group_mark = "\u00A0",
    .dates = {.date = "%A, %e %B %Y", .time = ", %H:%M", .brief = "%e %B %Y"},
    .weekdays = "Воскресенье|Понедельник|Вторник|Среда|Четверг|Пятница|Суббота",
    .months = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_russian = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
