// The name of the newspaper, above a page.
#pragma once

#include "components/component.h"

namespace lede::output {

/// Writes the name of the newspaper as a link to its front page, as the options have them.
void write_masthead(const Page& page);

} // namespace lede::output
