// Microdata and RDFa: what the statements in a page's markup are about.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::formats::page {

/// What the statements in an element are about.
enum class Scope : std::uint8_t { none, article, person, other };

/// What the statements in an element that begins an item are about.
/// @param type and @param property its attributes `itemtype` or `typeof`, `itemprop` or `property`.
[[nodiscard]] Scope scope_inside(Scope outer, std::string_view type, std::string_view property);

/// Whether one of the types between spaces is an article of schema.org.
[[nodiscard]] bool is_article_type(std::string_view types);

/// The property that Lede reads under that name, in lower case; empty if there is none. Of static storage.
[[nodiscard]] std::string_view property_name(std::string_view property);

/// Whether a style hides its element.
[[nodiscard]] bool is_hidden_by(std::string_view style);

} // namespace lede::formats::page
