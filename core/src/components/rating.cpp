// The rating.
//
// The form is an ordinary one: it posts `rating=4` without any script. Where the publisher gives no address to post to,
// it is there but hidden, since a button that does nothing is worse than none; a host that handles `lede-rate` itself
// shows it.
#include "components/rating.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace lede {
namespace {

using i18n::Label;

constexpr int k_thousandths = 1000;

// One element a star. How much of it is filled, in tenths, is an attribute and not a style: hosts forbid those.
void write_stars(HtmlWriter& writer, std::int64_t value_thousandths, int best) {
  writer.open(Element::span, "lede-stars", "stars");
  writer.attribute(Attribute::aria_hidden, "true");
  for (int star = 0; star < best; ++star) {
    const std::int64_t filled = std::clamp<std::int64_t>(value_thousandths - star * k_thousandths, 0, k_thousandths);
    const std::int64_t tenths = (filled + 50) / 100;
    writer.open(Element::span, "lede-star");
    if (tenths < 10) writer.attribute(Attribute::data_value, tenths);
    writer.close();
  }
  writer.close();
}

void write_score(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  const std::int64_t value = std::clamp<std::int64_t>(rating.value_thousandths, 0, rating.best * k_thousandths);
  writer.open(Element::p, "lede-score", "score");
  writer.open(Element::bdi); // "4.3/5" runs the same way in every script
  writer.attribute(Attribute::dir, "ltr");
  writer.element(Element::b, "lede-average", context.labels.tenths(value));
  writer.element(Element::span, "lede-best", concat({"/", context.labels.number(rating.best)}));
  writer.close();
  writer.text(" ");
  write_stars(writer, value, rating.best);
  writer.text(" ");
  writer.open(Element::span, "lede-count");
  mark_label_language(writer, context);
  writer.text(context.labels.counted(Label::rating_count, rating.count));
  writer.close();
  writer.close();
}

void write_choices(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  writer.open(Element::fieldset, "lede-choices", "choices");
  write_label(writer, Element::legend, {}, Label::rating_question, context);
  for (int star = 1; star <= rating.best; ++star) {
    writer.open(Element::label, "lede-choice", "choice");
    writer.open(Element::input);
    writer.attribute(Attribute::type, "radio");
    writer.attribute(Attribute::name, "rating");
    writer.attribute(Attribute::value, star);
    writer.attribute(Attribute::required);
    writer.open(Element::span);
    mark_label_language(writer, context);
    writer.text(context.labels.counted(Label::rating_star, star));
    writer.close();
    writer.close();
  }
  writer.close();
}

void write_button(HtmlWriter& writer, std::string_view type, std::string_view class_name, Label label,
                  const ComponentContext& context) {
  writer.open(Element::button, class_name, "button");
  writer.attribute(Attribute::type, type);
  mark_label_language(writer, context);
  writer.text(context.labels.text(label));
  writer.close();
}

void write_form(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  const std::optional<SafeUrl> endpoint = allow_url(rating.endpoint, UrlUse::endpoint, context);
  writer.open(Element::form, "lede-form", "form");
  writer.attribute(Attribute::method, "post");
  if (endpoint)
    writer.attribute(UrlAttribute::action, *endpoint);
  else
    writer.attribute(Attribute::hidden);
  write_choices(writer, rating, context);
  writer.open(Element::p, "lede-actions");
  write_button(writer, "submit", "lede-button", Label::rating_submit, context);
  writer.text(" ");
  write_button(writer, "reset", "lede-button lede-quiet", Label::rating_clear, context);
  writer.close();
  write_status(writer, Label::rating_sent, Label::rating_refused, Label::rating_failed, context);
  writer.close();
}

} // namespace

void write_rating(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  if (!rating.present) return;
  writer.open(Element::section, "lede-rating", "rating");
  writer.attribute(Attribute::data_component, "rating");
  open_heading(writer, Label::rating_title, context);
  writer.close();
  if (rating.count > 0)
    write_score(writer, rating, context);
  else
    write_label(writer, Element::p, "lede-empty", Label::rating_empty, context);
  write_form(writer, rating, context);
  writer.close();
}

} // namespace lede
