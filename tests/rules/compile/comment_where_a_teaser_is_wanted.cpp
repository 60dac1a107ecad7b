// A card leads to another article; a reader's comment is not one.
// refused: (Teaser|no matching)
#include <vector>

#include "model/article.h"

namespace lede {

void write_card(const Teaser& teaser);

void write(const Teaser& teaser, const Comment& comment) {
#ifdef LEDE_CONTROL
  write_card(teaser);
  (void)comment;
#else
  write_card(comment);
  (void)teaser;
#endif
}

} // namespace lede
