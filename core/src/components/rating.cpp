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
  writer.open_part(Element::span, "stars");
  writer.attribute(Attribute::aria_hidden, "true");
  for (int star = 0; star < best; ++star) {
    const std::int64_t filled = std::clamp<std::int64_t>(value_thousandths - star * k_thousandths, 0, k_thousandths);
    const std::int64_t tenths = (filled + 50) / 100;
    writer.open(Element::span, "star");
    if (tenths < 10) writer.attribute(Attribute::data_value, tenths);
    writer.close();
  }
  writer.close();
}

// All that an element just opened holds; closes it.
void write_counted(HtmlWriter& writer, Label label, std::int64_t count, const ComponentContext& context) {
  mark_label_language(writer, context);
  writer.text(context.labels.counted(label, count));
  writer.close();
}

void write_score(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  const std::int64_t value = std::clamp<std::int64_t>(rating.value_thousandths, 0, rating.best * k_thousandths);
  writer.open_part(Element::p, "score");
  writer.open(Element::bdi); // "4.3/5" runs the same way in every script
  writer.attribute(Attribute::dir, "ltr");
  writer.element(Element::b, "average", context.labels.tenths(value));
  writer.element(Element::span, "best", concat({"/", context.labels.number(rating.best)}));
  writer.close();
  writer.text(" ");
  write_stars(writer, value, rating.best);
  writer.text(" ");
  writer.open(Element::span, "count");
  write_counted(writer, Label::rating_count, rating.count, context);
  writer.close();
}

void write_choices(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  writer.open_part(Element::fieldset, "choices");
  write_label(writer, Element::legend, nullptr, Label::rating_question, context);
  for (int star = 1; star <= rating.best; ++star) {
    writer.open_part(Element::label, "choice");
    writer.open(Element::input);
    writer.attribute(Attribute::type, "radio");
    writer.attribute(Attribute::name, "rating");
    writer.attribute(Attribute::value, star);
    writer.attribute(Attribute::required);
    writer.open(Element::span);
    write_counted(writer, Label::rating_star, star, context);
    writer.close();
  }
  writer.close();
}

void write_button(HtmlWriter& writer, const char* type, const char* name, Label label,
                  const ComponentContext& context) {
  writer.open(Element::button, name);
  writer.attribute(Attribute::part, "button");
  writer.attribute(Attribute::type, type);
  write_words(writer, label, context);
  writer.close();
}

void write_form(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  const std::optional<SafeUrl> endpoint = allow_url(rating.endpoint, UrlUse::endpoint, context);
  writer.open_part(Element::form, "form");
  writer.attribute(Attribute::method, "post");
  if (endpoint)
    writer.attribute(UrlAttribute::action, *endpoint);
  else
    writer.attribute(Attribute::hidden);
  write_choices(writer, rating, context);
  writer.open(Element::p, "actions");
  write_button(writer, "submit", "button", Label::rating_submit, context);
  writer.text(" ");
  write_button(writer, "reset", "button lede-quiet", Label::rating_clear, context);
  writer.close();
  write_status(writer, Label::rating_sent, Label::rating_refused, Label::rating_failed, context);
  writer.close();
}

} // namespace

void write_rating(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  if (!rating.present) return;
  open_component(writer, "rating", Label::rating_title, context);
  writer.close();
  if (rating.count > 0)
    write_score(writer, rating, context);
  else
    write_label(writer, Element::p, "empty", Label::rating_empty, context);
  write_form(writer, rating, context);
  writer.close();
}

} // namespace lede
