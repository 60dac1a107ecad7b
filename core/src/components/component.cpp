// Functions that many components use.
#include "components/component.h"

#include <cstddef>
#include <string>

#include "base/messages.h"
#include "html/own_markup.h"

namespace lede {
namespace {

// In the order of LinkRelation.
constexpr Literal k_relations[] = {"noopener", "author noopener", "license noopener", "tag noopener"};

std::string words_of(const i18n::Labels& labels, const DateTime& date, DateForm form) {
  switch (form) {
    case DateForm::full: return labels.date(date);
    case DateForm::brief: break;
    case DateForm::updated: return labels.text_with(i18n::Label::article_updated, labels.brief_date(date));
    case DateForm::time: return labels.time(date);
  }
  return labels.brief_date(date);
}

HtmlWriter::Scope open_button(const Page& page, Literal type, Literal name) {
  HtmlWriter::Scope button = page.writer.scope(Element::button, name);
  page.writer.attribute(Attribute::part, "button");
  page.writer.attribute(Attribute::type, type);
  return button;
}

} // namespace

std::optional<SafeUrl> allow_url(const Page& page, const Text& url, UrlUse use) {
  if (url.empty()) return std::nullopt;
  UrlPolicy::Judgement judgement = page.urls.allow(url.value, use);
  if (judgement.url) return std::move(judgement.url);
  const bool lacks_base = judgement.verdict == UrlVerdict::no_base;
  page.report.warn(lacks_base ? messages::url_without_base : messages::url_removed, {describe(judgement.verdict)},
                   url.origin);
  return std::nullopt;
}

HtmlWriter::Scope open_link(const Page& page, const SafeUrl& url, LinkRelation relation) {
  HtmlWriter& writer = page.writer;
  HtmlWriter::Scope link = writer.scope(Element::a);
  writer.attribute(UrlAttribute::href, url);
  writer.attribute(Attribute::rel,
                   link_relation(k_relations[static_cast<std::size_t>(relation)], page.options.link_rel));
  if (page.options.link_target == LinkTarget::blank) writer.attribute(Attribute::target, "_blank");
  return link;
}

HtmlWriter::Scope open_link(const Page& page, const Text& url, LinkRelation relation) {
  const std::optional<SafeUrl> address = allow_url(page, url, UrlUse::link);
  if (!address) return {};
  return open_link(page, *address, relation);
}

void write_link(const Page& page, const Text& text, const Text& url, LinkRelation relation) {
  const HtmlWriter::Scope link = open_link(page, url, relation);
  page.writer.text(text.value);
}

Element heading_element(const Page& page, int levels_below) {
  const int headline = page.options.heading_level == 0 ? 1 : page.options.heading_level;
  const int level = headline + levels_below;
  const int first = static_cast<int>(Element::h1);
  return static_cast<Element>(first + (level > 6 ? 6 : level) - 1);
}

void mark_label_language(const Page& page) {
  const std::string_view tag = page.labels.tag();
  if (i18n::same_language(tag, page.language)) return;
  page.writer.attribute(Attribute::lang, tag);
  page.writer.attribute(Attribute::dir, i18n::is_right_to_left(tag) ? Literal("rtl") : Literal("ltr"));
}

void write_words(const Page& page, i18n::Label label) {
  mark_label_language(page);
  page.writer.text(page.labels.text(label));
}

void write_label(const Page& page, Element element, i18n::Label label) {
  const HtmlWriter::Scope whole = page.writer.scope(element);
  write_words(page, label);
}

void write_label(const Page& page, Element element, Literal name, i18n::Label label) {
  const HtmlWriter::Scope whole = page.writer.scope(element, name);
  write_words(page, label);
}

void write_part(const Page& page, Element element, Literal name, const Text& text) {
  if (text.empty()) return;
  const HtmlWriter::Scope part = page.writer.part(element, name);
  page.writer.text(text.value);
}

void write_role(const Page& page, const Text& role) {
  if (role.empty()) return;
  page.writer.text(" ");
  page.writer.element(Element::span, "role", role.value);
}

void write_aria_label(const Page& page, i18n::Label label) {
  page.writer.attribute(Attribute::aria_label, page.labels.text(label));
}

void mark_as_list(const Page& page) { page.writer.attribute(Attribute::role, "list"); }

HtmlWriter::Scope open_section(const Page& page, Literal name) {
  HtmlWriter::Scope section = page.writer.part(Element::section, name);
  page.writer.attribute(Attribute::data_component, name);
  return section;
}

HtmlWriter::Scope open_heading(const Page& page, i18n::Label title) {
  HtmlWriter::Scope heading = page.writer.part(heading_element(page, 1), "heading");
  write_words(page, title);
  return heading;
}

HtmlWriter::Scope open_component(const Page& page, Literal name, i18n::Label title) {
  HtmlWriter::Scope section = open_section(page, name);
  open_heading(page, title).close();
  return section;
}

void write_time(const Page& page, const DateTime& date, DateForm form) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope time = writer.scope(Element::time);
  if (form == DateForm::updated) writer.attribute(Attribute::class_, "lede-updated");
  writer.attribute(Attribute::datetime, date.serialise());
  mark_label_language(page);
  writer.text(words_of(page.labels, date, form));
}

void write_time(const Page& page, const Text& date, DateForm form) {
  if (const std::optional<DateTime> value = parse_date_time(date.value)) write_time(page, *value, form);
}

void write_words_with_slot(const Page& page, i18n::Label label) {
  const std::string_view text = page.labels.text(label);
  const std::size_t begin = text.find('{');
  page.writer.text(text.substr(0, begin));
  const std::size_t end = text.find('}', begin);
  if (end == std::string_view::npos) return; // a host's own text may have no placeholder
  page.writer.scope(Element::bdi).close();
  page.writer.text(text.substr(end + 1));
}

void write_form_button(const Page& page, Literal type, Literal name, i18n::Label label) {
  const HtmlWriter::Scope button = open_button(page, type, name);
  write_words(page, label);
}

void write_action_button(const Page& page, Literal action, i18n::Label label) {
  const HtmlWriter::Scope button = open_button(page, "button", "action");
  page.writer.attribute(Attribute::value, action);
  page.writer.attribute(Attribute::hidden);
  write_words(page, label);
}

void write_status(const Page& page, std::span<const StatusText> texts) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope status = writer.part(Element::div, "status");
  writer.attribute(Attribute::role, "status");
  mark_label_language(page);
  for (const StatusText& text : texts) {
    const HtmlWriter::Scope line = writer.scope(Element::p);
    writer.attribute(Attribute::hidden);
    writer.attribute(Attribute::data_state, text.state);
    write_words_with_slot(page, text.label);
  }
}

} // namespace lede
