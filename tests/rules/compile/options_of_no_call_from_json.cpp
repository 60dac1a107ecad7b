// Only the options of a call are read from JSON, not what all calls share.
// refused: deleted
#include "lede/render.h"

namespace lede {

void read(std::string_view json) {
#ifdef LEDE_CONTROL
  static_cast<void>(parse_options<ConvertOptions>(json));
#else
  static_cast<void>(parse_options<CommonOptions>(json));
#endif
}

} // namespace lede
