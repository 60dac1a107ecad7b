// The order of the components. A new component has its line in `write_story` or `write_rail`.
#include "output/page.h"

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

namespace lede::output {
namespace {

// Which form the markup has, for those who check it before they show it (web/src/verify.ts). A new element, or an
// attribute of a new name or meaning, is a new form.
constexpr const char* k_output_form = "1";

bool is_right_to_left(const Article& article, const ComponentContext& context) {
  switch (article.direction) {
    case Direction::left_to_right: return false;
    case Direction::right_to_left: return true;
    case Direction::unset: break;
  }
  return i18n::is_right_to_left(context.language);
}

/// @param language may be empty: then what is around it counts.
void write_language(HtmlWriter& writer, std::string_view language, const Article& article,
                    const ComponentContext& context) {
  if (!language.empty()) writer.attribute(Attribute::lang, language);
  writer.attribute(Attribute::dir, is_right_to_left(article, context) ? "rtl" : "ltr");
}

// Vietnamese newspapers sign at the foot of the story. In other languages the byline is under the lead.
bool signs_at_foot(const ComponentContext& context) { return i18n::same_language(context.labels.tag(), "vi"); }

// What is read from top to bottom.
void write_story(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                 const ComponentContext& context) {
  const Components& components = context.options.components;
  writer.open_part(Element::div, "story");
  write_header(writer, article, rendered, context);
  if (!signs_at_foot(context)) write_byline(writer, article, context);
  if (!context.options.now.empty()) write_age(writer, article, context);
  if (!article.notes.empty()) write_notes(writer, article, rendered, NotePlace::above_text, context);
  if (!article.key_points.empty()) write_key_points(writer, rendered, context);
  write_see_also(writer, article, context);
  write_figure(writer, article.image, rendered.caption, context);
  if (!rendered.body.empty()) {
    writer.open_part(Element::div, "body");
    writer.append(rendered.body);
    writer.close();
  }
  if (!article.updates.empty()) write_updates(writer, article, rendered, context);
  if (!article.notes.empty()) write_notes(writer, article, rendered, NotePlace::below_text, context);
  if (signs_at_foot(context)) write_byline(writer, article, context);
  if (!rendered.bios.empty()) write_about_authors(writer, article, rendered, context);
  write_tags(writer, article, context);
  if (components.share) write_share(writer, article, context);
  if (components.rating) write_rating(writer, article.rating, context);
  if (components.comments) write_comments(writer, article.comments, rendered, context);
  writer.close();
}

// What leads elsewhere: below the story, and beside it where there is room.
void write_rail(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const Components& components = context.options.components;
  const bool related = components.related && !article.related.empty();
  const bool latest = components.latest && (article.has_latest || !article.latest.empty());
  if (!related && !latest) return;
  writer.open_part(Element::div, "rail");
  if (related) write_related(writer, article, context);
  if (latest) write_latest(writer, article, context);
  writer.close();
}

void write_article(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                   const ComponentContext& context) {
  writer.open(Element::article);
  writer.attribute(Attribute::class_, "lede");
  writer.attribute(Attribute::part, "article");
  writer.attribute(Attribute::data_lede, k_output_form);
  write_language(writer, context.language, article, context);
  writer.open(Element::div, "frame"); // a container cannot ask for its own width, only for that of what holds it
  write_story(writer, article, rendered, context);
  write_rail(writer, article, context);
  write_footer(writer, article, context);
  writer.close();
  writer.close();
}

void write_element(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                   const ComponentContext& context) {
  writer.open(Element::lede_article);
  writer.open(Element::template_);
  writer.attribute(Attribute::shadowrootmode, "open");
  writer.attribute(Attribute::shadowrootclonable); // routers keep copies of whole pages for the way back
  write_styles(writer, article, context);
  write_article(writer, article, rendered, context);
  writer.close();
  writer.close();
  write_script(writer, article, context);
}

void write_document(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                    std::string_view json_ld, const ComponentContext& context) {
  writer.doctype();
  writer.open(Element::html);
  // A page of its own has to name a language for those who have it read to them.
  write_language(writer, context.language.empty() ? context.labels.tag() : context.language, article, context);
  write_document_head(writer, article, rendered, json_ld, context);
  writer.open(Element::body, "page");
  writer.open(Element::main);
  write_article(writer, article, rendered, context);
  writer.close();
  write_script(writer, article, context);
  writer.close();
  writer.close();
}

} // namespace

SafeHtml write_page(const Article& article, const RenderedArticle& rendered, std::string_view json_ld,
                    const ComponentContext& context) {
  HtmlWriter writer;
  switch (context.options.output) {
    case Output::fragment: write_article(writer, article, rendered, context); break;
    case Output::element: write_element(writer, article, rendered, context); break;
    case Output::page: write_document(writer, article, rendered, json_ld, context); break;
  }
  return std::move(writer).finish();
}

} // namespace lede::output
