// What all components share: the page that they write to, and the few forms that many of them use (a heading, a link, a
// date, an empty state).
//
// A component is a function `write_…(const Page&, …)` that writes its piece of the page, or nothing if the article has
// nothing for it. What it opens, a scope closes. output/page.cpp has the order of the pieces. Hooks for scripts are
// `data-component` and `data-state`, which no document can write; class names are for the style sheet, and `part`
// names, which no document can write either, for the host's.
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

/// Where a component writes, and what it has to know. Everything here outlives the writing of the page.
struct Page {
  HtmlWriter& writer;
  const UrlPolicy& urls;
  const i18n::Labels& labels;
  const Options& options;
  Report& report;
  std::string_view language; ///< Of the article, as its root says it.
};

/// The URL if the policy allows it, else a warning. An empty one is nothing, without a warning.
[[nodiscard]] std::optional<SafeUrl> allow_url(const Page& page, const Text& url, UrlUse use);

/// What kind of link it is, which its `rel` says.
enum class LinkRelation : std::uint8_t { plain, author, license, tag };

/// `<a>`. Attributes may follow.
HtmlWriter::Scope open_link(const Page& page, const SafeUrl& url, LinkRelation relation = LinkRelation::plain);

/// The same if the policy allows the URL; else a scope without an element.
HtmlWriter::Scope open_link(const Page& page, const Text& url, LinkRelation relation = LinkRelation::plain);

/// The text as a link, or the text alone if there is no URL that may be linked to.
void write_link(const Page& page, const Text& text, const Text& url, LinkRelation relation = LinkRelation::plain);

/// The heading element that many levels below the headline (0 is the headline itself), at most h6.
[[nodiscard]] Element heading_element(const Page& page, int levels_below);

/// Adds `lang` and `dir` to the element just opened if it holds our words and these are in another language than the
/// article.
void mark_label_language(const Page& page);

/// Our words, as all that an element just opened holds, or as the first of it.
void write_words(const Page& page, i18n::Label label);

/// An element that holds a label and nothing else. @param name of its class.
void write_label(const Page& page, Element element, i18n::Label label);
void write_label(const Page& page, Element element, Literal name, i18n::Label label);

/// An element that hosts may style and that holds a text of the article; nothing if the text is empty.
void write_part(const Page& page, Element element, Literal name, const Text& text);

/// What a person does, after their name; nothing if the text is empty.
void write_role(const Page& page, const Text& role);

/// Our words for those who hear the page, on an element just opened.
void write_aria_label(const Page& page, i18n::Label label);

/// Says of a list just opened that it is one: WebKit forgets that of a list without bullets or numbers.
void mark_as_list(const Page& page);

/// A component's section.
HtmlWriter::Scope open_section(const Page& page, Literal name);
/// Its heading. More may follow the title in it (a count).
HtmlWriter::Scope open_heading(const Page& page, i18n::Label title);
/// A component's section, with its heading written.
HtmlWriter::Scope open_component(const Page& page, Literal name, i18n::Label title);

/// `updated` says so in words.
enum class DateForm : std::uint8_t { full, brief, updated };

/// `<time>`.
void write_time(const Page& page, const DateTime& date, DateForm form);
/// The same; nothing where the date cannot be read.
void write_time(const Page& page, const Text& date, DateForm form);

/// Our words, with a `<bdi>` for a script to put the value in where the text has its `{…}`. Their language is the
/// caller's to mark.
void write_words_with_slot(const Page& page, i18n::Label label);

/// A button of a form, with our words in it. @param type "submit" or "reset". @param name of its class.
void write_form_button(const Page& page, Literal type, Literal name, i18n::Label label);

/// A button that is hidden until a script that can do what it says shows it. @param action what it does, for the
/// script.
void write_action_button(const Page& page, Literal action, i18n::Label label);

struct StatusText {
  Literal state;
  i18n::Label label;
};

/// The places where a script says how sending went: texts that are there, hidden, in a live region, so that a script
/// has nothing to translate.
void write_status(const Page& page, std::span<const StatusText> texts);

} // namespace lede
