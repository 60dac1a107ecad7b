// Pictures and the choice between their sources.
#include "components/image.h"

#include <string>

#include "base/text.h"

namespace lede {
namespace {

// The greatest width at which lede.css shows a picture of each role; below it, pictures are as wide as their container.
constexpr const char* k_main_sizes = "(min-width: 48rem) 46rem, 100vw";
constexpr const char* k_wide_sizes = "(min-width: 75rem) 72rem, 100vw";
constexpr const char* k_thumbnail_sizes = "(min-width: 40rem) 22rem, 100vw";

// A comma ends a candidate of a srcset, also inside a URL.
void append_candidate(std::string& candidates, const SafeUrl& url, int width) {
  if (!candidates.empty()) candidates += ", ";
  for (const char character : url.view()) {
    if (character == ',')
      candidates += "%2C";
    else
      candidates += character;
  }
  if (width > 0) {
    candidates += ' ';
    append_integer(candidates, width);
    candidates += 'w';
  }
}

bool is_wide(const Image& image) { return image.role.value == "wide" || image.role.value == "full"; }

bool needs_own_element(const ImageSource& source) { return !source.type.empty() || !source.media.empty(); }

void write_srcset(HtmlWriter& writer, const std::string& candidates, const char* sizes,
                  const ComponentContext& context) {
  int removed = 0;
  const std::optional<SafeUrl> srcset = context.urls.allow_srcset(candidates, removed);
  if (!srcset) return;
  writer.attribute(UrlAttribute::srcset, *srcset);
  writer.attribute(Attribute::sizes, sizes);
}

// Candidates that differ in width alone go onto the <img>. A candidate without a width cannot stand beside others.
std::string candidates_by_width(const Image& image, const SafeUrl& url, const ComponentContext& context) {
  std::string candidates;
  for (const ImageSource& source : image.sources) {
    if (needs_own_element(source) || source.width <= 0) continue;
    if (const std::optional<SafeUrl> other = allow_url(source.url, UrlUse::resource, context)) {
      append_candidate(candidates, *other, source.width);
    }
  }
  if (!candidates.empty() && image.width > 0) append_candidate(candidates, url, image.width);
  return candidates;
}

// @return whether a <picture> was opened.
bool write_sources(HtmlWriter& writer, const Image& image, const char* sizes, const ComponentContext& context) {
  bool is_open = false;
  for (const ImageSource& source : image.sources) {
    if (!needs_own_element(source)) continue;
    const std::optional<SafeUrl> url = allow_url(source.url, UrlUse::resource, context);
    if (!url) continue;
    if (!is_open) writer.open(Element::picture);
    is_open = true;
    std::string candidates;
    append_candidate(candidates, *url, source.width);
    writer.open(Element::source);
    write_srcset(writer, candidates, sizes, context);
    if (!source.type.empty()) writer.attribute(Attribute::type, source.type.value);
    if (!source.media.empty()) writer.attribute(Attribute::media, source.media.value);
  }
  return is_open;
}

void write_allowed_image(HtmlWriter& writer, const Image& image, const SafeUrl& url, ImageRole role,
                         const ComponentContext& context) {
  const char* sizes = role == ImageRole::main ? k_main_sizes : k_thumbnail_sizes;
  if (role == ImageRole::main && is_wide(image)) sizes = k_wide_sizes;
  const bool in_picture = write_sources(writer, image, sizes, context);
  writer.open_part(Element::img, "image");
  writer.attribute(UrlAttribute::src, url);
  const std::string candidates = candidates_by_width(image, url, context);
  if (!candidates.empty()) write_srcset(writer, candidates, sizes, context);
  write_image_attributes(writer, image.alt.value, image.width, image.height, role);
  if (in_picture) writer.close();
}

// Not inlined: few pictures have a role.
[[gnu::noinline]] void open_figure_of_role(HtmlWriter& writer, std::string_view role) {
  writer.open(Element::figure);
  writer.attribute(Attribute::class_, concat({"lede-figure lede-image-", role}));
  writer.attribute(Attribute::part, "figure");
}

void open_figure(HtmlWriter& writer, std::string_view role) {
  if (role.empty())
    writer.open_part(Element::figure, "figure");
  else
    open_figure_of_role(writer, role);
}

} // namespace

void write_image_attributes(HtmlWriter& writer, std::string_view alt, int width, int height, ImageRole role) {
  writer.attribute(Attribute::alt, alt);
  if (width > 0 && height > 0) {
    writer.attribute(Attribute::width, width);
    writer.attribute(Attribute::height, height);
  }
  if (role == ImageRole::main)
    writer.attribute(Attribute::fetchpriority, "high");
  else
    writer.attribute(Attribute::loading, "lazy");
  writer.attribute(Attribute::decoding, "async");
  writer.attribute(Attribute::referrerpolicy, "strict-origin-when-cross-origin");
}

bool write_image(HtmlWriter& writer, const Image& image, ImageRole role, const ComponentContext& context) {
  const std::optional<SafeUrl> url = allow_url(image.url, UrlUse::image, context);
  if (url) write_allowed_image(writer, image, *url, role, context);
  return url.has_value();
}

void write_figure(HtmlWriter& writer, const Image& image, const SafeHtml& caption, const ComponentContext& context) {
  if (image.empty()) return;
  const std::optional<SafeUrl> url = allow_url(image.url, UrlUse::image, context);
  const bool has_caption = !caption.empty() || !image.credit.empty();
  if (!url && !has_caption) return; // what the caption tells is worth reading without the picture
  open_figure(writer, image.role.value);
  if (url) write_allowed_image(writer, image, *url, ImageRole::main, context);
  if (has_caption) {
    writer.open_part(Element::figcaption, "caption");
    writer.append(caption);
    if (!caption.empty() && !image.credit.empty()) writer.text(" ");
    write_part(writer, Element::span, "credit", image.credit);
    writer.close();
  }
  writer.close();
}

} // namespace lede
