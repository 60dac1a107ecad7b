// The pictures and galleries of Arc ANS.
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "formats/ans_body.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats::ans {

using json::Kind;
using json::Value;

namespace {

/// Reads a credit: people, then their organisations. "Ansel Adams / The Agency".
void read_credit(Value credits, Text& credit, Report& report) {
  if (!credits || !expect(credits, Kind::object, report)) return;
  for (const std::string_view role : {"by", "affiliation"}) {
    std::vector<Link> names;
    read_names(find(credits, role), names, {"name", "byline"}, report);
    for (std::size_t index = 0; index < names.size(); ++index) {
      if (!credit.empty()) credit.value += index == 0 ? " / " : ", ";
      credit.value += names[index].name.value;
      credit.origin = names[index].name.origin;
    }
  }
}

} // namespace

bool read_image(Value value, Image& image, Report& report) {
  read_string(find(value, "url"), image.url, report);
  if (image.empty()) {
    warn_missing(value, "url", report);
    return false;
  }
  read_string(find(value, "alt_text"), image.alt, report);
  read_either(find(value, "caption"), image.caption, report);
  image.width = read_pixels(find(value, "width"), report);
  image.height = read_pixels(find(value, "height"), report);
  const Value vanity = find(value, "vanity_credits");
  read_credit(vanity ? vanity : find(value, "credits"), image.credit, report);
  return true;
}

void read_gallery(Value value, BodyBuilder& body, Report& report) {
  const Value list = find(value, "content_elements");
  if (!list) return warn_missing(value, "content_elements", report);
  if (!expect(list, Kind::array, report)) return;
  Gallery& gallery = body.add<Gallery>(value);
  for (const Value element : list.children()) {
    if (gallery.images.size() == limits::max_list_items) return warn_too_many(element, report);
    if (!expect(element, Kind::object, report)) continue;
    if (!read_image(element, gallery.images.emplace_back(), report)) gallery.images.pop_back();
  }
  if (gallery.images.empty()) body.drop();
}

} // namespace lede::formats::ans
