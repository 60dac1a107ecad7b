// The parts that few articles have: labels, the note on age, key points, notes, updates, and what there is to tell
// about the authors. They come after the article's ordinary parts in the module that pages load, so each is called only
// for an article that has it.
#pragma once

#include <cstddef>
#include <optional>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

/// How many elements a page has around the text of a note, an update or a biography, beyond those around the body: of
/// an update, its list and the item, as it is in a section where the body is in one element.
inline constexpr std::size_t k_elements_around_part = 2;

/// What kind of article it is, who paid for it, and how long it takes to read: above the kicker.
void write_labels(const Page& page, const Article& article);

/// That the article is more than a year old, by the host's clock (`Options::now`).
void write_age(const Page& page, const Article& article);

void write_key_points(const Page& page, const RenderedArticle& rendered);

/// What changes the reading of everything that follows stands above the text, corrections of it below.
enum class NotePlace : std::uint8_t { above_text, below_text };

void write_notes(const Page& page, const Article& article, const RenderedArticle& rendered, NotePlace place);

void write_updates(const Page& page, const Article& article, const RenderedArticle& rendered);

/// The authors of whom the article has more to tell than a name.
void write_about_authors(const Page& page, const Article& article, const RenderedArticle& rendered);

} // namespace lede
