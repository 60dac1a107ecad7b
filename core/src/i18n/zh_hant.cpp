// Chinese in traditional characters, in words that serve Taiwan and Hong Kong.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "更新時間：{date}"},
    {Label::see_also_title, "延伸閱讀"},
    {Label::tags_title, "關鍵字"},
    {Label::rating_title, "文章評分"},
    {Label::rating_empty, "還沒有人評分，來當第一個吧！"},
    {Label::rating_count, "{count}人評分"},
    {Label::rating_question, "您如何評價這篇文章？"},
    {Label::rating_star, "{count}顆星"},
    {Label::rating_submit, "送出評分"},
    {Label::rating_clear, "清除"},
    {Label::rating_sent, "感謝您的評分。"},
    {Label::rating_yours, "您的評分：{value}"},
    {Label::rating_cleared, "您的評分已收回。"},
    {Label::rating_refused, "您的評分未被接受，請稍後再試。"},
    {Label::rating_failed, "無法送出評分，請檢查連線後再試一次。"},
    {Label::rating_forbidden, "本文不接受來自目前頁面的評分。"},
    {Label::comments_title, "留言"},
    {Label::comments_empty, "目前沒有留言。"},
    {Label::comments_all, "查看所有留言"},
    {Label::comments_more, "再顯示{count}則留言"},
    {Label::comments_anonymous, "匿名讀者"},
    {Label::comments_write, "發表留言"},
    {Label::comments_name, "您的暱稱"},
    {Label::comments_text, "留言內容"},
    {Label::comments_submit, "送出留言"},
    {Label::comments_reply, "回覆"},
    {Label::comments_reply_to, "回覆 {name}"},
    {Label::comments_cancel, "取消回覆"},
    {Label::comments_sent, "感謝您的留言，審核通過後就會顯示。"},
    {Label::comments_published, "感謝您的留言，留言已刊出。"},
    {Label::comments_pending, "等待審核"},
    {Label::comments_refused, "您的留言未被接受，請稍後再試。"},
    {Label::comments_failed, "無法送出留言。您輸入的內容還在，請再試一次。"},
    {Label::comments_forbidden, "本文不接受來自目前頁面的留言。"},
    {Label::form_limited, "您的操作過於頻繁，請{time}再試。"},
    {Label::related_title, "您可能也想看"},
    {Label::latest_title, "最新新聞"},
    {Label::latest_empty, "目前沒有最新新聞。"},
    {Label::share_title, "分享"},
    {Label::share_email, "電子郵件"},
    {Label::share_copy, "複製連結"},
    {Label::share_copied, "已複製連結。"},
    {Label::footer_license, "授權條款"},
    {Label::footer_top, "回到頂端"},
};

constexpr Language k_language = {
    .tag = "zh-Hant",
    .plural_rule = PluralRule::other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%Y年%n月%e日 %A", .time = " %H:%M", .brief = "%Y/%m/%d"},
    .weekdays = "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_traditional_chinese = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
