// Hebrew. Readers are addressed in the plural, as newspapers do to address all of them.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "עודכן: {date}"},
    {Label::see_also_title, "קראו גם"},
    {Label::tags_title, "תגיות"},
    {Label::rating_title, "דירוג הכתבה"},
    {Label::rating_empty, "היו הראשונים לדרג את הכתבה!"},
    {Label::rating_count, "דירוג אחד|שני דירוגים|{count} דירוגים"},
    {Label::rating_question, "איך תדרגו את הכתבה?"},
    {Label::rating_star, "כוכב אחד|שני כוכבים|{count} כוכבים"},
    {Label::rating_submit, "שליחת הדירוג"},
    {Label::rating_clear, "ניקוי"},
    {Label::rating_sent, "תודה שדירגתם את הכתבה."},
    {Label::rating_yours, "הדירוג שלכם: {value}"},
    {Label::rating_cleared, "הדירוג שלכם בוטל."},
    {Label::rating_refused, "הדירוג לא התקבל. נסו שוב מאוחר יותר."},
    {Label::rating_failed, "שליחת הדירוג נכשלה. בדקו את החיבור ונסו שוב."},
    {Label::rating_forbidden, "אי אפשר לדרג את הכתבה מהעמוד הזה."},
    {Label::comments_title, "תגובות"},
    {Label::comments_empty, "אין עדיין תגובות."},
    {Label::comments_all, "לכל התגובות"},
    {Label::comments_more, "הצגת תגובה נוספת|הצגת שתי תגובות נוספות|הצגת {count} תגובות נוספות"},
    {Label::comments_anonymous, "אנונימי"},
    {Label::comments_write, "כתבו תגובה"},
    {Label::comments_name, "שם"},
    {Label::comments_text, "תגובה"},
    {Label::comments_submit, "שליחת התגובה"},
    {Label::comments_reply, "הגיבו"},
    {Label::comments_reply_to, "תגובה אל {name}"},
    {Label::comments_cancel, "ביטול התגובה"},
    {Label::comments_sent, "תודה. התגובה תופיע לאחר אישורה."},
    {Label::comments_published, "תודה. התגובה פורסמה."},
    {Label::comments_pending, "ממתינה לאישור"},
    {Label::comments_refused, "התגובה לא התקבלה. נסו שוב מאוחר יותר."},
    {Label::comments_failed, "שליחת התגובה נכשלה. מה שכתבתם עדיין כאן, נסו שוב."},
    {Label::comments_forbidden, "אי אפשר להגיב על הכתבה מהעמוד הזה."},
    {Label::form_limited, "זה היה מהיר מדי. נסו שוב {time}."},
    {Label::related_title, "אולי יעניין אתכם גם"},
    {Label::latest_title, "חדשות אחרונות"},
    {Label::latest_empty, "אין עדיין חדשות."},
    {Label::share_title, "שיתוף"},
    {Label::share_email, "דוא״ל"},
    {Label::share_copy, "העתקת קישור"},
    {Label::share_copied, "הקישור הועתק."},
    {Label::footer_license, "רישיון"},
    {Label::footer_top, "חזרה למעלה"},
};

constexpr Language k_language = {
    .tag = "he",
    .plural_rule = PluralRule::one_two_other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "יום %A, %e ב%B %Y", .time = ", %H:%M", .brief = "%e ב%B %Y"},
    .weekdays = "ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת",
    .months = "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_hebrew = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
