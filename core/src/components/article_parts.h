// The parts that few articles have: labels, the note on age, key points, notes, updates, and what there is to tell
// about the authors. They come after the article's ordinary parts in the module that pages load, so each is called only
// for an article that has it.
#pragma once

#include <optional>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

/// What kind of article it is, who paid for it, and how long it takes to read: above the kicker.
void write_labels(HtmlWriter& writer, const Article& article, const ComponentContext& context);

/// That the article is more than a year old, by the host's clock (`Options::now`).
void write_age(HtmlWriter& writer, const Article& article, const ComponentContext& context);

void write_key_points(HtmlWriter& writer, const RenderedArticle& rendered, const ComponentContext& context);

/// What changes the reading of everything that follows stands above the text, corrections of it below.
enum class NotePlace : std::uint8_t { above_text, below_text };

void write_notes(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered, NotePlace place,
                 const ComponentContext& context);

void write_updates(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                   const ComponentContext& context);

/// The authors of whom the article has more to tell than a name.
void write_about_authors(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                         const ComponentContext& context);

} // namespace lede
