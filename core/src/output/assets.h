// Lede's own files on a page that a server sends: style sheets and the script, where the host keeps them.
#pragma once

#include "components/component.h"

namespace lede::output {

/// On an element just opened, where the host has one.
void write_nonce(const Page& page);

/// For a page without an article: a link to the style sheet, or its text if the host gives that.
void write_styles(const Page& page);
/// The style sheets that the article needs; those of parts that few articles have are links beside the first one.
void write_styles(const Page& page, const Article& article);

/// The script that makes the article answer its reader, if the host says where it is.
void write_script(const Page& page, const Article& article);

} // namespace lede::output
