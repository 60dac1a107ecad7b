// The pictures, films and sounds of a content system's article.
#include "formats/usual_media.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/text_kind.h"
#include "formats/tree_reader.h"
#include "formats/usual_body.h"
#include "formats/usual_names.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

class MediaReader {
 public:
  MediaReader(const UsualFields& fields, Article& article, BodyBuilder& body, Report& report)
      : fields_(fields), article_(article), report_(report), body_(body) {}

  void read() {
    read_image();
    read_media();
  }

 private:
  void read_image() {
    for (const UsualField& field : fields_.all(Usual::image)) {
      const Value value = field.value;
      if (value.is(Kind::number)) {
        warn_invalid(value, messages::picture_is_number, report_);
        continue;
      }
      if (value.is(Kind::string) && value.text().find_first_of("{<\n") != std::string_view::npos) {
        warn_invalid(value, messages::expected_picture_address, report_);
        continue;
      }
      Image image;
      Report unheard(false);
      if (!read_any_picture(value, image, unheard) && !read_any_picture(linked_in(value), image, unheard)) continue;
      // Payload's captions are rich text.
      if (const Value caption = find(value, "caption"); image.caption.empty() && find(caption, "root"))
        read_tree_caption(caption, image.caption, unheard);
      article_.image = std::move(image);
      break;
    }
    const Value best = fields_.first(Usual::image);
    if (article_.image.empty() && best.is(Kind::object) && !find(best, "richText")) {
      static_cast<void>(read_any_picture(best, article_.image, report_));
    }
    if (article_.image.empty()) return;
    if (article_.image.alt.empty()) read_usual_line(fields_.first(Usual::image_alt), article_.image.alt, report_);
    if (article_.image.caption.empty())
      read_either(text_in(fields_.first(Usual::image_caption)), article_.image.caption, report_);
    if (article_.image.credit.empty())
      read_usual_line(fields_.first(Usual::image_credit), article_.image.credit, report_);
  }

  [[nodiscard]] bool has(std::string_view address) const {
    if (article_.image.url.value == address) return true;
    for (const Block& block : article_.body) {
      const Text* const text = text_of_block(block);
      if (url_of_block(block) == address || (text != nullptr && text->value.find(address) != std::string::npos))
        return true;
    }
    return false;
  }

  void read_media() {
    std::vector<Image> pictures;
    for (const UsualField& field : fields_.all(Usual::image)) { // each may be a list
      const Value list = list_in(field.value);
      for (const Value value : (list.is(Kind::array) ? list : Value()).children()) add_picture(value, pictures);
    }
    for (const UsualField& field : fields_.all(Usual::pictures)) {
      const Value list = list_in(field.value);
      if (list.is(Kind::string) && field.name == "images") warn_invalid(list, messages::expected_pictures, report_);
      if (list.is(Kind::object)) add_file(list, pictures);
      for (const Value value : (list.is(Kind::array) ? list : Value()).children()) add_file(value, pictures);
    }
    if (article_.image.empty() && !pictures.empty()) {
      article_.image = std::move(pictures.front());
      pictures.erase(pictures.begin());
    }
    if (!pictures.empty()) {
      body_.add<Gallery>({}).images = std::move(pictures);
    }
    for (const UsualField& film : fields_.all(Usual::film)) add_film(film.value);
    for (const UsualField& sound : fields_.all(Usual::sound)) add_sound(sound.value);
  }

  /// Adds a file of a feed: a picture, a sound or a film. In JSON converted from XML, attributes are in an object of
  /// their own.
  void add_file(Value value, std::vector<Image>& pictures) {
    if (const Value attributes = find(value, "$"); attributes.is(Kind::object)) value = attributes;
    constexpr std::size_t k_most = 50; // each is looked for in the text
    if (++files_ > k_most) return;
    const Value type = find_any(value, {"type", "@type", "@_type", "medium", "@medium"});
    if (type.text().starts_with("audio")) return add_sound(value);
    if (type.text().starts_with("video")) return add_film(value);
    add_picture(value, pictures);
  }

  void add_picture(Value value, std::vector<Image>& pictures) {
    constexpr std::size_t k_most = 50; // each is looked for in the text
    Image image;
    Report unheard(false);
    const bool is_other = text_at(value, "type") == "video" || text_at(value, "type") == "audio";
    if (pictures.size() == k_most || is_other) return;
    if (!read_any_picture(value, image, unheard) && !read_any_picture(linked_in(value), image, unheard)) return;
    if (!has(image.url.value)) pictures.push_back(std::move(image));
  }

  static Value address_in(Value value) {
    if (const Value files = find(value, "renditions"); files.size() != 0) value = *files.children().begin(); // dpa
    if (value.is(Kind::object))
      value = find_any(value, {"url", "src", "href", "link", "@url", "@_url", "embedUrl", "embed_url"});
    const bool is_address = value.is(Kind::string) && value.text().find("//") != std::string_view::npos &&
                            value.text().find_first_of(" <") == std::string_view::npos;
    return is_address ? value : Value();
  }

  void add_film(Value film) {
    if (film.is(Kind::string) && looks_like_html(film.text())) return body_.add_html(film);
    const Value address = address_in(film);
    if (!address || has(address.text())) return;
    Embed& embed = body_.add<Embed>(film);
    read_string(address, embed.url, report_);
    if (film.is(Kind::object)) read_plain(text_in(find_any(film, {"title", "caption"})), embed.title, report_);
  }

  void add_sound(Value sound) {
    const Value address = address_in(sound);
    if (!address || has(address.text())) return;
    body_.start("p", sound);
    body_.start("audio", address, {{"src", address.text()}});
    body_.end("audio");
    body_.end("p");
  }

  const UsualFields& fields_;
  Article& article_;
  Report& report_;
  BodyBuilder& body_;
  std::size_t files_ = 0; // number of files beside the text
};

} // namespace

void read_usual_media(const UsualFields& fields, Article& article, BodyBuilder& body, Report& report) {
  MediaReader(fields, article, body, report).read();
}

void read_usual_line(Value value, Text& out, Report& report) {
  if (!value) return;
  const Value text = text_in(value);
  if (text.is(Kind::number)) return formats::read_id(text, out, report);
  read_plain(text ? text : value, out, report);
}

} // namespace lede::formats
