// Microdata and RDFa: the subjects of statements in a page's markup.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::formats::page {

/// The subject of the statements in an element.
enum class Scope : std::uint8_t { none, article, person, other };

/// Returns the subject of the statements in an element that begins an item.
/// @param type and @param property its attributes `itemtype` or `typeof`, `itemprop` or `property`.
[[nodiscard]] Scope scope_inside(Scope outer, std::string_view type, std::string_view property);

/// Whether one of the types, separated by spaces, is an article type of schema.org.
[[nodiscard]] bool is_article_type(std::string_view types);

/// Returns Lede's name for a property, in lower case; empty if Lede does not read it. Static storage.
[[nodiscard]] std::string_view property_name(std::string_view property);

/// Whether a `style` hides its element.
[[nodiscard]] bool is_hidden_by(std::string_view style);

} // namespace lede::formats::page
