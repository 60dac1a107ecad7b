// The members of a content system's block: its type, and what stands in it or in an object inside.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "json/document.h"

namespace lede::formats {

/// Members that may contain the members of a block.
inline constexpr std::string_view k_usual_holders[] = {"value",   "data",    "attributes", "attrs",
                                                       "props",   "fields",  "properties", "options",
                                                       "content", "primary", "metadata",   "item"};

/// Returns the name of a block's type in lower case; empty if it has none.
[[nodiscard]] std::string usual_type_of(json::Value block);

/// Returns a member of a block, or of the object with its members.
[[nodiscard]] json::Value usual_member_of(json::Value block, std::initializer_list<std::string_view> names);

/// Returns the name of who is quoted in a block, under any usual name or one of its own: "name_of_the_author".
[[nodiscard]] json::Value usual_speaker_of(json::Value block);

} // namespace lede::formats
