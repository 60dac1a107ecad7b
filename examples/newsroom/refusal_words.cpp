// Vietnamese for what readers without script may see; developers get English, as JSON.
#include "refusal_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace newsroom {
namespace {

struct Words {
  std::string_view code;
  const char* vietnamese;
};

constexpr Words k_words[] = {
    {"not-found", "Không tìm thấy trang này."},
    {"bad-author", "Tên cần có từ 1 đến 80 ký tự, trên một dòng."},
    {"bad-text", "Ý kiến cần có từ 1 đến 5000 ký tự, không có ký tự điều khiển."},
    {"bad-parent", "Ý kiến mà bạn trả lời không còn nữa."},
    {"bad-value", "Giá trị gửi lên không hợp lệ."},
    {"bad-voter", "Trình duyệt gửi lên một mã không hợp lệ."},
    {"key-in-use", "Biểu mẫu này đã được dùng cho một ý kiến khác; hãy tải lại trang."},
    {"too-many", "Bạn gửi quá nhiều yêu cầu; xin thử lại sau."},
    {"busy", "Máy chủ đang bận; xin thử lại sau."},
    {"store-unavailable", "Chưa lưu được; xin thử lại sau."},
    {"origin-not-listed", "Trang này không nhận đánh giá và ý kiến từ trang web kia."},
    {"form-expired", "Biểu mẫu đã hết hạn; hãy tải lại trang."},
    {"operator-only", "Trang này dành cho người kiểm duyệt."},
    {"method-not-allowed", "Địa chỉ này không nhận yêu cầu như vậy."},
    {"internal", "Máy chủ gặp lỗi."},
};

} // namespace

RefusalWords refusal_words(std::string_view language, std::string_view code, std::string_view message) {
  const auto* const found =
      std::find_if(std::begin(k_words), std::end(k_words), [&](const Words& words) { return words.code == code; });
  if (language.starts_with("vi") && found != std::end(k_words)) return {"vi", found->vietnamese, "Trang chủ"};
  // A message of the program is a clause in lower case; a reader gets a sentence.
  std::string sentence = std::string(message) + ".";
  if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return {"en", std::move(sentence), "Home"};
}

} // namespace newsroom
