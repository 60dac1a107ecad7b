// A table of a rating cannot name a member of its comments.
// refused: (Field<|fields_of)
#include <cstddef>

#include "formats/fields.h"

namespace lede::formats {

constexpr auto k_rating_fields = fields_of<Rating>({
#ifdef LEDE_CONTROL
    {"count", LEDE_MEMBER(Rating, count), codec::k_count},
#else
    {"count", LEDE_MEMBER(Comments, count), codec::k_count},
#endif
});
constexpr Shape k_rating = {k_rating_fields, !k_needs_first};

} // namespace lede::formats
