#include "formats/inner_document.h"

#include <initializer_list>
#include <utility>
#include <variant>
#include <vector>

#include "json/document.h"

namespace lede::formats {
namespace {

/// Sets the origin of every text of a block to that of the string that contains it.
struct OriginMover {
  Origin origin;

  void move(std::initializer_list<Text*> texts) const {
    for (Text* const text : texts) text->origin = origin;
  }
  void move(std::vector<Stretch>& stretches) const {
    for (Stretch& stretch : stretches) {
      stretch = {stretch.begin, origin, false};
    }
  }
  void operator()(RichText& rich) const {
    move({&rich.text});
    move(rich.stretches);
  }
  void operator()(Image& image) const {
    move({&image.url, &image.alt, &image.caption, &image.credit, &image.role});
    for (ImageSource& source : image.sources) move({&source.url, &source.type, &source.media});
  }
  void operator()(Gallery& gallery) const {
    for (Image& image : gallery.images) (*this)(image);
  }
  void operator()(Quote& quote) const {
    move({&quote.text, &quote.cite});
    move(quote.stretches);
  }
  void operator()(Embed& embed) const {
    move({&embed.url, &embed.title});
    (*this)(embed.image);
  }
  void operator()(SeeAlso& see_also) const {
    for (Link& link : see_also.links) move({&link.name, &link.url});
  }
  void operator()(FactBox& box) const { move({&box.text, &box.title}); }
  void operator()(Divider& /*divider*/) const {}
};

} // namespace

void move_origins(Block& block, Origin origin) { std::visit(OriginMover{origin}, block); }

void take_inner_warnings(Report&& inner, const json::Document& document, json::Value value, Report& report) {
  json::Locator locator(document);
  for (PendingWarning& warning : inner.pending()) {
    warning.text_offset = locator.source_offset(warning.origin, warning.text_offset);
    warning.origin = value.origin();
  }
  report.take(std::move(inner));
}

} // namespace lede::formats
