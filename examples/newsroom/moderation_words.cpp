// A table with one row a language.
#include "moderation_words.h"

namespace newsroom {
namespace {

constexpr ModerationWords k_english = {
    "en",
    "Moderation",
    "Sign in",
    "Name",
    "Token",
    "The name or the token is wrong.",
    "Sign out",
    "Pending",
    "Reported",
    "Approved",
    "Rejected",
    "Deleted",
    "Search",
    "Words in names and texts",
    "Select all",
    "Select none",
    "Selected comments",
    "Approve",
    "Keep",
    "Reject",
    "Delete",
    "Undo",
    "Approved: #",
    "Rejected: #",
    "Deleted: #",
    "Pending again: #",
    "Taken back: #",
    "Select at least one comment first.",
    "Nothing was taken back: it has been decided otherwise since.",
    "There is nothing here.",
    "Next page",
    "First page",
    "Select the comment by #",
    "In answer to",
    "Reports: #",
    "Suspected",
    "word: #",
    "links: #",
    "name: #",
    "a field that people do not see",
    "Log",
    "Time",
    "Who",
    "What",
    "Comment",
    "taken back",
    "Back to the comments",
    "Keys",
    "j: next comment\nk: previous comment\na: approve\nr: reject\nd: delete\nx: select\nu: undo\n/: search\n?: this "
    "help",
    "Single keys work on this page",
    "Close",
    "It was not saved. Try again, or reload the page.",
    "The article is gone",
};

constexpr ModerationWords k_vietnamese = {
    "vi",
    "Duyệt ý kiến",
    "Đăng nhập",
    "Tên",
    "Mã truy cập",
    "Tên hoặc mã truy cập không đúng.",
    "Đăng xuất",
    "Chờ duyệt",
    "Bị báo cáo",
    "Đã duyệt",
    "Đã từ chối",
    "Đã xóa",
    "Tìm",
    "Từ trong tên hoặc nội dung",
    "Chọn tất cả",
    "Bỏ chọn",
    "Ý kiến đã chọn",
    "Duyệt",
    "Giữ lại",
    "Từ chối",
    "Xóa",
    "Hoàn tác",
    "Đã duyệt: #",
    "Đã từ chối: #",
    "Đã xóa: #",
    "Chờ duyệt lại: #",
    "Đã hoàn tác: #",
    "Hãy chọn ít nhất một ý kiến.",
    "Không có gì được hoàn tác: đã có quyết định khác sau đó.",
    "Không có ý kiến nào.",
    "Trang sau",
    "Trang đầu",
    "Chọn ý kiến của #",
    "Trả lời",
    "Báo cáo: #",
    "Đáng ngờ",
    "từ: #",
    "số liên kết: #",
    "tên: #",
    "một ô mà người đọc không nhìn thấy",
    "Nhật ký",
    "Thời gian",
    "Người duyệt",
    "Quyết định",
    "Ý kiến",
    "hoàn tác",
    "Trở lại các ý kiến",
    "Phím tắt",
    "j: ý kiến sau\nk: ý kiến trước\na: duyệt\nr: từ chối\nd: xóa\nx: chọn\nu: hoàn tác\n/: tìm\n?: trợ giúp này",
    "Bật phím tắt trên trang này",
    "Đóng",
    "Chưa lưu được. Hãy thử lại hoặc tải lại trang.",
    "Bài viết không còn",
};

} // namespace

const ModerationWords& moderation_words(std::string_view language) {
  return language == "vi" || language.starts_with("vi-") ? k_vietnamese : k_english;
}

std::string with(std::string_view text, std::string_view value) {
  std::string whole(text);
  const std::size_t place = whole.find('#');
  if (place != std::string::npos) whole.replace(place, 1, value);
  return whole;
}

} // namespace newsroom
