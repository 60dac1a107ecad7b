#include "output/assets.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace lede::output {
namespace {

// As web/scripts/build.mjs writes them: with all that an article can have, and without rating and comments.
struct File {
  const char* whole;
  const char* reading;
};
constexpr File k_style = {"lede.css", "lede-reading.css"};
constexpr File k_script = {"hydrate.js", "hydrate-reading.js"};
constexpr const char* k_parts_style = "lede-parts.css";

bool readers_take_part(const Article& article, const ComponentContext& context) {
  const Components& components = context.options.components;
  return (components.rating && article.rating.present) || (components.comments && article.comments.present);
}

// @return empty if the host names neither the file nor the folder of all files.
std::string address_of(const File& file, bool is_whole, const std::string& wanted, const ComponentContext& context) {
  const std::string& folder = context.options.assets_url;
  if (!wanted.empty() || folder.empty()) return wanted;
  return concat({folder, folder.back() == '/' ? "" : "/", is_whole ? file.whole : file.reading});
}

std::string style_address(bool is_whole, const ComponentContext& context) {
  const std::string address = address_of(k_style, is_whole, context.options.style_url, context);
  return address.empty() ? k_style.whole : address;
}

void write_style_link(HtmlWriter& writer, std::string_view address, const ComponentContext& context) {
  const std::optional<SafeUrl> style = UrlPolicy::host_address(address);
  if (!style) return;
  writer.open(Element::link);
  writer.attribute(Attribute::rel, "stylesheet");
  writer.attribute(UrlAttribute::href, *style);
  write_nonce(writer, context);
}

// The address of another of our sheets in the folder of lede.css; empty where the host has given that another name.
std::string beside(std::string_view style_url, std::string_view name) {
  const std::string_view path = style_url.substr(0, style_url.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string_view own = path.substr(begin);
  if (own != k_style.whole && own != k_style.reading) return {};
  return concat({style_url.substr(0, begin), name, style_url.substr(path.size())});
}

bool has_role(const Image& image) { return !image.role.empty(); }

bool has_role(const Block& block) {
  if (const auto* const image = std::get_if<Image>(&block)) return has_role(*image);
  const auto* const gallery = std::get_if<Gallery>(&block);
  return gallery != nullptr && std::any_of(gallery->images.begin(), gallery->images.end(),
                                           [](const Image& image) { return has_role(image); });
}

bool has_role(const std::vector<Block>& body) {
  return std::any_of(body.begin(), body.end(), [](const Block& block) { return has_role(block); });
}

// Whether the article shows one of the parts that few articles have, whose looks are a sheet of their own.
bool has_parts(const Article& article, const ComponentContext& context) {
  for (const Author& author : article.authors) {
    if (!author.bio.empty()) return true;
  }
  return article.labels != 0 || article.reading_minutes > 0 || !article.sponsor.name.empty() ||
         !article.key_points.empty() || !article.notes.empty() || !article.updates.empty() || has_role(article.image) ||
         has_role(article.body) || !context.options.now.empty();
}

} // namespace

void write_nonce(HtmlWriter& writer, const ComponentContext& context) {
  if (!context.options.nonce.empty()) writer.attribute(Attribute::nonce, context.options.nonce);
}

void write_styles(HtmlWriter& writer, const ComponentContext& context) {
  if (!context.options.styles.empty()) return writer.style_sheet(context.options.styles, context.options.nonce);
  write_style_link(writer, style_address(false, context), context);
}

void write_styles(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (!context.options.styles.empty()) return write_styles(writer, context);
  const std::string first = style_address(readers_take_part(article, context), context);
  write_style_link(writer, first, context);
  if (!has_parts(article, context)) return;
  const std::string address = beside(first, k_parts_style);
  if (!address.empty()) write_style_link(writer, address, context);
}

void write_script(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const std::string& wanted = context.options.script_url;
  const std::string address = address_of(k_script, readers_take_part(article, context), wanted, context);
  const std::optional<SafeUrl> script = UrlPolicy::host_address(address);
  if (address.empty() || !script) return;
  writer.open(Element::script);
  writer.attribute(UrlAttribute::src, *script);
  writer.attribute(Attribute::async);
  write_nonce(writer, context);
  writer.close();
}

} // namespace lede::output
