// What all components share: the page that they write to, and functions that many of them use (a heading, a link, a
// date, an empty state).
//
// A component is a function `write_…(const Page&, …)` that writes its part of the page, or nothing if the article has
// no content for it. It opens elements as scopes, which close them. output/page.cpp has the order of the parts. Scripts
// find elements by `data-component` and `data-state`. Lede's style sheet uses class names, hosts' style sheets use
// `part` names. A document can write neither the `data-` attributes nor `part`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/report.h"
#include "html/html_writer.h"
#include "i18n/labels.h"
#include "lede/render.h"
#include "model/article.h"
#include "policy/url.h"

namespace lede {

/// Where a component writes, and what it needs to know. All of it outlives the writing of the page.
struct Page {
  HtmlWriter& writer;
  const UrlPolicy& urls;
  const i18n::Labels& labels;
  const RenderOptions& options;
  Report& report;
  std::string_view language; ///< Of the article, as in the `lang` of its root element.
};

/// Returns the URL if the policy allows it; else nothing, and reports it. An empty URL is not reported.
[[nodiscard]] std::optional<SafeUrl> allow_url(const Page& page, const Text& url, UrlUse use);

/// The kind of a link; it chooses the words of its `rel`.
enum class LinkRelation : std::uint8_t { plain, author, license, tag };

/// Opens an `<a>`. Attributes may follow.
HtmlWriter::Scope open_link(const Page& page, const SafeUrl& url, LinkRelation relation = LinkRelation::plain);

/// Does the same if the policy allows the URL; else returns a scope without an element.
HtmlWriter::Scope open_link(const Page& page, const Text& url, LinkRelation relation = LinkRelation::plain);

/// Writes the text as a link, or the text alone if the URL is missing or refused.
void write_link(const Page& page, const Text& text, const Text& url, LinkRelation relation = LinkRelation::plain);

/// Returns the heading element for a level below the headline (0 is the headline itself); at most h6.
[[nodiscard]] Element heading_element(const Page& page, int levels_below);

/// Adds `lang` and `dir` to the element just opened if the language of Lede's words in it is not the article's.
void mark_label_language(const Page& page);

/// Writes a label into the element just opened, which has to be empty.
void write_words(const Page& page, i18n::Label label);

/// Writes an element that contains only a label. @param name of its class.
void write_label(const Page& page, Element element, i18n::Label label);
void write_label(const Page& page, Element element, Literal name, i18n::Label label);

/// Writes an element with a text of the article, which hosts may style; nothing if the text is empty.
void write_part(const Page& page, Element element, Literal name, const Text& text);

/// Writes a person's role after the name; nothing if the text is empty.
void write_role(const Page& page, const Text& role);

/// Sets `aria-label` of the element just opened.
void write_aria_label(const Page& page, i18n::Label label);

/// Sets `role=list` of the list just opened: WebKit does not announce a list without bullets or numbers as one.
void mark_as_list(const Page& page);

/// Opens a component's section.
HtmlWriter::Scope open_section(const Page& page, Literal name);
/// Opens its heading and writes the title. More may follow in it (a count).
HtmlWriter::Scope open_heading(const Page& page, i18n::Label title);
/// Opens a component's section and writes its heading.
HtmlWriter::Scope open_component(const Page& page, Literal name, i18n::Label title);

/// How a date is written. `updated` has the word for it before the date; `time` is the time of day alone.
enum class DateForm : std::uint8_t { full, brief, updated, time };

/// Writes a `<time>`.
void write_time(const Page& page, const DateTime& date, DateForm form);
/// Does the same; writes nothing if the date cannot be read.
void write_time(const Page& page, const Text& date, DateForm form);

/// Writes a label with an empty `<bdi>` in place of its `{…}`, for a script to fill in. The caller marks the language.
void write_words_with_slot(const Page& page, i18n::Label label);

/// Writes a form button with a label. @param type "submit" or "reset". @param name of its class.
void write_form_button(const Page& page, Literal type, Literal name, i18n::Label label);

/// Writes a hidden button. A script shows it if it can do the action. @param action its name, for the script.
void write_action_button(const Page& page, Literal action, i18n::Label label);

struct StatusText {
  Literal state;
  i18n::Label label;
};

/// Writes the status texts of a form, hidden, in a live region. A script shows one of them, so it has no texts of its
/// own to translate.
void write_status(const Page& page, std::span<const StatusText> texts);

} // namespace lede
