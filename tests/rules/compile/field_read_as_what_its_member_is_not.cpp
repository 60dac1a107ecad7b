// A table cannot read a number into a text.
// refused: (Field<|fields_of)
#include <cstddef>

#include "formats/fields.h"

namespace lede::formats {

constexpr auto k_image_fields = fields_of<Image>({
#ifdef LEDE_CONTROL
    {"alt", LEDE_MEMBER(Image, alt), codec::k_text},
#else
    {"alt", LEDE_MEMBER(Image, alt), codec::k_pixels},
#endif
});
constexpr Shape k_image = {k_image_fields, k_needs_first};

} // namespace lede::formats
