// A table with one row a language.
#include "discussion_words.h"

namespace newsroom {
namespace {

constexpr DiscussionWords k_english = {
    "en",
    "Comments: #",
    "Back to the article",
    "Oldest first",
    "Newest first",
    "Pages",
    "First page",
    "Next page",
    "Among all comments",
    "All comments",
    "Report",
    "Report a comment",
    "Why should an editor look at this comment?",
    "It insults or threatens somebody",
    "It is illegal",
    "It is advertising",
    "Something else",
    "What should the editor know? (optional)",
    "Send the report",
    "Thank you. Your report has arrived; an editor will look at it.",
    "An editor has looked at the comment that you reported.",
    "This comment is not there any more.",
    "Your comments",
    "There are no comments of yours here.",
    "Take back",
    "No comments yet.",
};

constexpr DiscussionWords k_vietnamese = {
    "vi",
    "Ý kiến: #",
    "Trở lại bài viết",
    "Cũ nhất trước",
    "Mới nhất trước",
    "Các trang",
    "Trang đầu",
    "Trang sau",
    "Xem giữa các ý kiến khác",
    "Tất cả ý kiến",
    "Báo cáo",
    "Báo cáo một ý kiến",
    "Vì sao tòa soạn cần xem lại ý kiến này?",
    "Xúc phạm hoặc đe dọa người khác",
    "Vi phạm pháp luật",
    "Quảng cáo",
    "Lý do khác",
    "Tòa soạn cần biết thêm điều gì? (không bắt buộc)",
    "Gửi báo cáo",
    "Cảm ơn bạn. Báo cáo đã được nhận; tòa soạn sẽ xem lại ý kiến này.",
    "Tòa soạn đã xem ý kiến mà bạn báo cáo.",
    "Ý kiến này không còn nữa.",
    "Ý kiến của bạn",
    "Bạn chưa có ý kiến nào ở đây.",
    "Rút lại",
    "Chưa có ý kiến nào.",
};

} // namespace

const DiscussionWords& discussion_words(std::string_view language) {
  return language == "vi" || language.starts_with("vi-") ? k_vietnamese : k_english;
}

} // namespace newsroom
