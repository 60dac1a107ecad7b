// Pictures, their sources, and the room kept for them.
#include "components/image.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

Image picture() {
  Image image;
  image.url = text("forum.webp");
  image.alt = text("Hội trường \"lớn\"");
  image.width = 1200;
  image.height = 800;
  return image;
}

ImageSource source(std::string_view url, std::string_view type = {}, std::string_view media = {}, int width = 0) {
  ImageSource source;
  source.url = text(url);
  source.type = text(type);
  source.media = text(media);
  source.width = width;
  return source;
}

std::string image_of(const Image& image, ImageRole role, Surroundings& surroundings) {
  return surroundings.render([&](const Page& page) { write_image(page, image, role); });
}

std::string image_of(const Image& image, ImageRole role = ImageRole::main) {
  Surroundings surroundings;
  return image_of(image, role, surroundings);
}

std::string figure_of(const Image& image, const SafeHtml& caption) {
  Surroundings surroundings;
  return surroundings.render([&](const Page& page) { write_figure(page, image, caption); });
}

} // namespace

TEST_CASE("the main picture is fetched first, with its size known") {
  CHECK(image_of(picture()) ==
        "<img class=\"lede-image\" part=\"image\" src=\"https://news.example/a/forum.webp\" "
        "alt=\"Hội trường &quot;lớn&quot;\" width=\"1200\" height=\"800\" fetchpriority=\"high\" decoding=\"async\" "
        "referrerpolicy=\"strict-origin-when-cross-origin\">");
}

TEST_CASE("small pictures wait until they are near") {
  const std::string html = image_of(picture(), ImageRole::thumbnail);
  CHECK(contains(html, "loading=\"lazy\""));
  CHECK_FALSE(contains(html, "fetchpriority"));
}

TEST_CASE("half a size is no size, and an unknown alternative is an empty one") {
  Image image = picture();
  image.height = 0;
  image.alt = {};
  const std::string html = image_of(image);
  CHECK_FALSE(contains(html, "width="));
  CHECK(contains(html, "alt=\"\""));
}

TEST_CASE("widths to choose from stand on the picture itself") {
  Image image = picture();
  image.sources = {source("forum-600.webp", {}, {}, 600), source("forum,2400.webp", {}, {}, 2400), source("x.webp")};
  const std::string html = image_of(image);
  CHECK(contains(html,
                 "srcset=\"https://news.example/a/forum-600.webp 600w, "
                 "https://news.example/a/forum%2C2400.webp 2400w, https://news.example/a/forum.webp 1200w\" sizes="));
  CHECK_FALSE(contains(html, "<picture"));
}

TEST_CASE("types to choose from stand in a picture element") {
  Image image = picture();
  image.sources = {source("forum.avif", "image/avif"), source("narrow.webp", {}, "(max-width: 30em)"),
                   source("javascript:alert(1)", "image/png")};
  Surroundings surroundings;
  const std::string html = image_of(image, ImageRole::main, surroundings);
  CHECK(contains(html, "<picture><source srcset=\"https://news.example/a/forum.avif\""));
  CHECK(contains(html, "type=\"image/avif\"><source srcset=\"https://news.example/a/narrow.webp\""));
  CHECK(contains(html, "media=\"(max-width: 30em)\"><img "));
  CHECK(contains(html, "></picture>"));
  CHECK_FALSE(contains(html, "javascript"));
  CHECK(surroundings.has_warned_of(WarningCode::url_removed));
}

TEST_CASE("a figure has caption and credit where there are any") {
  Image image = picture();
  CHECK_FALSE(contains(figure_of(image, {}), "figcaption"));
  image.credit = text("Ảnh: Thái Sơn");
  CHECK(contains(figure_of(image, markup("Các đại biểu")),
                 "<figcaption class=\"lede-caption\" part=\"caption\">Các đại biểu "
                 "<span class=\"lede-credit\" part=\"credit\">Ảnh: Thái Sơn</span></figcaption></figure>"));
  CHECK(contains(figure_of(image, {}), "part=\"caption\"><span class=\"lede-credit\""));
}

TEST_CASE("no picture is no figure, and a refused one keeps its caption") {
  CHECK(figure_of({}, markup("Chú thích")).empty());
  Image image = picture();
  image.url = text("data:text/html,x");
  const std::string html = figure_of(image, markup("Chú thích"));
  CHECK_FALSE(contains(html, "<img"));
  CHECK(contains(html, "Chú thích"));
}
