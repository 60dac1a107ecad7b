// A Markdown text: within the limits of what md4c reads in linear time, its notes taken out, the rest as plain text.
#include <optional>
#include <string>

#include "body/feed.h"
#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/markdown_reader.h"
#include "body/prepared_text.h"

namespace lede::body {
namespace {

/// @return where the budget was spent, if it was.
std::optional<std::size_t> read(std::string_view markdown, Sanitizer& sanitizer, const Context& context) {
  MarkdownBudget budget(markdown.size());
  MarkdownReader reader(sanitizer, nullptr, budget, context.hard_line_breaks);
  reader.read(markdown);
  return reader.simplified_at();
}

/// The same of a text that has footnotes; they go to their list.
[[gnu::noinline]] std::optional<std::size_t> read_with_footnotes(std::string_view markdown, Sanitizer& sanitizer,
                                                                 Origin origin, const Context& context) {
  FootnoteList& list = *context.footnotes;
  Footnotes footnotes(markdown, list);
  if (footnotes.empty()) return read(markdown, sanitizer, context);
  MarkdownBudget budget(markdown.size());
  MarkdownReader reader(sanitizer, &footnotes, budget, context.hard_line_breaks);
  reader.read(footnotes.source_without());
  MarkdownReader note_reader(list.writing(), &footnotes, budget, context.hard_line_breaks);
  for (const Footnote* note : footnotes.in_order()) {
    const std::string id = footnotes.is_first(*note) ? id_of(*note, "fn") : std::string();
    list.begin_note(id, origin, note->offset, note->text.size());
    note_reader.read(*note);
    list.end_note();
  }
  return reader.simplified_at() ? reader.simplified_at() : note_reader.simplified_at();
}

} // namespace

void feed_markdown(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context) {
  const PreparedText prepared(text, context.report);
  const std::size_t size = size_within_limits(prepared.view());
  const std::string_view markdown = prepared.view().substr(0, size);
  const std::string_view rest = prepared.view().substr(size);
  sanitizer.begin(origin, text.size());
  std::optional<std::size_t> simplified_at = context.footnotes != nullptr && Footnotes::may_be_in(markdown)
                                                 ? read_with_footnotes(markdown, sanitizer, origin, context)
                                                 : read(markdown, sanitizer, context);
  sanitizer.finish();
  feed_paragraphs(sanitizer, rest, size);
  sanitizer.finish();
  if (!simplified_at && !rest.empty()) simplified_at = size;
  if (simplified_at)
    context.report.warn(WarningCode::markdown_simplified,
                        "From here on the Markdown is past a limit; it is shown as plain text.", origin,
                        *simplified_at);
}

} // namespace lede::body
