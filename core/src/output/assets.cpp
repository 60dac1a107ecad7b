#include "output/assets.h"

#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "components/article_parts.h"
#include "components/teasers.h"

namespace lede::output {
namespace {

// A file of web/scripts/build.mjs, in two variants: with all features, and for articles without rating and comments.
struct File {
  Literal whole;
  Literal reading;
};
constexpr File k_style = {"lede.css", "lede-reading.css"};
constexpr File k_script = {"hydrate.js", "hydrate-reading.js"};
constexpr Literal k_parts_style = "lede-parts.css";

bool readers_take_part(const Page& page, const Article& article) {
  const Components& components = page.options.components;
  return (components.rating && article.rating.present) || (components.comments && article.comments.present);
}

// @return the address of a file; empty if the host gives neither that nor the address of the folder.
std::string address_of(const Page& page, const File& file, bool is_whole, const std::string& wanted) {
  const std::string& folder = page.options.assets_url;
  if (!wanted.empty() || folder.empty()) return wanted;
  return concat({folder, folder.back() == '/' ? "" : "/", (is_whole ? file.whole : file.reading).view()});
}

std::string style_address(const Page& page, bool is_whole) {
  const std::string address = address_of(page, k_style, is_whole, page.options.style_url);
  return address.empty() ? std::string(k_style.whole.view()) : address;
}

void write_style_link(const Page& page, std::string_view address) {
  const std::optional<SafeUrl> style = UrlPolicy::host_address(address);
  if (!style) return;
  page.writer.open(Element::link);
  page.writer.attribute(Attribute::rel, "stylesheet");
  page.writer.attribute(UrlAttribute::href, *style);
  write_nonce(page);
}

// The address of another style sheet beside lede.css; empty if the host has renamed lede.css.
std::string beside(std::string_view style_url, std::string_view name) {
  const std::string_view path = style_url.substr(0, style_url.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string_view own = path.substr(begin);
  if (own != k_style.whole.view() && own != k_style.reading.view()) return {};
  return concat({style_url.substr(0, begin), name, style_url.substr(path.size())});
}

bool has_part(const RenderedArticle& rendered) {
  const std::string_view body = rendered.body.view();
  for (const Literal name :
       {Literal("lede-image-"), Literal("lede-quote"), Literal("lede-gallery"), Literal("lede-factbox")}) {
    if (body.find(name.view()) != std::string_view::npos) return true;
  }
  return false;
}

// Whether the article shows a part that few articles have. Their styles are in a separate style sheet.
bool needs_parts_style(const Page& page, const Article& article, const RenderedArticle& rendered) {
  const bool has_many_cards = page.options.components.related && article.related.size() > k_most_cards_beside;
  return has_many_cards || has_labels(article) || !article.key_points.empty() || !article.notes.empty() ||
         !article.updates.empty() || !rendered.bios.empty() || !article.image.role.empty() || has_part(rendered) ||
         !page.options.now.empty();
}

} // namespace

void write_nonce(const Page& page) {
  if (!page.options.nonce.empty()) page.writer.attribute(Attribute::nonce, page.options.nonce);
}

void write_styles(const Page& page) {
  if (!page.options.styles.empty()) return page.writer.style_sheet(page.options.styles, page.options.nonce);
  write_style_link(page, style_address(page, true));
}

void write_styles(const Page& page, const Article& article, const RenderedArticle& rendered) {
  if (!page.options.styles.empty()) return write_styles(page);
  const std::string first = style_address(page, readers_take_part(page, article));
  write_style_link(page, first);
  if (!needs_parts_style(page, article, rendered)) return;
  const std::string address = beside(first, k_parts_style.view());
  if (!address.empty()) write_style_link(page, address);
}

void write_script(const Page& page, const Article& article) {
  const std::string& wanted = page.options.script_url;
  const std::string address = address_of(page, k_script, readers_take_part(page, article), wanted);
  const std::optional<SafeUrl> script = UrlPolicy::host_address(address);
  if (address.empty() || !script) return;
  const HtmlWriter::Scope whole = page.writer.scope(Element::script);
  page.writer.attribute(UrlAttribute::src, *script);
  page.writer.attribute(Attribute::async);
  write_nonce(page);
}

} // namespace lede::output
