// HTML bodies: tokenizer → sanitizer.
#include "body/feed.h"
#include "body/prepared_text.h"
#include "html/tokenizer.h"

namespace lede::body {

void feed_html(Sanitizer& sanitizer, std::string_view markup, Origin origin, const Context& context) {
  const PreparedText prepared(markup, context.report);
  sanitizer.begin(origin, markup.size());
  html::Tokenizer(sanitizer).tokenize(prepared.view(), 0);
  sanitizer.finish();
}

} // namespace lede::body
