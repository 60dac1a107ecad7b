// Chinese in simplified characters.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "更新时间：{date}"},
    {Label::see_also_title, "延伸阅读"},
    {Label::tags_title, "标签"},
    {Label::rating_title, "文章评分"},
    {Label::rating_empty, "还没有人评分，来做第一个吧！"},
    {Label::rating_count, "{count}人评分"},
    {Label::rating_question, "您如何评价这篇文章？"},
    {Label::rating_star, "{count}星"},
    {Label::rating_submit, "提交评分"},
    {Label::rating_clear, "清除"},
    {Label::rating_sent, "感谢您的评分。"},
    {Label::rating_yours, "您的评分：{value}"},
    {Label::rating_cleared, "您的评分已撤回。"},
    {Label::rating_refused, "您的评分未被接受，请稍后再试。"},
    {Label::rating_failed, "评分发送失败，请检查网络连接后重试。"},
    {Label::rating_forbidden, "本文不接受来自当前页面的评分。"},
    {Label::comments_title, "评论"},
    {Label::comments_empty, "暂无评论。"},
    {Label::comments_all, "查看全部评论"},
    {Label::comments_more, "再显示{count}条评论"},
    {Label::comments_anonymous, "匿名网友"},
    {Label::comments_write, "发表评论"},
    {Label::comments_name, "您的昵称"},
    {Label::comments_text, "评论内容"},
    {Label::comments_submit, "提交评论"},
    {Label::comments_reply, "回复"},
    {Label::comments_reply_to, "回复 {name}"},
    {Label::comments_cancel, "取消回复"},
    {Label::comments_sent, "感谢您的评论，审核通过后将会显示。"},
    {Label::comments_published, "感谢您的评论，评论已发布。"},
    {Label::comments_pending, "等待审核"},
    {Label::comments_refused, "您的评论未被接受，请稍后再试。"},
    {Label::comments_failed, "评论发送失败。您写的内容还在，请重试。"},
    {Label::comments_forbidden, "本文不接受来自当前页面的评论。"},
    {Label::form_limited, "您的操作过于频繁，请{time}再试。"},
    {Label::related_title, "您可能感兴趣"},
    {Label::latest_title, "最新消息"},
    {Label::latest_empty, "暂无最新消息。"},
    {Label::share_title, "分享"},
    {Label::share_email, "电子邮件"},
    {Label::share_copy, "复制链接"},
    {Label::share_copied, "链接已复制。"},
    {Label::footer_license, "许可协议"},
    {Label::footer_top, "返回顶部"},
};

constexpr Language k_language = {
    .tag = "zh-Hans",
    .plural_rule = PluralRule::other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%Y年%n月%e日 %A", .time = " %H:%M", .brief = "%Y-%m-%d"},
    .weekdays = "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_simplified_chinese = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
