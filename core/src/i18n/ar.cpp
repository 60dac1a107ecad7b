// Arabic. Digits are the European ones, as most of the press writes them on the web from Morocco to the Gulf; months
// have the names that the press uses outside the Levant and the Maghreb.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "آخر تحديث: {date}"},
    {Label::see_also_title, "اقرأ أيضًا"},
    {Label::tags_title, "كلمات مفتاحية"},
    {Label::rating_title, "تقييم المقال"},
    {Label::rating_empty, "كن أول من يقيّم هذا المقال!"},
    {Label::rating_count, "لا تقييمات|تقييم واحد|تقييمان|{count} تقييمات|{count} تقييمًا|{count} تقييم"},
    {Label::rating_question, "ما تقييمك لهذا المقال؟"},
    {Label::rating_star, "بلا نجوم|نجمة واحدة|نجمتان|{count} نجوم|{count} نجمة|{count} نجمة"},
    {Label::rating_submit, "إرسال التقييم"},
    {Label::rating_clear, "مسح"},
    {Label::rating_sent, "شكرًا على تقييم هذا المقال."},
    {Label::rating_yours, "تقييمك: {value}"},
    {Label::rating_cleared, "سُحب تقييمك."},
    {Label::rating_refused, "لم يُقبل تقييمك. يُرجى المحاولة لاحقًا."},
    {Label::rating_failed, "تعذّر إرسال تقييمك. يُرجى التحقق من الاتصال والمحاولة مجددًا."},
    {Label::rating_forbidden, "لا يمكن تقييم هذا المقال من الصفحة التي أنت عليها."},
    {Label::comments_title, "التعليقات"},
    {Label::comments_empty, "لا توجد تعليقات بعد."},
    {Label::comments_all, "قراءة جميع التعليقات"},
    {Label::comments_more,
     "عرض المزيد من التعليقات|عرض تعليق آخر|عرض تعليقين آخرين|عرض {count} تعليقات أخرى|عرض {count} تعليقًا آخر|عرض "
     "{count} تعليق آخر"},
    {Label::comments_anonymous, "قارئ"},
    {Label::comments_write, "أضف تعليقًا"},
    {Label::comments_name, "الاسم"},
    {Label::comments_text, "التعليق"},
    {Label::comments_submit, "إرسال التعليق"},
    {Label::comments_reply, "رد"},
    {Label::comments_reply_to, "رد على {name}"},
    {Label::comments_cancel, "إلغاء الرد"},
    {Label::comments_sent, "شكرًا لك. سيظهر تعليقك بعد الموافقة عليه."},
    {Label::comments_published, "شكرًا لك. نُشر تعليقك."},
    {Label::comments_pending, "بانتظار الموافقة"},
    {Label::comments_refused, "لم يُقبل تعليقك. يُرجى المحاولة لاحقًا."},
    {Label::comments_failed, "تعذّر إرسال تعليقك. ما كتبته لا يزال هنا، يُرجى المحاولة مجددًا."},
    {Label::comments_forbidden, "لا يمكن التعليق على هذا المقال من الصفحة التي أنت عليها."},
    {Label::form_limited, "محاولات كثيرة في وقت قصير. يُرجى المحاولة مجددًا {time}."},
    {Label::related_title, "قد يهمك أيضًا"},
    {Label::latest_title, "آخر الأخبار"},
    {Label::latest_empty, "لا توجد أخبار جديدة بعد."},
    {Label::share_title, "مشاركة"},
    {Label::share_email, "البريد الإلكتروني"},
    {Label::share_copy, "نسخ الرابط"},
    {Label::share_copied, "نُسخ الرابط."},
    {Label::footer_license, "الترخيص"},
    {Label::footer_top, "العودة إلى الأعلى"},
};

constexpr Language k_language = {
    .tag = "ar",
    .plural_rule = PluralRule::zero_one_two_few_many_other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%A، %e %B %Y", .time = "، %H:%M", .brief = "%e %B %Y"},
    .weekdays = "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    .months = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_arabic = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
