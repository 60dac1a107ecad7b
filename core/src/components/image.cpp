// Pictures and the choice between their sources.
#include "components/image.h"

#include <string>

#include "html/own_markup.h"

namespace lede {
namespace {

// The width at which lede.css shows a picture of each role on wide screens. On narrow screens, pictures are as wide as
// the window.
constexpr Literal k_main_sizes = "(min-width: 48rem) 46rem, 100vw";
constexpr Literal k_wide_sizes = "(min-width: 75rem) 72rem, 100vw";
constexpr Literal k_thumbnail_sizes = "(min-width: 40rem) 22rem, 100vw";

bool needs_own_element(const ImageSource& source) { return !source.type.empty() || !source.media.empty(); }

void write_srcset(const Page& page, const std::string& candidates, Literal sizes) {
  int removed = 0;
  const std::optional<SafeUrl> srcset = page.urls.allow_srcset(candidates, removed);
  if (!srcset) return;
  page.writer.attribute(UrlAttribute::srcset, *srcset);
  page.writer.attribute(Attribute::sizes, sizes);
}

// Returns the `srcset` of the <img>: the candidates that differ only in width. A `srcset` cannot mix candidates with
// and without a width.
std::string candidates_by_width(const Page& page, const Image& image, const SafeUrl& url) {
  std::string candidates;
  for (const ImageSource& source : image.sources) {
    if (needs_own_element(source) || source.width <= 0) continue;
    if (const std::optional<SafeUrl> other = allow_url(page, source.url, UrlUse::resource))
      UrlPolicy::append_candidate(candidates, *other, source.width);
  }
  if (!candidates.empty() && image.width > 0) UrlPolicy::append_candidate(candidates, url, image.width);
  return candidates;
}

// @return the <picture>, if one is needed.
HtmlWriter::Scope write_sources(const Page& page, const Image& image, Literal sizes) {
  HtmlWriter& writer = page.writer;
  HtmlWriter::Scope picture;
  for (const ImageSource& source : image.sources) {
    if (!needs_own_element(source)) continue;
    const std::optional<SafeUrl> url = allow_url(page, source.url, UrlUse::resource);
    if (!url) continue;
    if (!picture) picture = writer.scope(Element::picture);
    std::string candidates;
    UrlPolicy::append_candidate(candidates, *url, source.width);
    writer.open(Element::source);
    write_srcset(page, candidates, sizes);
    if (!source.type.empty()) writer.attribute(Attribute::type, source.type.value);
    if (!source.media.empty()) writer.attribute(Attribute::media, source.media.value);
  }
  return picture;
}

// Width and height are written if both are known, so that the text below does not move when the picture arrives.
void write_image_attributes(const Page& page, std::string_view alt, int width, int height, ImageRole role) {
  HtmlWriter& writer = page.writer;
  writer.attribute(Attribute::alt, alt);
  if (width > 0 && height > 0) {
    writer.attribute(Attribute::width, width);
    writer.attribute(Attribute::height, height);
  }
  add_picture_attributes(role == ImageRole::main ? Fetch::at_once : Fetch::when_near,
                         [&](Attribute attribute, Literal value) { writer.attribute(attribute, value); });
}

void write_allowed_image(const Page& page, const Image& image, const SafeUrl& url, ImageRole role) {
  Literal sizes = role == ImageRole::main ? k_main_sizes : k_thumbnail_sizes;
  if (role == ImageRole::main && is_wide(image)) sizes = k_wide_sizes;
  const HtmlWriter::Scope picture = write_sources(page, image, sizes);
  page.writer.open_part(Element::img, "image");
  page.writer.attribute(UrlAttribute::src, url);
  const std::string candidates = candidates_by_width(page, image, url);
  if (!candidates.empty()) write_srcset(page, candidates, sizes);
  write_image_attributes(page, image.alt.value, image.width, image.height, role);
}

// A function of its own, since few pictures have a role.
HtmlWriter::Scope open_figure_of_role(HtmlWriter& writer, std::string_view role) {
  HtmlWriter::Scope figure = writer.scope(Element::figure);
  writer.attribute(Attribute::class_, figure_class(role));
  writer.attribute(Attribute::part, "figure");
  return figure;
}

HtmlWriter::Scope open_figure(HtmlWriter& writer, std::string_view role) {
  return role.empty() ? writer.part(Element::figure, "figure") : open_figure_of_role(writer, role);
}

} // namespace

bool is_wide(const Image& image) { return image.role.value == "wide" || image.role.value == "full"; }

bool write_image(const Page& page, const Image& image, ImageRole role) {
  const std::optional<SafeUrl> url = allow_url(page, image.url, UrlUse::image);
  if (url) write_allowed_image(page, image, *url, role);
  return url.has_value();
}

void write_portrait(const Page& page, const SafeUrl& url, int size) {
  page.writer.open(Element::img, "portrait");
  page.writer.attribute(UrlAttribute::src, url);
  write_image_attributes(page, {}, size, size, ImageRole::thumbnail);
}

void write_figure(const Page& page, const Image& image, const SafeHtml& caption) {
  if (image.empty()) return;
  const std::optional<SafeUrl> url = allow_url(page, image.url, UrlUse::image);
  const bool has_caption = !caption.empty() || !image.credit.empty();
  if (!url && !has_caption) return; // a caption is worth reading without the picture
  const HtmlWriter::Scope figure = open_figure(page.writer, image.role.value);
  if (url) write_allowed_image(page, image, *url, ImageRole::main);
  if (!has_caption) return;
  const HtmlWriter::Scope words = page.writer.part(Element::figcaption, "caption");
  page.writer.append(caption);
  if (!caption.empty() && !image.credit.empty()) page.writer.text(" ");
  write_part(page, Element::span, "credit", image.credit);
}

} // namespace lede
