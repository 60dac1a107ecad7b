// Vietnamese.
#include "i18n/language.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Cập nhật {date}"},
    {Label::see_also_title, "Xem thêm"},
    {Label::tags_title, "Từ khóa"},
    {Label::rating_title, "ĐÁNH GIÁ"},
    {Label::rating_empty, "Hãy trở thành người đầu tiên đánh giá cho bài viết này!"},
    {Label::rating_count, "{count} đánh giá"},
    {Label::rating_question, "Bạn đánh giá bài viết này thế nào?"},
    {Label::rating_star, "{count} sao"},
    {Label::rating_submit, "Gửi đánh giá"},
    {Label::rating_clear, "Bỏ chọn"},
    {Label::rating_sent, "Cảm ơn bạn đã đánh giá bài viết."},
    {Label::rating_yours, "Đánh giá của bạn: {value}"},
    {Label::rating_cleared, "Đã rút lại đánh giá của bạn."},
    {Label::rating_refused, "Chưa ghi nhận được đánh giá của bạn. Vui lòng thử lại sau."},
    {Label::rating_failed, "Không gửi được đánh giá. Vui lòng kiểm tra kết nối rồi thử lại."},
    {Label::rating_forbidden, "Bài viết này không nhận đánh giá từ trang bạn đang xem."},
    {Label::comments_title, "Ý kiến bình luận"},
    {Label::comments_empty, "Chưa có bình luận nào."},
    {Label::comments_all, "Xem tất cả bình luận"},
    {Label::comments_more, "Xem thêm {count} bình luận"},
    {Label::comments_anonymous, "Bạn đọc"},
    {Label::comments_write, "Viết bình luận"},
    {Label::comments_name, "Tên của bạn"},
    {Label::comments_text, "Ý kiến của bạn"},
    {Label::comments_submit, "Gửi bình luận"},
    {Label::comments_reply, "Trả lời"},
    {Label::comments_reply_to, "Trả lời {name}"},
    {Label::comments_cancel, "Thôi trả lời"},
    {Label::comments_sent, "Cảm ơn bạn. Bình luận sẽ xuất hiện sau khi được duyệt."},
    {Label::comments_published, "Cảm ơn bạn. Bình luận đã được đăng."},
    {Label::comments_pending, "Đang chờ duyệt"},
    {Label::comments_refused, "Bình luận chưa được nhận. Vui lòng thử lại sau."},
    {Label::comments_failed, "Không gửi được bình luận. Nội dung bạn viết vẫn còn đây, vui lòng thử lại."},
    {Label::comments_forbidden, "Bài viết này không nhận bình luận từ trang bạn đang xem."},
    {Label::form_limited, "Bạn gửi hơi nhanh. Vui lòng thử lại {time}."},
    {Label::related_title, "BẠN CÓ THỂ QUAN TÂM"},
    {Label::latest_title, "TIN MỚI"},
    {Label::latest_empty, "Chưa có tin mới."},
    {Label::share_title, "Chia sẻ"},
    {Label::share_email, "Email"},
    {Label::share_copy, "Sao chép liên kết"},
    {Label::share_copied, "Đã sao chép liên kết."},
    {Label::footer_license, "Giấy phép"},
    {Label::footer_top, "Về đầu trang"},
};

constexpr Language k_language = {
    .tag = "vi",
    .plural_rule = PluralRule::other,
    .decimal_mark = ",",
    .group_mark = ".",
    .dates = {.date = "%A, %d/%m/%Y", .time = " %H:%M", .brief = "%d/%m/%Y"},
    .weekdays = "Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_vietnamese = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
