// The parts that few articles have: labels, the note on age, key points, notes, updates, and boxes about the authors.
// They are called only for articles that have them, so that their code is not in the module that every page loads.
#pragma once

#include <cstddef>
#include <optional>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

/// How many more elements are around the text of a note, an update or a biography than around the body: at most two,
/// the list and the item of an update.
inline constexpr std::size_t k_elements_around_part = 2;

/// Whether the article has a label or a sponsor.
[[nodiscard]] bool has_labels(const Article& article);

/// Writes the line above the kicker: the kind of article, who paid for it, and the reading time.
void write_labels(const Page& page, const Article& article);

/// Writes how long reading takes: beside the labels, else beside the date.
void write_reading_time(const Page& page, const Article& article);

/// Writes a note if the article is at least a year old by the host's clock (`RenderOptions::now`).
void write_age(const Page& page, const Article& article);

void write_key_points(const Page& page, const RenderedArticle& rendered);

/// Notes that affect how the whole text is read are above it; others, such as corrections, are below it.
enum class NotePlace : std::uint8_t { above_text, below_text };

void write_notes(const Page& page, const Article& article, const RenderedArticle& rendered, NotePlace place);

void write_updates(const Page& page, const Article& article, const RenderedArticle& rendered);

/// Writes boxes about the authors for whom the article has more than a name.
void write_about_authors(const Page& page, const Article& article, const RenderedArticle& rendered);

} // namespace lede
