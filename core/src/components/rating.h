// The rating: the average of the readers' votes, and the form to vote.
#pragma once

#include "components/component.h"

namespace lede {

void write_rating(const Page& page, const Rating& rating);

} // namespace lede
