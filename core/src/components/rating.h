// The rating: what readers think so far, and a form to say so.
#pragma once

#include "components/component.h"

namespace lede {

void write_rating(const Page& page, const Rating& rating);

} // namespace lede
