// Japanese. Stars are counted without a counter: 5つ and 10個 have different ones.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "{date} 更新"},
    {Label::see_also_title, "あわせて読みたい"},
    {Label::tags_title, "キーワード"},
    {Label::rating_title, "記事の評価"},
    {Label::rating_empty, "この記事に最初の評価をお寄せください。"},
    {Label::rating_count, "{count}件の評価"},
    {Label::rating_question, "この記事をどう評価しますか？"},
    {Label::rating_star, "星{count}"},
    {Label::rating_submit, "評価を送信"},
    {Label::rating_clear, "選択を解除"},
    {Label::rating_sent, "評価をお寄せいただき、ありがとうございました。"},
    {Label::rating_yours, "あなたの評価：{value}"},
    {Label::rating_cleared, "評価を取り消しました。"},
    {Label::rating_refused, "評価を受け付けられませんでした。しばらくしてから、もう一度お試しください。"},
    {Label::rating_failed, "評価を送信できませんでした。接続を確認して、もう一度お試しください。"},
    {Label::rating_forbidden, "このページからは、この記事を評価できません。"},
    {Label::comments_title, "コメント"},
    {Label::comments_empty, "コメントはまだありません。"},
    {Label::comments_all, "すべてのコメントを読む"},
    {Label::comments_more, "コメントをさらに{count}件表示"},
    {Label::comments_anonymous, "匿名"},
    {Label::comments_write, "コメントを書く"},
    {Label::comments_name, "お名前"},
    {Label::comments_text, "コメント"},
    {Label::comments_submit, "コメントを送信"},
    {Label::comments_reply, "返信"},
    {Label::comments_reply_to, "{name}さんへの返信"},
    {Label::comments_cancel, "返信をやめる"},
    {Label::comments_sent, "ありがとうございました。コメントは承認後に表示されます。"},
    {Label::comments_published, "ありがとうございました。コメントを掲載しました。"},
    {Label::comments_pending, "承認待ち"},
    {Label::comments_refused, "コメントを受け付けられませんでした。しばらくしてから、もう一度お試しください。"},
    {Label::comments_failed, "コメントを送信できませんでした。入力された内容は残っています。もう一度お試しください。"},
    {Label::comments_forbidden, "このページからは、この記事にコメントできません。"},
    {Label::form_limited, "送信の間隔が短すぎます。{time}にもう一度お試しください。"},
    {Label::related_title, "関連記事"},
    {Label::latest_title, "最新ニュース"},
    {Label::latest_empty, "最新ニュースはまだありません。"},
    {Label::share_title, "共有"},
    {Label::share_email, "メール"},
    {Label::share_copy, "リンクをコピー"},
    {Label::share_copied, "リンクをコピーしました。"},
    {Label::footer_license, "ライセンス"},
    {Label::footer_top, "ページの先頭へ"},
};

constexpr Language k_language = {
    .tag = "ja",
    .plural_rule = PluralRule::other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%Y年%n月%e日(%A)", .time = " %H:%M", .brief = "%Y年%n月%e日"},
    .weekdays = "日|月|火|水|木|金|土",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_japanese = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
