// Cards and the list of the latest.
#include "components/teasers.h"

#include "components/image.h"

namespace lede {
namespace {

using i18n::Label;

// The headline comes first for those who listen, the picture for those who look: the style sheet moves it up.
void write_card(HtmlWriter& writer, const Teaser& teaser, const ComponentContext& context) {
  writer.open(Element::li, "lede-card", "card");
  writer.open(heading_element(context, 2), "lede-card-headline", "card-headline");
  write_link(writer, teaser.name, teaser.url, context);
  writer.close();
  if (!teaser.note.empty()) {
    writer.open(Element::p, "lede-summary", "summary");
    writer.text(teaser.note.value);
    writer.close();
  }
  if (parse_date_time(teaser.published.value)) {
    writer.open(Element::p, "lede-card-date");
    write_time(writer, teaser.published, DateForm::brief, context);
    writer.close();
  }
  for (const Image& image : teaser.items) write_image(writer, image, ImageRole::thumbnail, context);
  writer.close();
}

void open_teasers(HtmlWriter& writer, std::string_view name, Label title, const ComponentContext& context) {
  writer.open(Element::section, name == "related" ? "lede-related" : "lede-latest", name);
  writer.attribute(Attribute::data_component, name);
  open_heading(writer, title, context);
  writer.close();
}

void open_list(HtmlWriter& writer, std::string_view class_name) {
  writer.open(Element::ul, class_name);
  writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without bullets is one
}

} // namespace

void write_related(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.related.empty()) return;
  open_teasers(writer, "related", Label::related_title, context);
  open_list(writer, "lede-cards");
  for (const Teaser& teaser : article.related) write_card(writer, teaser, context);
  writer.close();
  writer.close();
}

void write_latest(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  if (article.latest.empty() && !article.has_latest) return;
  open_teasers(writer, "latest", Label::latest_title, context);
  if (article.latest.empty()) {
    write_label(writer, Element::p, "lede-empty", Label::latest_empty, context);
  } else {
    open_list(writer, "lede-lines");
    for (const Teaser& teaser : article.latest) {
      writer.open(Element::li, "lede-line", "line");
      write_link(writer, teaser.name, teaser.url, context);
      writer.text(" ");
      write_time(writer, teaser.published, DateForm::brief, context);
      writer.close();
    }
    writer.close();
  }
  writer.close();
}

} // namespace lede
