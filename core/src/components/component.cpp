// The forms that stand in many components.
#include "components/component.h"

#include <string>

#include "base/text.h"

namespace lede {
namespace {

std::string_view relation_words(LinkRelation relation) {
  switch (relation) {
    case LinkRelation::plain: return "noopener";
    case LinkRelation::author: return "author noopener";
    case LinkRelation::license: return "license noopener";
    case LinkRelation::tag: return "tag noopener";
  }
  return "noopener";
}

} // namespace

std::optional<SafeUrl> allow_url(const Text& url, UrlUse use, const ComponentContext& context) {
  if (url.empty()) return std::nullopt;
  UrlPolicy::Judgement judgement = context.urls.allow(url.value, use);
  if (judgement.url) return std::move(judgement.url);
  const WarningCode code =
      judgement.verdict == UrlVerdict::no_base ? WarningCode::url_without_base : WarningCode::url_removed;
  std::string message;
  if (context.report.wants_message()) message = concat({"A URL was left out: ", describe(judgement.verdict), "."});
  context.report.warn(code, std::move(message), url.origin);
  return std::nullopt;
}

void open_link(HtmlWriter& writer, const SafeUrl& url, const ComponentContext& context, LinkRelation relation) {
  writer.open(Element::a);
  writer.attribute(UrlAttribute::href, url);
  writer.attribute(Attribute::rel, relation_words(relation));
  if (context.options.link_target == LinkTarget::blank) writer.attribute(Attribute::target, "_blank");
}

bool open_link(HtmlWriter& writer, const Text& url, const ComponentContext& context, LinkRelation relation) {
  const std::optional<SafeUrl> address = allow_url(url, UrlUse::link, context);
  if (address) open_link(writer, *address, context, relation);
  return address.has_value();
}

void write_link(HtmlWriter& writer, const Text& text, const Text& url, const ComponentContext& context,
                LinkRelation relation) {
  const bool is_link = open_link(writer, url, context, relation);
  writer.text(text.value);
  if (is_link) writer.close();
}

Element heading_element(const ComponentContext& context, int levels_below) {
  const int headline = context.options.heading_level == 0 ? 1 : context.options.heading_level;
  const int level = headline + levels_below;
  const int first = static_cast<int>(Element::h1);
  return static_cast<Element>(first + (level > 6 ? 6 : level) - 1);
}

void mark_label_language(HtmlWriter& writer, const ComponentContext& context) {
  const std::string_view tag = context.labels.tag();
  if (i18n::same_language(tag, context.language)) return;
  writer.attribute(Attribute::lang, tag);
  writer.attribute(Attribute::dir, i18n::is_right_to_left(tag) ? "rtl" : "ltr");
}

void write_label(HtmlWriter& writer, Element element, std::string_view class_name, i18n::Label label,
                 const ComponentContext& context) {
  writer.open(element);
  if (!class_name.empty()) writer.attribute(Attribute::class_, class_name);
  mark_label_language(writer, context);
  writer.text(context.labels.text(label));
  writer.close();
}

void open_heading(HtmlWriter& writer, i18n::Label label, const ComponentContext& context) {
  writer.open(heading_element(context, 1), "lede-heading", "heading");
  mark_label_language(writer, context);
  writer.text(context.labels.text(label));
}

void write_time(HtmlWriter& writer, const Text& date, DateForm form, const ComponentContext& context) {
  const std::optional<DateTime> value = parse_date_time(date.value);
  if (!value) return;
  writer.open(Element::time);
  writer.attribute(Attribute::datetime, value->serialise());
  mark_label_language(writer, context);
  writer.text(form == DateForm::full ? context.labels.date(*value) : context.labels.brief_date(*value));
  writer.close();
}

void write_status(HtmlWriter& writer, i18n::Label sent, i18n::Label refused, i18n::Label failed,
                  const ComponentContext& context) {
  const auto write_state = [&](std::string_view state, i18n::Label label) {
    writer.open(Element::p);
    writer.attribute(Attribute::hidden);
    writer.attribute(Attribute::data_state, state);
    writer.text(context.labels.text(label));
    writer.close();
  };
  writer.open(Element::div, "lede-status", "status");
  writer.attribute(Attribute::role, "status");
  write_state("sent", sent);
  write_state("refused", refused);
  write_state("failed", failed);
  writer.close();
}

} // namespace lede
