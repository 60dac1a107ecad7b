// What all components share: what they are given, and the few forms that stand in many of them (a heading, a link, a
// date, an empty state).
//
// A component is a function `write_…(HtmlWriter&, …, const ComponentContext&)` that writes its piece of the page, or
// nothing where the article has nothing for it. The order of the pieces is not their business; output/page.cpp has it.
// Hooks for scripts are `data-component` and `data-state`, which no document can write; class names are for the style
// sheet, and `part` names, which no document can write either, for the host's.
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

/// Everything here outlives the writing of the page.
struct ComponentContext {
  const UrlPolicy& urls;
  const i18n::Labels& labels;
  const Options& options;
  Report& report;
  std::string_view language; ///< Of the article, as its root says it.
};

/// The URL, judged; where it is refused, a warning and nothing. An empty one is nothing, without a warning.
[[nodiscard]] std::optional<SafeUrl> allow_url(const Text& url, UrlUse use, const ComponentContext& context);

/// Whose links a host can be made answerable for: an author's, or one that a reader wrote.
enum class LinkRelation : std::uint8_t { plain, author, license, tag };

void open_link(HtmlWriter& writer, const SafeUrl& url, const ComponentContext& context,
               LinkRelation relation = LinkRelation::plain);

/// Opens `<a>` where the URL passes. @return whether it did, and so whether the caller closes it.
[[nodiscard]] bool open_link(HtmlWriter& writer, const Text& url, const ComponentContext& context,
                             LinkRelation relation = LinkRelation::plain);

/// The text as a link, or the text alone where there is no URL that may be linked to.
void write_link(HtmlWriter& writer, const Text& text, const Text& url, const ComponentContext& context,
                LinkRelation relation = LinkRelation::plain);

/// The heading element that many levels below the headline (0 is the headline itself), at most h6.
[[nodiscard]] Element heading_element(const ComponentContext& context, int levels_below);

/// Says, on an element just opened, that it holds our words, where these are in another language than the article.
void mark_label_language(HtmlWriter& writer, const ComponentContext& context);

/// Our words, as all that an element just opened holds, or as the first of it.
void write_words(HtmlWriter& writer, i18n::Label label, const ComponentContext& context);

/// An element that holds a label and nothing else.
/// @param name of its class; null: none.
void write_label(HtmlWriter& writer, Element element, const char* name, i18n::Label label,
                 const ComponentContext& context);

/// An element that hosts may style and that holds a text of the article; nothing where there is none.
void write_part(HtmlWriter& writer, Element element, const char* name, const Text& text);

/// Our words for those who hear the page, on an element just opened.
void write_aria_label(HtmlWriter& writer, i18n::Label label, const ComponentContext& context);

/// A component's section and its heading, which is left open for what may follow in it (a count).
void open_component(HtmlWriter& writer, const char* name, i18n::Label title, const ComponentContext& context);

/// `updated` says so in words.
enum class DateForm : std::uint8_t { full, brief, updated };

/// `<time>`.
void write_time(HtmlWriter& writer, const DateTime& date, DateForm form, const ComponentContext& context);
/// The same; nothing where the date cannot be read.
void write_time(HtmlWriter& writer, const Text& date, DateForm form, const ComponentContext& context);

/// Our words, with a `<bdi>` for a script to put the value in where the text has its `{…}`. Their language is the
/// caller's to mark.
void write_words_with_slot(HtmlWriter& writer, i18n::Label label, const ComponentContext& context);

/// `<button class="lede-NAME">` with our words in it.
/// @param type "submit", "reset" or "button".
/// @param action what a script does when a "button" is pressed, and null for the others; such a button is hidden until
/// a script that can do it shows it.
void write_button(HtmlWriter& writer, const char* type, const char* name, const char* action, i18n::Label label,
                  const ComponentContext& context);

struct StatusText {
  const char* state;
  i18n::Label label;
};

/// The places where a script says how sending went: texts that are there, hidden, in a live region, so that a script
/// has nothing to translate.
void write_status(HtmlWriter& writer, std::span<const StatusText> texts, const ComponentContext& context);

} // namespace lede
