// Labels, the note on age, key points, notes, updates and author boxes.
#include "components/article_parts.h"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

#include "base/words.h"
#include "components/image.h"
#include "model/note_types.h"

namespace lede {
namespace {

using i18n::Label;

constexpr int k_portrait_size = 72;

// In the order of ArticleLabel.
constexpr Label k_labels[] = {Label::label_live,   Label::label_opinion,   Label::label_analysis,   Label::label_review,
                              Label::label_satire, Label::label_sponsored, Label::label_ai_assisted};

constexpr std::string_view k_label_kinds = "live opinion analysis review satire sponsored ai";

// In the order of `k_note_types`.
constexpr Label k_note_titles[] = {Label::notes_correction, Label::notes_clarification, Label::notes_update,
                                   Label::notes_editors_note, Label::notes_retraction};

// A note without a known type has the title of an editors' note.
Label title_of(const Note& note) {
  const std::size_t place = find_word(k_note_types, note.type.value);
  if (note.type.empty() || place == std::string_view::npos) return Label::notes_editors_note;
  return k_note_titles[place];
}

NotePlace place_of(Label title) {
  const bool is_above = title == Label::notes_retraction || title == Label::notes_editors_note;
  return is_above ? NotePlace::above_text : NotePlace::below_text;
}

// Writes Lede's own words, with their value filled in, as the content of the element just opened.
void write_filled(const Page& page, const std::string& words) {
  mark_label_language(page);
  page.writer.text(words);
}

void write_sponsor(const Page& page, const Link& sponsor) {
  const HtmlWriter::Scope part = page.writer.part(Element::span, "sponsor");
  const HtmlWriter::Scope link = open_link(page, sponsor.url);
  const HtmlWriter::Scope words = page.writer.scope(Element::bdi);
  write_filled(page, page.labels.text_with(Label::sponsor_name, sponsor.name.value));
}

// Without a warning: the byline has reported refused addresses already.
void write_person(const Page& page, const Author& author) {
  const UrlPolicy::Judgement portrait = page.urls.allow(author.image.value, UrlUse::image);
  if (!author.image.empty() && portrait.url) write_portrait(page, *portrait.url, k_portrait_size);
  const HtmlWriter::Scope name = page.writer.part(Element::p, "about-name");
  const UrlPolicy::Judgement address = page.urls.allow(author.url.value, UrlUse::link);
  HtmlWriter::Scope link;
  if (!author.url.empty() && address.url) link = open_link(page, *address.url, LinkRelation::author);
  page.writer.element(Element::b, "about-author", author.name.value);
  link.close();
  write_role(page, author.role);
}

bool is_same_day(const DateTime& left, const DateTime& right) {
  return left.day == right.day && left.month == right.month && left.year == right.year;
}

// Whole years from one day to another; less than 1 if the second day is the earlier one.
int years_between(const DateTime& from, const DateTime& to) {
  const bool had_its_day = to.month != from.month ? to.month > from.month : to.day >= from.day;
  return to.year - from.year - (had_its_day ? 0 : 1);
}

} // namespace

bool has_labels(const Article& article) { return article.labels != 0 || !article.sponsor.name.empty(); }

void write_labels(const Page& page, const Article& article) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope line = writer.part(Element::p, "labels");
  bool is_first = true;
  const auto separate = [&] {
    if (!is_first) writer.text(" ");
    is_first = false;
  };
  for (std::size_t index = 0; index < std::size(k_labels); ++index) {
    if (!article.has(static_cast<ArticleLabel>(index))) continue;
    separate();
    const HtmlWriter::Scope label = writer.part(Element::span, "label");
    writer.attribute(Attribute::data_value, word_at(k_label_kinds, index));
    write_words(page, k_labels[index]);
  }
  if (!article.sponsor.name.empty()) {
    separate();
    write_sponsor(page, article.sponsor);
  }
  if (article.reading_minutes > 0) {
    separate();
    write_reading_time(page, article);
  }
}

void write_reading_time(const Page& page, const Article& article) {
  const HtmlWriter::Scope time = page.writer.part(Element::span, "reading-time");
  write_filled(page, page.labels.counted(Label::article_reading_time, article.reading_minutes));
}

void write_age(const Page& page, const Article& article) {
  const std::optional<DateTime> now = parse_date_time(page.options.now);
  const std::optional<DateTime> published = parse_date_time(article.published.value);
  if (!now || !published) return;
  const int years = years_between(*published, *now);
  if (years < 1) return;
  const HtmlWriter::Scope paragraph = page.writer.part(Element::p, "age");
  write_filled(page, page.labels.counted(Label::article_age, years));
}

void write_key_points(const Page& page, const RenderedArticle& rendered) {
  const HtmlWriter::Scope section = open_component(page, "key-points", Label::key_points_title);
  const HtmlWriter::Scope list = page.writer.scope(Element::ul);
  for (const SafeHtml& point : rendered.key_points) {
    const HtmlWriter::Scope item = page.writer.scope(Element::li);
    page.writer.append(point);
  }
}

void write_notes(const Page& page, const Article& article, const RenderedArticle& rendered, NotePlace place) {
  for (std::size_t index = 0; index < article.notes.size(); ++index) {
    const Note& note = article.notes[index];
    const Label title = title_of(note);
    if (place_of(title) != place || rendered.notes[index].empty()) continue;
    const HtmlWriter::Scope whole = page.writer.part(Element::aside, "note");
    {
      const HtmlWriter::Scope heading = page.writer.part(Element::p, "note-title");
      write_label(page, Element::b, title);
      if (const std::optional<DateTime> published = parse_date_time(note.published.value)) {
        page.writer.text(" ");
        write_time(page, *published, DateForm::brief);
      }
    }
    page.writer.append(rendered.notes[index]);
  }
}

void write_updates(const Page& page, const Article& article, const RenderedArticle& rendered) {
  const HtmlWriter::Scope section = open_component(page, "updates", Label::updates_title);
  const HtmlWriter::Scope list = page.writer.scope(Element::ol, "timeline");
  mark_as_list(page);
  std::optional<DateTime> day; // of the last update that has one
  for (std::size_t index = 0; index < article.updates.size(); ++index) {
    const Update& update = article.updates[index];
    const HtmlWriter::Scope item = page.writer.part(Element::li, "update");
    if (const std::optional<DateTime> published = parse_date_time(update.published.value)) {
      const bool is_known = day && published->has_time && is_same_day(*day, *published);
      write_time(page, *published, is_known ? DateForm::time : DateForm::brief);
      day = published;
    }
    write_part(page, heading_element(page, 2), "update-headline", update.headline);
    page.writer.append(rendered.updates[index]);
  }
}

void write_about_authors(const Page& page, const Article& article, const RenderedArticle& rendered) {
  for (std::size_t index = 0; index < rendered.bios.size(); ++index) {
    if (rendered.bios[index].empty()) continue;
    const HtmlWriter::Scope box = page.writer.part(Element::aside, "about");
    write_person(page, article.authors[index]);
    page.writer.append(rendered.bios[index]);
  }
}

} // namespace lede
