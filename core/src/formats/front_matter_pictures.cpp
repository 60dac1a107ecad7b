#include "formats/front_matter_pictures.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/markdown_line.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// A picture, and the field that has it.
struct NamedPicture {
  Value field;
  std::string name; ///< See `plain_name`.
  Image image;
};

/// Returns a field's name without case, "_" and "image" at its end: "hero" of "heroImage" and "hero_image".
std::string plain_name(std::string_view key) {
  std::string name;
  for (const char c : key) {
    if (c != '_') name += c;
  }
  lower_ascii(name);
  for (const std::string_view end : {"images", "image"}) {
    if (name.ends_with(end)) name.resize(name.size() - end.size());
  }
  return name;
}

/// Splits "hero_image_caption" into the name of the picture and the text of it that the field has.
std::pair<std::string, Text Image::*> split_words(std::string_view key) {
  constexpr std::pair<std::string_view, Text Image::*> k_ends[] = {
      {"caption", &Image::caption}, {"alt", &Image::alt}, {"credit", &Image::credit}};
  std::string small(key);
  lower_ascii(small);
  for (const auto& [end, text] : k_ends) {
    if (small.ends_with(end)) return {plain_name(key.substr(0, key.size() - end.size())), text};
  }
  return {plain_name(key), &Image::caption};
}

/// Whether a line may be read as Markdown: it has nothing that looks like a tag, such as a mail address, and does not
/// begin as a list or a heading does ("1934. The pier is new").
bool is_markdown_line(std::string_view line) {
  for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
    if (at + 1 < line.size() && line[at + 1] != ' ') return false;
  }
  const std::size_t number = line.find_first_not_of("0123456789");
  const bool is_item = number != 0 && number != std::string_view::npos && (line[number] == '.' || line[number] == ')');
  constexpr std::string_view k_blocks = "#>+-=`~|: \t";
  return !line.empty() && !is_item && k_blocks.find(line.front()) == std::string_view::npos && !line.starts_with("* ");
}

bool has_caption(const Image& image) { return !image.caption.empty() || !image.credit.empty(); }

class PictureFields {
 public:
  explicit PictureFields(Report& report) : report_(report) {}

  void read(Value root) {
    for (const bool is_for_lists : {false, true}) { // those for lists and shared links come last
      for (const Value member : root.children()) {
        const bool is_small = has_word("ogImage thumbnail", member.key());
        if (has_word(LEDE_PICTURES, member.key()) && is_small == is_for_lists) add_field(member);
      }
    }
    for (const Value member : root.children()) {
      if (has_word(LEDE_PICTURE_WORDS, member.key())) add_words(member);
    }
  }

  void settle(Image& image) {
    for (NamedPicture& picture : pictures_) {
      if (image.empty()) {
        image = std::move(picture.image);
      } else {
        add_second(picture, image);
      }
    }
    if (image.caption.markup == Markup::text && is_markdown_line(image.caption.value))
      image.caption.markup = Markup::markdown;
    if (is_markdown_line(image.credit.value)) image.credit.value = words_of_markdown_line(image.credit.value);
  }

 private:
  void add_field(Value field) {
    if (!field.is(Kind::array)) return add_picture(field, field);
    for (const Value item : field.children()) add_picture(field, item);
  }

  void add_picture(Value field, Value value) {
    NamedPicture picture{field, plain_name(field.key()), {}};
    Report unheard(false); // a field may be a theme's setting
    if (read_any_picture(value, picture.image, pictures_.empty() ? report_ : unheard))
      pictures_.push_back(std::move(picture));
  }

  /// Gives words to the picture of the same name; if there is none, to the first one.
  void add_words(Value field) {
    const auto [name, part] = split_words(field.key());
    const std::string& wanted = name;
    Text Image::*const text = part;
    auto picture = std::find_if(pictures_.begin(), pictures_.end(),
                                [&](const NamedPicture& other) { return other.name == wanted; });
    if (picture == pictures_.end()) picture = pictures_.begin();
    Text words;
    const bool has_tags =
        field.text().find("</") != std::string_view::npos; // not only an address: "Ann <ann@a.example>"
    if (!has_tags) {
      read_string(field, words, report_);
    } else if (text == &Image::caption) {
      read_either(field, words, report_);
    } else {
      read_plain(field, words, report_);
    }
    if (words.empty()) return;
    if (picture == pictures_.end() || !(picture->image.*text).empty()) {
      if (picture == pictures_.end() || (picture->image.*text).value != words.value)
        report_.warn(messages::words_left_out, {quote(field.key())}, field.origin());
      return;
    }
    picture->image.*text = std::move(words);
  }

  /// Adds the words of a picture that has two fields, or settles which of two pictures is shown.
  void add_second(NamedPicture& second, Image& image) {
    Image& other = second.image;
    if (other.url.value == image.url.value) {
      for (Text Image::*const words : {&Image::alt, &Image::caption, &Image::credit}) {
        if ((image.*words).empty()) image.*words = std::move(other.*words);
      }
      return;
    }
    const bool is_small = has_word("ogImage thumbnail", second.field.key());
    if (has_caption(other) && !has_caption(image) && !is_small) std::swap(other, image);
    report_.warn(messages::second_picture, {quote(other.url.value)}, other.url.origin);
    if (has_caption(other)) report_.warn(messages::words_left_out, {quote(second.field.key())}, second.field.origin());
  }

  Report& report_;
  std::vector<NamedPicture> pictures_;
};

} // namespace

void read_front_matter_picture(Value root, Image& image, Report& report) {
  PictureFields fields(report);
  fields.read(root);
  fields.settle(image);
}

} // namespace lede::formats
