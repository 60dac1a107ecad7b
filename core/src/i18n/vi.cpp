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
    {Label::rating_refused, "Chưa ghi nhận được đánh giá của bạn. Vui lòng thử lại sau."},
    {Label::rating_failed, "Không gửi được đánh giá. Vui lòng kiểm tra kết nối rồi thử lại."},
    {Label::comments_title, "Ý kiến bình luận"},
    {Label::comments_empty, "Chưa có bình luận nào."},
    {Label::comments_all, "Xem tất cả bình luận"},
    {Label::comments_anonymous, "Bạn đọc"},
    {Label::comments_write, "Viết bình luận"},
    {Label::comments_name, "Tên của bạn"},
    {Label::comments_text, "Ý kiến của bạn"},
    {Label::comments_submit, "Gửi bình luận"},
    {Label::comments_sent, "Cảm ơn bạn. Bình luận sẽ xuất hiện sau khi được duyệt."},
    {Label::comments_refused, "Bình luận chưa được nhận. Vui lòng thử lại sau."},
    {Label::comments_failed, "Không gửi được bình luận. Nội dung bạn viết vẫn còn đây, vui lòng thử lại."},
    {Label::related_title, "BẠN CÓ THỂ QUAN TÂM"},
    {Label::latest_title, "TIN MỚI"},
    {Label::latest_empty, "Chưa có tin mới."},
    {Label::footer_license, "Giấy phép"},
    {Label::footer_top, "Về đầu trang"},
};

constexpr auto k_lines = label_lines<k_texts>();

} // namespace

constinit const Language k_vietnamese = {
    .tag = "vi",
    .plural_rule = PluralRule::other,
    .decimal_mark = ",",
    .group_mark = ".",
    .dates = {.date = "%A, %d/%m/%Y", .time = " %H:%M", .brief = "%d/%m/%Y"},
    .weekdays = "Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy",
    .months = "",
    .labels = {k_lines.data(), k_lines.size()},
};

} // namespace lede::i18n
