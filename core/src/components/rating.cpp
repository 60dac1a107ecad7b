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

// What readers think, also as numbers: a script counts the reader's own vote in. Where nobody has voted it is there for
// the first vote, empty and hidden.
void write_score(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  const std::int64_t value = std::clamp<std::int64_t>(rating.value_thousandths, 0, rating.best * k_thousandths);
  const bool is_empty = rating.count <= 0;
  writer.open_part(Element::p, "score");
  writer.attribute(Attribute::data_value, is_empty ? 0 : value);
  writer.attribute(Attribute::data_count, is_empty ? 0 : rating.count);
  if (is_empty) writer.attribute(Attribute::hidden);
  writer.open(Element::bdi); // "4.3/5" runs the same way in every script
  writer.attribute(Attribute::dir, "ltr");
  writer.element(Element::b, "average", is_empty ? std::string() : context.labels.tenths(value));
  writer.element(Element::span, "best", concat({"/", context.labels.number(rating.best)}));
  writer.close();
  writer.text(" ");
  write_stars(writer, is_empty ? 0 : value, rating.best);
  writer.text(" ");
  writer.open(Element::span, "count");
  mark_label_language(writer, context);
  writer.attribute(Attribute::data_value, context.labels.text(Label::rating_count)); // all its plural forms
  if (!is_empty) writer.text(context.labels.counted(Label::rating_count, rating.count));
  writer.close();
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
    mark_label_language(writer, context);
    writer.text(context.labels.counted(Label::rating_star, star));
    writer.close();
    writer.close();
  }
  writer.close();
}

constexpr StatusText k_states[] = {
    {"sent", Label::rating_sent},           {"yours", Label::rating_yours},   {"cleared", Label::rating_cleared},
    {"refused", Label::rating_refused},     {"failed", Label::rating_failed}, {"limited", Label::form_limited},
    {"forbidden", Label::rating_forbidden},
};

void write_form(HtmlWriter& writer, const Rating& rating, const std::optional<SafeUrl>& endpoint,
                const ComponentContext& context) {
  writer.open_part(Element::form, "form");
  writer.attribute(Attribute::method, "post");
  if (endpoint)
    writer.attribute(UrlAttribute::action, *endpoint);
  else
    writer.attribute(Attribute::hidden);
  write_choices(writer, rating, context);
  writer.open(Element::p, "actions");
  write_button(writer, "submit", "button", nullptr, Label::rating_submit, context);
  writer.text(" ");
  write_button(writer, "reset", "button lede-quiet", nullptr, Label::rating_clear, context);
  writer.close();
  write_status(writer, k_states, context);
  writer.close();
}

} // namespace

void write_rating(HtmlWriter& writer, const Rating& rating, const ComponentContext& context) {
  if (!rating.present) return;
  open_component(writer, "rating", Label::rating_title, context);
  writer.close();
  const std::optional<SafeUrl> endpoint = allow_url(rating.endpoint, UrlUse::endpoint, context);
  if (rating.count <= 0) write_label(writer, Element::p, "empty", Label::rating_empty, context);
  if (rating.count > 0 || endpoint) write_score(writer, rating, context);
  write_form(writer, rating, endpoint, context);
  writer.close();
}

} // namespace lede
