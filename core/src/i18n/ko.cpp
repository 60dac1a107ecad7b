// Korean.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "수정 {date}"},
    {Label::see_also_title, "관련 기사"},
    {Label::tags_title, "태그"},
    {Label::rating_title, "기사 평가"},
    {Label::rating_empty, "이 기사에 첫 평가를 남겨 주세요!"},
    {Label::rating_count, "평가 {count}개"},
    {Label::rating_question, "이 기사를 어떻게 평가하십니까?"},
    {Label::rating_star, "별 {count}개"},
    {Label::rating_submit, "평가 보내기"},
    {Label::rating_clear, "선택 취소"},
    {Label::rating_sent, "평가해 주셔서 감사합니다."},
    {Label::rating_yours, "내 평가: {value}"},
    {Label::rating_cleared, "평가를 취소했습니다."},
    {Label::rating_refused, "평가가 접수되지 않았습니다. 잠시 후 다시 시도해 주세요."},
    {Label::rating_failed, "평가를 보내지 못했습니다. 연결 상태를 확인하고 다시 시도해 주세요."},
    {Label::rating_forbidden, "지금 보시는 페이지에서는 이 기사를 평가할 수 없습니다."},
    {Label::comments_title, "댓글"},
    {Label::comments_empty, "아직 댓글이 없습니다."},
    {Label::comments_all, "댓글 모두 보기"},
    {Label::comments_more, "댓글 {count}개 더 보기"},
    {Label::comments_anonymous, "익명"},
    {Label::comments_write, "댓글 쓰기"},
    {Label::comments_name, "이름"},
    {Label::comments_text, "댓글 내용"},
    {Label::comments_submit, "댓글 등록"},
    {Label::comments_reply, "답글"},
    {Label::comments_reply_to, "{name} 님에게 답글 쓰기"},
    {Label::comments_cancel, "답글 취소"},
    {Label::comments_sent, "감사합니다. 댓글은 승인된 뒤 표시됩니다."},
    {Label::comments_published, "감사합니다. 댓글이 등록되었습니다."},
    {Label::comments_pending, "승인 대기 중"},
    {Label::comments_refused, "댓글이 접수되지 않았습니다. 잠시 후 다시 시도해 주세요."},
    {Label::comments_failed, "댓글을 보내지 못했습니다. 작성하신 내용은 그대로 있으니 다시 시도해 주세요."},
    {Label::comments_forbidden, "지금 보시는 페이지에서는 이 기사에 댓글을 쓸 수 없습니다."},
    {Label::form_limited, "너무 빠르게 요청하셨습니다. {time}에 다시 시도해 주세요."},
    {Label::related_title, "함께 보면 좋은 기사"},
    {Label::latest_title, "최신 뉴스"},
    {Label::latest_empty, "아직 최신 뉴스가 없습니다."},
    {Label::share_title, "공유"},
    {Label::share_email, "이메일"},
    {Label::share_copy, "링크 복사"},
    {Label::share_copied, "링크를 복사했습니다."},
    {Label::footer_license, "라이선스"},
    {Label::footer_top, "맨 위로"},
};

constexpr Language k_language = {
    .tag = "ko",
    .plural_rule = PluralRule::other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "%Y년 %n월 %e일 %A", .time = " %H:%M", .brief = "%Y.%m.%d"},
    .weekdays = "일요일|월요일|화요일|수요일|목요일|금요일|토요일",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_korean = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
