// The forms that stand in many components.
#include "components/component.h"

#include <cstddef>
#include <string>

#include "base/messages.h"
#include "base/text.h"

namespace lede {
namespace {

// In the order of LinkRelation.
constexpr const char* k_relations[] = {"noopener", "author noopener", "license noopener", "tag noopener"};

} // namespace

std::optional<SafeUrl> allow_url(const Text& url, UrlUse use, const ComponentContext& context) {
  if (url.empty()) return std::nullopt;
  UrlPolicy::Judgement judgement = context.urls.allow(url.value, use);
  if (judgement.url) return std::move(judgement.url);
  const bool lacks_base = judgement.verdict == UrlVerdict::no_base;
  context.report.warn(lacks_base ? messages::url_without_base : messages::url_removed, {describe(judgement.verdict)},
                      url.origin);
  return std::nullopt;
}

void open_link(HtmlWriter& writer, const SafeUrl& url, const ComponentContext& context, LinkRelation relation) {
  writer.open(Element::a);
  writer.attribute(UrlAttribute::href, url);
  const std::string_view own = k_relations[static_cast<std::size_t>(relation)];
  const std::string& host = context.options.link_rel;
  writer.attribute(Attribute::rel, host.empty() ? own : std::string_view(concat({own, " ", host})));
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

void write_words(HtmlWriter& writer, i18n::Label label, const ComponentContext& context) {
  mark_label_language(writer, context);
  writer.text(context.labels.text(label));
}

void write_label(HtmlWriter& writer, Element element, const char* name, i18n::Label label,
                 const ComponentContext& context) {
  if (name == nullptr)
    writer.open(element);
  else
    writer.open(element, name);
  write_words(writer, label, context);
  writer.close();
}

void write_part(HtmlWriter& writer, Element element, const char* name, const Text& text) {
  if (text.empty()) return;
  writer.open_part(element, name);
  writer.text(text.value);
  writer.close();
}

void write_aria_label(HtmlWriter& writer, i18n::Label label, const ComponentContext& context) {
  writer.attribute(Attribute::aria_label, context.labels.text(label));
}

void open_component(HtmlWriter& writer, const char* name, i18n::Label title, const ComponentContext& context) {
  writer.open_part(Element::section, name);
  writer.attribute(Attribute::data_component, name);
  writer.open_part(heading_element(context, 1), "heading");
  write_words(writer, title, context);
}

void write_time(HtmlWriter& writer, const DateTime& date, DateForm form, const ComponentContext& context) {
  writer.open(Element::time);
  if (form == DateForm::updated) writer.attribute(Attribute::class_, "lede-updated");
  writer.attribute(Attribute::datetime, date.serialise());
  mark_label_language(writer, context);
  std::string words = form == DateForm::full ? context.labels.date(date) : context.labels.brief_date(date);
  if (form == DateForm::updated) words = context.labels.text_with(i18n::Label::article_updated, words);
  writer.text(words);
  writer.close();
}

void write_time(HtmlWriter& writer, const Text& date, DateForm form, const ComponentContext& context) {
  if (const std::optional<DateTime> value = parse_date_time(date.value)) write_time(writer, *value, form, context);
}

void write_words_with_slot(HtmlWriter& writer, i18n::Label label, const ComponentContext& context) {
  const std::string_view text = context.labels.text(label);
  const std::size_t begin = text.find('{');
  writer.text(text.substr(0, begin));
  const std::size_t end = text.find('}', begin);
  if (end == std::string_view::npos) return; // a host's own text, which need not have one
  writer.open(Element::bdi);
  writer.close();
  writer.text(text.substr(end + 1));
}

void write_button(HtmlWriter& writer, const char* type, const char* name, const char* action, i18n::Label label,
                  const ComponentContext& context) {
  writer.open(Element::button, name);
  writer.attribute(Attribute::part, "button");
  writer.attribute(Attribute::type, type);
  if (action != nullptr) {
    writer.attribute(Attribute::value, action);
    writer.attribute(Attribute::hidden);
  }
  write_words(writer, label, context);
  writer.close();
}

void write_status(HtmlWriter& writer, std::span<const StatusText> texts, const ComponentContext& context) {
  writer.open_part(Element::div, "status");
  writer.attribute(Attribute::role, "status");
  mark_label_language(writer, context);
  for (const StatusText& text : texts) {
    writer.open(Element::p);
    writer.attribute(Attribute::hidden);
    writer.attribute(Attribute::data_state, text.state);
    write_words_with_slot(writer, text.label, context);
    writer.close();
  }
  writer.close();
}

} // namespace lede
