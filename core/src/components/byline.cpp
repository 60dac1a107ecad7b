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

// The next author in the text who has an address, and the place of the name.
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

void write_with_links(const Page& page, std::string_view text, const Article& article) {
  for (Mention mention = next_mention(text, article.authors); mention.author != nullptr;
       mention = next_mention(text, article.authors)) {
    page.writer.text(text.substr(0, mention.at));
    write_link(page, mention.author->name, mention.author->url, LinkRelation::author);
    text.remove_prefix(mention.at + mention.author->name.value.size());
  }
  page.writer.text(text);
}

// Whether the byline has all that is known of the author, but for the portrait, which is then beside the byline.
bool is_told_by(std::string_view byline, const Author& author) {
  return is_named_in(byline, author) && (author.image.empty() || author.role.empty());
}

void write_portrait(const Page& page, const Author& author) {
  if (const std::optional<SafeUrl> picture = allow_url(page, author.image, UrlUse::image))
    write_portrait(page, *picture, k_portrait_size);
}

void write_author(const Page& page, const Author& author) {
  const HtmlWriter::Scope item = page.writer.part(Element::li, "author");
  write_portrait(page, author);
  write_link(page, author.name, author.url, LinkRelation::author);
  write_role(page, author.role);
}

} // namespace

void write_byline(const Page& page, const Article& article) {
  const std::string_view byline = article.byline.value;
  if (!byline.empty()) {
    const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "byline");
    for (const Author& author : article.authors) {
      if (is_told_by(byline, author)) write_portrait(page, author);
    }
    write_with_links(page, byline, article);
  }
  HtmlWriter::Scope list;
  for (const Author& author : article.authors) {
    if (author.name.empty() || is_told_by(byline, author)) continue;
    if (!list) list = page.writer.part(Element::ul, "authors");
    write_author(page, author);
  }
}

void write_tags(const Page& page, const Article& article) {
  if (article.tags.empty()) return;
  const HtmlWriter::Scope list = page.writer.part(Element::ul, "tags");
  mark_as_list(page);
  write_aria_label(page, i18n::Label::tags_title);
  for (const Link& tag : article.tags) {
    const HtmlWriter::Scope item = page.writer.part(Element::li, "tag");
    write_link(page, tag.name, tag.url, LinkRelation::tag);
  }
}

} // namespace lede
