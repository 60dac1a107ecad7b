// Byline, authors and tags.
#include "components/byline.h"

#include <cstddef>

#include "components/image.h"

namespace lede {
namespace {

constexpr int k_portrait_size = 48;

bool is_named_in(std::string_view byline, const Author& author) {
  return !author.name.empty() && byline.find(author.name.value) != std::string_view::npos;
}

// The author whose name comes next in the text and who has an address, and where.
struct Mention {
  const Author* author = nullptr;
  std::size_t at = std::string_view::npos;
};

Mention next_mention(std::string_view text, const std::vector<Author>& authors) {
  Mention next;
  for (const Author& author : authors) {
    if (author.name.empty() || author.url.empty()) continue;
    const std::size_t at = text.find(author.name.value);
    if (at < next.at) next = {&author, at};
  }
  return next;
}

void write_with_links(HtmlWriter& writer, std::string_view text, const Article& article,
                      const ComponentContext& context) {
  for (Mention mention = next_mention(text, article.authors); mention.author != nullptr;
       mention = next_mention(text, article.authors)) {
    writer.text(text.substr(0, mention.at));
    write_link(writer, mention.author->name, mention.author->url, context, LinkRelation::author);
    text.remove_prefix(mention.at + mention.author->name.value.size());
  }
  writer.text(text);
}

void write_author(HtmlWriter& writer, const Author& author, const ComponentContext& context) {
  writer.open_part(Element::li, "author");
  if (const std::optional<SafeUrl> picture = allow_url(author.image, UrlUse::image, context)) {
    writer.open(Element::img, "portrait");
    writer.attribute(UrlAttribute::src, *picture);
    write_image_attributes(writer, {}, k_portrait_size, k_portrait_size, ImageRole::thumbnail);
  }
  write_link(writer, author.name, author.url, context, LinkRelation::author);
  if (!author.role.empty()) {
    writer.text(" ");
    writer.element(Element::span, "role", author.role.value);
  }
  writer.close();
}

} // namespace

void write_byline(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (!article.byline.empty()) {
    writer.open_part(Element::p, "byline");
    write_with_links(writer, article.byline.value, article, context);
    writer.close();
  }
  bool in_list = false;
  for (const Author& author : article.authors) {
    if (author.name.empty()) continue;
    // A portrait is worth its place also where the byline has the name.
    if (author.image.empty() && is_named_in(article.byline.value, author)) continue;
    if (!in_list) writer.open_part(Element::ul, "authors");
    in_list = true;
    write_author(writer, author, context);
  }
  if (in_list) writer.close();
}

void write_tags(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.tags.empty()) return;
  writer.open_part(Element::ul, "tags");
  writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without bullets is one
  write_aria_label(writer, i18n::Label::tags_title, context);
  for (const Link& tag : article.tags) {
    writer.open_part(Element::li, "tag");
    write_link(writer, tag.name, tag.url, context, LinkRelation::tag);
    writer.close();
  }
  writer.close();
}

} // namespace lede
