// Markup whose words readers would miss.
#pragma once

#include <string>

namespace lede::formats {

/// Shows what is inside frames that lead nowhere, as Medium's have a link, and sets the words of a button apart from
/// those of the link right before it. The text keeps its size, so that warnings find their places.
void settle_odd_markup(std::string& html);

} // namespace lede::formats
