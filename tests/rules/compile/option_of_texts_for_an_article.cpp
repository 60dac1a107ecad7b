// Lede itself chooses the policy for each part of an article.
// refused: policy
#include "lede/render.h"

namespace lede {

void render_as_comment(std::string_view article) {
#ifdef LEDE_CONTROL
  SanitizeOptions options;
  options.policy = PolicyName::comment;
  static_cast<void>(sanitize(article, options));
#else
  RenderOptions options;
  options.policy = PolicyName::comment;
#endif
}

} // namespace lede
