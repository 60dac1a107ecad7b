// Labels, the note on age, key points, notes, updates and author boxes.
#include "components/article_parts.h"

#include <cstddef>
#include <iterator>
#include <string>

#include "base/words.h"
#include "components/image.h"

namespace lede {
namespace {

using i18n::Label;

constexpr int k_portrait_size = 72;

// In the order of ArticleLabel.
constexpr Label k_labels[] = {Label::label_live,   Label::label_opinion,   Label::label_analysis,   Label::label_review,
                              Label::label_satire, Label::label_sponsored, Label::label_ai_assisted};

constexpr std::string_view k_label_kinds = "live opinion analysis review satire sponsored ai";

constexpr std::string_view k_note_types = "correction clarification update editorsNote retraction";
constexpr Label k_note_titles[] = {Label::notes_correction, Label::notes_clarification, Label::notes_update,
                                   Label::notes_editors_note, Label::notes_retraction};

// A note without a type, or with one of another format, is one of the editors'.
Label title_of(const Note& note) {
  const std::size_t place = find_word(k_note_types, note.type.value);
  if (note.type.empty() || place == std::string_view::npos) return Label::notes_editors_note;
  return k_note_titles[place];
}

NotePlace place_of(Label title) {
  const bool is_above = title == Label::notes_retraction || title == Label::notes_editors_note;
  return is_above ? NotePlace::above_text : NotePlace::below_text;
}

// Our words with a value in them, as the whole of an element just opened.
void write_filled(HtmlWriter& writer, const std::string& words, const ComponentContext& context) {
  mark_label_language(writer, context);
  writer.text(words);
  writer.close();
}

void write_sponsor(HtmlWriter& writer, const Link& sponsor, const ComponentContext& context) {
  writer.open_part(Element::span, "sponsor");
  const bool is_link = open_link(writer, sponsor.url, context);
  writer.open(Element::bdi);
  write_filled(writer, context.labels.text_with(Label::sponsor_name, sponsor.name.value), context);
  if (is_link) writer.close();
  writer.close();
}

// The byline has reported addresses that are refused.
void write_person(HtmlWriter& writer, const Author& author, const ComponentContext& context) {
  const UrlPolicy::Judgement portrait = context.urls.allow(author.image.value, UrlUse::image);
  if (!author.image.empty() && portrait.url) {
    writer.open(Element::img, "portrait");
    writer.attribute(UrlAttribute::src, *portrait.url);
    write_image_attributes(writer, {}, k_portrait_size, k_portrait_size, ImageRole::thumbnail);
  }
  writer.open_part(Element::p, "about-name");
  const UrlPolicy::Judgement page = context.urls.allow(author.url.value, UrlUse::link);
  const bool is_link = !author.url.empty() && page.url;
  if (is_link) open_link(writer, *page.url, context, LinkRelation::author);
  writer.element(Element::b, "about-author", author.name.value);
  if (is_link) writer.close();
  if (!author.role.empty()) {
    writer.text(" ");
    writer.element(Element::span, "role", author.role.value);
  }
  writer.close();
}

// Whole years from one day to another; less than 1 where the second is the earlier one.
int years_between(const DateTime& from, const DateTime& to) {
  const bool had_its_day = to.month != from.month ? to.month > from.month : to.day >= from.day;
  return to.year - from.year - (had_its_day ? 0 : 1);
}

} // namespace

void write_labels(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  writer.open_part(Element::p, "labels");
  bool is_first = true;
  const auto separate = [&] {
    if (!is_first) writer.text(" ");
    is_first = false;
  };
  for (std::size_t index = 0; index < std::size(k_labels); ++index) {
    if (!article.has(static_cast<ArticleLabel>(index))) continue;
    separate();
    writer.open_part(Element::span, "label");
    writer.attribute(Attribute::data_value, word_at(k_label_kinds, index));
    write_words(writer, k_labels[index], context);
    writer.close();
  }
  if (!article.sponsor.name.empty()) {
    separate();
    write_sponsor(writer, article.sponsor, context);
  }
  if (article.reading_minutes > 0) {
    separate();
    writer.open_part(Element::span, "reading-time");
    write_filled(writer, context.labels.counted(Label::article_reading_time, article.reading_minutes), context);
  }
  writer.close();
}

void write_age(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const std::optional<DateTime> now = parse_date_time(context.options.now);
  const std::optional<DateTime> published = parse_date_time(article.published.value);
  if (!now || !published) return;
  const int years = years_between(*published, *now);
  if (years < 1) return;
  writer.open_part(Element::p, "age");
  write_filled(writer, context.labels.counted(Label::article_age, years), context);
}

void write_key_points(HtmlWriter& writer, const RenderedArticle& rendered, const ComponentContext& context) {
  open_component(writer, "key-points", Label::key_points_title, context);
  writer.close();
  writer.open(Element::ul);
  for (const SafeHtml& point : rendered.key_points) {
    writer.open(Element::li);
    writer.append(point);
    writer.close();
  }
  writer.close();
  writer.close();
}

void write_notes(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered, NotePlace place,
                 const ComponentContext& context) {
  for (std::size_t index = 0; index < article.notes.size(); ++index) {
    const Note& note = article.notes[index];
    const Label title = title_of(note);
    if (place_of(title) != place || rendered.notes[index].empty()) continue;
    writer.open_part(Element::aside, "note");
    writer.open_part(Element::p, "note-title");
    write_label(writer, Element::b, nullptr, title, context);
    if (const std::optional<DateTime> published = parse_date_time(note.published.value)) {
      writer.text(" ");
      write_time(writer, *published, DateForm::brief, context);
    }
    writer.close();
    writer.append(rendered.notes[index]);
    writer.close();
  }
}

void write_updates(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                   const ComponentContext& context) {
  open_component(writer, "updates", Label::updates_title, context);
  writer.close();
  writer.open(Element::ol, "timeline");
  writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without numbers is one
  for (std::size_t index = 0; index < article.updates.size(); ++index) {
    const Update& update = article.updates[index];
    writer.open_part(Element::li, "update");
    write_time(writer, update.published, DateForm::brief, context);
    write_part(writer, heading_element(context, 2), "update-headline", update.headline);
    writer.append(rendered.updates[index]);
    writer.close();
  }
  writer.close();
  writer.close();
}

void write_about_authors(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                         const ComponentContext& context) {
  for (std::size_t index = 0; index < rendered.bios.size(); ++index) {
    if (rendered.bios[index].empty()) continue;
    writer.open_part(Element::aside, "about");
    write_person(writer, article.authors[index], context);
    writer.append(rendered.bios[index]);
    writer.close();
  }
}

} // namespace lede
