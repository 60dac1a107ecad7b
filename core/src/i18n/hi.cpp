// Hindi. Digits are the European ones, as in most of the press; thousands are grouped by lakh and crore.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "अपडेट किया गया: {date}"},
    {Label::see_also_title, "यह भी पढ़ें"},
    {Label::tags_title, "टैग"},
    {Label::rating_title, "रेटिंग"},
    {Label::rating_empty, "इस लेख को रेटिंग देने वाले पहले पाठक बनें!"},
    {Label::rating_count, "{count} रेटिंग|{count} रेटिंग"},
    {Label::rating_question, "आप इस लेख को कितनी रेटिंग देंगे?"},
    {Label::rating_star, "{count} स्टार|{count} स्टार"},
    {Label::rating_submit, "रेटिंग भेजें"},
    {Label::rating_clear, "हटाएं"},
    {Label::rating_sent, "रेटिंग देने के लिए धन्यवाद।"},
    {Label::rating_yours, "आपकी रेटिंग: {value}"},
    {Label::rating_cleared, "आपकी रेटिंग वापस ले ली गई है।"},
    {Label::rating_refused, "आपकी रेटिंग स्वीकार नहीं हुई। कृपया बाद में फिर कोशिश करें।"},
    {Label::rating_failed, "आपकी रेटिंग भेजी नहीं जा सकी। कृपया अपना कनेक्शन जांचें और फिर कोशिश करें।"},
    {Label::rating_forbidden, "जिस पेज पर आप हैं, वहां से इस लेख को रेटिंग नहीं दी जा सकती।"},
    {Label::comments_title, "टिप्पणियां"},
    {Label::comments_empty, "अभी तक कोई टिप्पणी नहीं है।"},
    {Label::comments_all, "सभी टिप्पणियां पढ़ें"},
    {Label::comments_more, "{count} और टिप्पणी दिखाएं|{count} और टिप्पणियां दिखाएं"},
    {Label::comments_anonymous, "एक पाठक"},
    {Label::comments_write, "टिप्पणी लिखें"},
    {Label::comments_name, "आपका नाम"},
    {Label::comments_text, "आपकी टिप्पणी"},
    {Label::comments_submit, "टिप्पणी भेजें"},
    {Label::comments_reply, "जवाब दें"},
    {Label::comments_reply_to, "{name} को जवाब दें"},
    {Label::comments_cancel, "जवाब रद्द करें"},
    {Label::comments_sent, "धन्यवाद। मंजूरी मिलने के बाद आपकी टिप्पणी दिखाई देगी।"},
    {Label::comments_published, "धन्यवाद। आपकी टिप्पणी प्रकाशित हो गई है।"},
    {Label::comments_pending, "मंजूरी का इंतजार"},
    {Label::comments_refused, "आपकी टिप्पणी स्वीकार नहीं हुई। कृपया बाद में फिर कोशिश करें।"},
    {Label::comments_failed, "आपकी टिप्पणी भेजी नहीं जा सकी। आपका लिखा हुआ यहीं है, कृपया फिर कोशिश करें।"},
    {Label::comments_forbidden, "जिस पेज पर आप हैं, वहां से इस लेख पर टिप्पणी नहीं की जा सकती।"},
    {Label::form_limited, "आपने बहुत जल्दी दोबारा भेजा। कृपया {time} फिर कोशिश करें।"},
    {Label::related_title, "आपको यह भी पसंद आ सकता है"},
    {Label::latest_title, "ताजा खबरें"},
    {Label::latest_empty, "अभी कोई ताजा खबर नहीं है।"},
    {Label::share_title, "शेयर करें"},
    {Label::share_email, "ईमेल"},
    {Label::share_copy, "लिंक कॉपी करें"},
    {Label::share_copied, "लिंक कॉपी हो गया है।"},
    {Label::footer_license, "लाइसेंस"},
    {Label::footer_top, "ऊपर जाएं"},
};

constexpr Language k_language = {
    .tag = "hi",
    .plural_rule = PluralRule::one_other_from_zero,
    .grouping = Grouping::lakh,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%A, %e %B %Y", .time = ", %H:%M", .brief = "%e %B %Y"},
    .weekdays = "रविवार|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार",
    .months = "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_hindi = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
