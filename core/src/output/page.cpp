// The order of the components. A new component is called in `write_story` or `write_rail`.
#include "output/page.h"

#include <optional>

#include "base/bytes.h"
#include "components/article_parts.h"
#include "components/byline.h"
#include "components/comments.h"
#include "components/footer.h"
#include "components/header.h"
#include "components/image.h"
#include "components/rating.h"
#include "components/share.h"
#include "components/teasers.h"
#include "output/assets.h"
#include "output/document_head.h"
#include "output/masthead.h"

namespace lede::output {
namespace {

// The version of the markup's form, for web/src/verify.ts, which checks markup before it is shown. A new element, or an
// attribute with a new name or meaning, needs a new version.
constexpr Literal k_output_form = "1";

bool is_right_to_left(const Page& page, const Article& article) {
  switch (article.direction) {
    case Direction::left_to_right: return false;
    case Direction::right_to_left: return true;
    case Direction::unset: break;
  }
  return i18n::is_right_to_left(page.language);
}

/// @param language may be empty; then the language of the surrounding page applies.
void write_language(const Page& page, std::string_view language, const Article& article) {
  if (!language.empty()) page.writer.attribute(Attribute::lang, language);
  page.writer.attribute(Attribute::dir, is_right_to_left(page, article) ? Literal("rtl") : Literal("ltr"));
}

// Vietnamese newspapers put the byline at the end of the story. In other languages it is under the lead.
bool signs_at_foot(const Page& page) { return i18n::same_language(page.labels.tag(), "vi"); }

void write_body(const Page& page, const SafeHtml& body) {
  if (body.empty()) return;
  const HtmlWriter::Scope whole = page.writer.part(Element::div, "body");
  page.writer.append(body);
}

// Writes the story: everything that is read from top to bottom.
void write_story(const Page& page, const Article& article, const RenderedArticle& rendered) {
  const Components& components = page.options.components;
  const HtmlWriter::Scope story = page.writer.part(Element::div, "story");
  write_header(page, article, rendered);
  if (!signs_at_foot(page)) write_byline(page, article);
  if (!page.options.now.empty()) write_age(page, article);
  if (!article.notes.empty()) write_notes(page, article, rendered, NotePlace::above_text);
  if (!article.key_points.empty()) write_key_points(page, rendered);
  write_see_also(page, article);
  if (!article.has_in_body(PartInBody::image)) write_figure(page, article.image, rendered.caption);
  write_body(page, rendered.body);
  if (!article.updates.empty()) write_updates(page, article, rendered);
  if (!article.notes.empty()) write_notes(page, article, rendered, NotePlace::below_text);
  if (signs_at_foot(page)) write_byline(page, article);
  if (!rendered.bios.empty()) write_about_authors(page, article, rendered);
  write_tags(page, article);
  if (components.share) write_share(page, article);
  if (components.rating) write_rating(page, article.rating);
  if (components.comments) write_comments(page, article.comments, rendered);
}

bool shows_related(const Page& page, const Article& article) {
  return page.options.components.related && !article.related.empty();
}

bool shows_latest(const Page& page, const Article& article) {
  return page.options.components.latest && (article.has_latest || !article.latest.empty());
}

// Writes the rail: links to other articles, below the story or beside it if there is room.
void write_rail(const Page& page, const Article& article) {
  const bool related = shows_related(page, article);
  const bool latest = shows_latest(page, article);
  if (!related && !latest) return;
  const HtmlWriter::Scope rail = page.writer.part(Element::div, "rail");
  if (related) write_related(page, article);
  if (latest) write_latest(page, article);
}

bool shows_wide_picture(const Article& article, const RenderedArticle& rendered) {
  if (is_wide(article.image)) return true;
  const std::string_view body = rendered.body.view();
  return body.find("lede-image-wide") != std::string_view::npos ||
         body.find("lede-image-full") != std::string_view::npos;
}

// The classes of the frame. They say what is beside the story before the browser reads the story: a page is shown
// while it arrives, and a rule of the style sheet that waited for the rail (`:has`) would move text that is being read.
Literal frame_name(const Page& page, const Article& article, const RenderedArticle& rendered) {
  const bool related = shows_related(page, article);
  const bool below = related && article.related.size() > k_most_cards_beside;
  if (shows_wide_picture(article, rendered))
    return below ? Literal("frame lede-below lede-wide") : Literal("frame lede-wide");
  if (below) return "frame lede-below";
  return related || shows_latest(page, article) ? Literal("frame lede-beside") : Literal("frame");
}

void write_article(const Page& page, const Article& article, const RenderedArticle& rendered) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope whole = writer.scope(Element::article);
  writer.attribute(Attribute::class_, "lede");
  writer.attribute(Attribute::part, "article");
  writer.attribute(Attribute::data_lede, k_output_form);
  write_language(page, page.language, article);
  // A container query cannot style the container itself, so the article gets an element around it.
  const HtmlWriter::Scope frame = writer.scope(Element::div, frame_name(page, article, rendered));
  write_story(page, article, rendered);
  write_rail(page, article);
  write_footer(page, article);
}

void write_element(const Page& page, const Article& article, const RenderedArticle& rendered) {
  HtmlWriter& writer = page.writer;
  {
    const HtmlWriter::Scope element = writer.scope(Element::lede_article);
    const HtmlWriter::Scope root = writer.scope(Element::template_);
    writer.attribute(Attribute::shadowrootmode, "open");
    writer.attribute(Attribute::shadowrootclonable); // client-side routers clone whole pages for the back button
    write_styles(page, article, rendered);
    write_article(page, article, rendered);
  }
  write_script(page, article);
}

void write_document(const Page& page, const Article& article, const RenderedArticle& rendered,
                    std::string_view json_ld) {
  HtmlWriter& writer = page.writer;
  writer.doctype();
  const HtmlWriter::Scope html = writer.scope(Element::html);
  // A whole page has to name a language for screen readers.
  write_language(page, page.language.empty() ? page.labels.tag() : page.language, article);
  write_document_head(page, article, rendered, json_ld);
  const HtmlWriter::Scope body = writer.scope(Element::body, "page");
  if (!page.options.site_name.empty()) write_masthead(page);
  {
    const HtmlWriter::Scope main = writer.scope(Element::main);
    write_article(page, article, rendered);
  }
  write_script(page, article);
}

} // namespace

void write_page(const Page& page, const Article& article, const RenderedArticle& rendered, std::string_view json_ld) {
  constexpr std::size_t k_usual_size_beside_body = 4096;
  if constexpr (!k_is_small_build) page.writer.reserve(rendered.body.view().size() + k_usual_size_beside_body);
  switch (page.options.output) {
    case Output::fragment: write_article(page, article, rendered); break;
    case Output::element: write_element(page, article, rendered); break;
    case Output::page: write_document(page, article, rendered, json_ld); break;
  }
}

} // namespace lede::output
