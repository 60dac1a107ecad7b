// Cards and the list of the latest.
#include "components/teasers.h"

#include <optional>

#include "components/image.h"

namespace lede {
namespace {

using i18n::Label;

// The headline comes first for those who listen, the picture for those who look: the style sheet moves it up.
void write_card(HtmlWriter& writer, const Teaser& teaser, const ComponentContext& context) {
  writer.open_part(Element::li, "card");
  writer.open_part(heading_element(context, 2), "card-headline");
  write_link(writer, teaser.headline, teaser.url, context);
  writer.close();
  write_part(writer, Element::p, "summary", teaser.summary);
  if (const std::optional<DateTime> published = parse_date_time(teaser.published.value)) {
    writer.open(Element::p, "card-date");
    write_time(writer, *published, DateForm::brief, context);
    writer.close();
  }
  if (!teaser.image.empty()) write_image(writer, teaser.image, ImageRole::thumbnail, context);
  writer.close();
}

void open_list(HtmlWriter& writer, const char* name) {
  writer.open(Element::ul, name);
  writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without bullets is one
}

} // namespace

void write_related(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.related.empty()) return;
  open_component(writer, "related", Label::related_title, context);
  writer.close();
  open_list(writer, "cards");
  for (const Teaser& teaser : article.related) write_card(writer, teaser, context);
  writer.close();
  writer.close();
}

void write_latest(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.latest.empty() && !article.has_latest) return;
  open_component(writer, "latest", Label::latest_title, context);
  writer.close();
  if (article.latest.empty()) {
    write_label(writer, Element::p, "empty", Label::latest_empty, context);
  } else {
    open_list(writer, "lines");
    for (const Teaser& teaser : article.latest) {
      writer.open_part(Element::li, "line");
      write_link(writer, teaser.headline, teaser.url, context);
      writer.text(" ");
      write_time(writer, teaser.published, DateForm::brief, context);
      writer.close();
    }
    writer.close();
  }
  writer.close();
}

} // namespace lede
