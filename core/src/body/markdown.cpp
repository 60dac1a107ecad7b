// Reads a Markdown text with md4c. Text beyond the limits within which md4c takes linear time is shown as plain text.
#include <optional>
#include <vector>

#include "base/messages.h"
#include "body/bare_addresses.h"
#include "body/feed.h"
#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/markdown_marks.h"
#include "body/markdown_reader.h"
#include "body/markdown_source.h"
#include "body/markdown_structure.h"
#include "body/markdown_tables.h"
#include "body/prepared_text.h"

namespace lede::body {
namespace {

/// The changes that a text needs before md4c reads it. Most texts need none.
class Preparation {
 public:
  Preparation(std::string_view markdown, const Context& context)
      : source_(markdown), list_(context.footnotes), budget_(markdown.size()) {
    addresses_ = find_bare_addresses(markdown);
    hide_marks(source_, addresses_);
    mend_marks(source_);
    mend_rules(source_);
    tables_ = find_table_edges(source_);
    if (list_ != nullptr && Footnotes::may_be_in(markdown)) find_footnotes();
    if (footnotes_ || !tables_.empty()) find_structure_of_text();
  }

  [[nodiscard]] MarkdownSource& source() { return source_; }
  [[nodiscard]] MarkdownReader::Found found() { return {addresses_, footnotes_ ? &*footnotes_ : nullptr, list_}; }

 private:
  void find_footnotes();
  void find_structure_of_text();

  MarkdownSource source_;
  FootnoteList* list_;
  MarkdownBudget budget_;
  std::vector<BareAddress> addresses_;
  TableEdges tables_;
  std::optional<Footnotes> footnotes_;
};

// Defined outside the class, and so not inlined: few texts need them.

void Preparation::find_footnotes() {
  footnotes_.emplace(source_);
  if (footnotes_->notes().empty()) footnotes_.reset();
}

void Preparation::find_structure_of_text() {
  Footnotes* const footnotes = footnotes_ ? &*footnotes_ : nullptr;
  const TableEdges edges = find_structure(source_, footnotes, tables_, budget_);
  for (const TableBehindText& table : edges.behind_text) interrupt_paragraph(source_, table);
  for (const BlockBehindTable& block : edges.blocks_behind) end_table_before(source_, block);
  if (footnotes != nullptr && list_ != nullptr) footnotes->settle(source_, *list_);
}

/// @return the offset at which the budget was used up, if it was.
std::optional<std::size_t> read(std::string_view markdown, Sanitizer& sanitizer, Origin origin,
                                const Context& context) {
  Preparation preparation(markdown, context);
  MarkdownBudget budget(markdown.size());
  MarkdownReader reader(sanitizer, preparation.source(), preparation.found(), budget, context.hard_line_breaks);
  reader.read(origin);
  return reader.simplified_at();
}

} // namespace

void feed_markdown(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context) {
  const PreparedText prepared(text, context.report);
  const std::size_t size = size_within_limits(prepared.view());
  const std::string_view markdown = prepared.view().substr(0, size);
  const std::string_view rest = prepared.view().substr(size);
  sanitizer.begin(origin, text.size());
  std::optional<std::size_t> simplified_at = read(markdown, sanitizer, origin, context);
  sanitizer.finish();
  feed_paragraphs(sanitizer, rest, size);
  sanitizer.finish();
  if (!simplified_at && !rest.empty()) simplified_at = size;
  if (simplified_at) context.report.warn(messages::markdown_simplified, {}, origin, *simplified_at);
}

} // namespace lede::body
