// A rating is not read by the table of an article.
// refused: (no matching|Rating)
#include <cstddef>

#include "formats/fields.h"

namespace lede::formats {

constexpr auto k_rating_fields = fields_of<Rating>({{"count", LEDE_MEMBER(Rating, count), codec::k_count}});
constexpr Shape k_rating = {k_rating_fields, !k_needs_first};

#ifdef LEDE_CONTROL
bool read(json::Value value, Rating& rating, Report& report) { return read_object(value, rating, k_rating, report); }
#else
bool read(json::Value value, Article& article, Report& report) { return read_object(value, article, k_rating, report); }
#endif

} // namespace lede::formats
