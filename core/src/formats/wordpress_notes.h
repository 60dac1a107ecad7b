// The footnotes of WordPress' editor, which are not in the text but in a field beside it.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Returns the notes as a list that the references in a text lead to; empty if the text has the notes already.
/// @param json of the post's meta field `footnotes`: [{"content": …, "id": …}]
[[nodiscard]] std::string wordpress_notes(std::string_view json, std::string_view html);

} // namespace lede::formats
