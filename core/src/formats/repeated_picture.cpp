// Compares the main picture with the pictures of the text by their addresses.
#include "formats/repeated_picture.h"

#include <string>
#include <string_view>

#include "base/text.h"
#include "formats/body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

/// Whether markup shows a picture, and does not only link to it.
bool shows(std::string_view markup, std::string_view address) {
  const std::size_t at = markup.find(address);
  if (at == std::string_view::npos) return false;
  const std::string_view before = markup.substr(0, at);
  return before.ends_with("src=\"") || before.ends_with("src='") || before.ends_with("](");
}

constexpr std::size_t k_most_compared = 20; // blocks; the words of each are compared

/// Whether nothing is lost if only the other picture is shown. @param around the other's words, or the text with it.
bool has_words(const Image& image, std::string_view around) {
  const std::string words = text_of_html(around);
  return words.find(text_of_html(image.caption.value)) != std::string::npos &&
         words.find(text_of_html(image.credit.value)) != std::string::npos;
}

} // namespace

void drop_repeated_picture(Article& article) {
  Image& image = article.image;
  if (image.empty()) return;
  std::size_t compared = 0;
  for (auto block = article.body.begin(); block != article.body.end() && compared < k_most_compared; ++block) {
    if (const auto* const rich = std::get_if<RichText>(&*block)) {
      if (!shows(rich->text.value, image.url.value)) continue;
      ++compared;
      if (has_words(image, rich->text.value)) return void(image = {});
      continue;
    }
    const auto* const other = std::get_if<Image>(&*block);
    if (other == nullptr || other->url.value != image.url.value) continue;
    ++compared;
    if (!has_words(*other, concat({image.caption.value, " ", image.credit.value}))) continue;
    return void(article.body.erase(block));
  }
}

} // namespace lede::formats
