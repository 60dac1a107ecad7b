// A main picture that the text shows, too, would be on the page twice.
#pragma once

#include "model/article.h"

namespace lede::formats {

/// Keeps one of them. If the text is markup, the main picture goes: in the text it has its place and perhaps a caption.
/// Else the block of the text goes. Both stay if a caption or a credit would be lost.
void drop_repeated_picture(Article& article);

} // namespace lede::formats
