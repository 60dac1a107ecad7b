// The rating.
//
// The form needs no script: it posts `rating=4`. If the publisher gives no endpoint, the form is hidden, since its
// button would do nothing. A host that handles the event `lede-rate` can show it.
#include "components/rating.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace lede {
namespace {

using i18n::Label;

constexpr int k_thousandths = 1000;

// Writes one element for each star. An attribute says how much of the star is filled, in tenths. A `style` would be
// blocked by many hosts' Content-Security-Policy.
void write_stars(HtmlWriter& writer, std::int64_t value_thousandths, int best) {
  const HtmlWriter::Scope stars = writer.part(Element::span, "stars");
  writer.attribute(Attribute::aria_hidden, "true");
  for (int index = 0; index < best; ++index) {
    const std::int64_t filled = std::clamp<std::int64_t>(value_thousandths - index * k_thousandths, 0, k_thousandths);
    const std::int64_t tenths = (filled + 50) / 100;
    const HtmlWriter::Scope star = writer.scope(Element::span, "star");
    if (tenths < 10) writer.attribute(Attribute::data_value, tenths);
  }
}

// "4.3/5", always from left to right.
void write_average(const Page& page, const std::string& average, int best) {
  const HtmlWriter::Scope both = page.writer.scope(Element::bdi);
  page.writer.attribute(Attribute::dir, "ltr");
  page.writer.element(Element::b, "average", average);
  page.writer.element(Element::span, "best", concat({"/", page.labels.number(best)}));
}

// Writes the average and the number of votes, also as data, so that a script can add the reader's own vote. If nobody
// has voted, the element is empty and hidden until the first vote.
void write_score(const Page& page, const Rating& rating) {
  HtmlWriter& writer = page.writer;
  const std::int64_t value = std::clamp<std::int64_t>(rating.value_thousandths, 0, rating.best * k_thousandths);
  const bool is_empty = rating.count <= 0;
  const HtmlWriter::Scope score = writer.part(Element::p, "score");
  writer.attribute(Attribute::data_value, is_empty ? 0 : value);
  writer.attribute(Attribute::data_count, is_empty ? 0 : rating.count);
  if (is_empty) writer.attribute(Attribute::hidden);
  write_average(page, is_empty ? std::string() : page.labels.tenths(value), rating.best);
  writer.text(" ");
  write_stars(writer, is_empty ? 0 : value, rating.best);
  writer.text(" ");
  const HtmlWriter::Scope count = writer.scope(Element::span, "count");
  mark_label_language(page);
  writer.attribute(Attribute::data_value, page.labels.text(Label::rating_count)); // all its plural forms
  if (!is_empty) writer.text(page.labels.counted(Label::rating_count, rating.count));
}

void write_choices(const Page& page, const Rating& rating) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope choices = writer.part(Element::fieldset, "choices");
  write_label(page, Element::legend, Label::rating_question);
  for (int star = 1; star <= rating.best; ++star) {
    const HtmlWriter::Scope choice = writer.part(Element::label, "choice");
    writer.open(Element::input);
    writer.attribute(Attribute::type, "radio");
    writer.attribute(Attribute::name, "rating");
    writer.attribute(Attribute::value, star);
    writer.attribute(Attribute::required);
    const HtmlWriter::Scope words = writer.scope(Element::span);
    mark_label_language(page);
    writer.text(page.labels.counted(Label::rating_star, star));
  }
}

constexpr StatusText k_states[] = {
    {"sent", Label::rating_sent},           {"yours", Label::rating_yours},   {"cleared", Label::rating_cleared},
    {"refused", Label::rating_refused},     {"failed", Label::rating_failed}, {"limited", Label::form_limited},
    {"forbidden", Label::rating_forbidden},
};

void write_form(const Page& page, const Rating& rating, const std::optional<SafeUrl>& endpoint) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope form = writer.part(Element::form, "form");
  writer.attribute(Attribute::method, "post");
  if (endpoint)
    writer.attribute(UrlAttribute::action, *endpoint);
  else
    writer.attribute(Attribute::hidden);
  write_choices(page, rating);
  {
    const HtmlWriter::Scope actions = writer.scope(Element::p, "actions");
    write_form_button(page, "submit", "button", Label::rating_submit);
    writer.text(" ");
    write_form_button(page, "reset", "button lede-quiet", Label::rating_clear);
  }
  write_status(page, k_states);
}

} // namespace

void write_rating(const Page& page, const Rating& rating) {
  if (!rating.present) return;
  const HtmlWriter::Scope section = open_component(page, "rating", Label::rating_title);
  const std::optional<SafeUrl> endpoint = allow_url(page, rating.endpoint, UrlUse::endpoint);
  if (rating.count <= 0) write_label(page, Element::p, "empty", Label::rating_empty);
  if (rating.count > 0 || endpoint) write_score(page, rating);
  write_form(page, rating, endpoint);
}

} // namespace lede
