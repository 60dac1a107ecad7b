// HTML bodies: tokenizer → sanitizer.
#include "body/feed.h"
#include "body/prepared_text.h"
#include "body/word_lists.h"
#include "html/tokenizer.h"

namespace lede::body {
namespace {

// A function of its own, since few texts come from Word.
void feed_word_lists(Sanitizer& sanitizer, std::string_view markup) {
  WordLists lists(sanitizer);
  html::Tokenizer tokenizer(lists);
  tokenizer.tokenize(markup, 0);
  lists.finish(markup.size());
  sanitizer.warn_of_end(tokenizer.unfinished());
}

} // namespace

void feed_html(Sanitizer& sanitizer, std::string_view markup, Origin origin, const Context& context) {
  const PreparedText prepared(markup, context.report);
  sanitizer.begin(origin, markup.size());
  if (has_word_lists(prepared.view())) {
    feed_word_lists(sanitizer, prepared.view());
  } else {
    html::Tokenizer tokenizer(sanitizer);
    tokenizer.tokenize(prepared.view(), 0);
    sanitizer.warn_of_end(tokenizer.unfinished());
  }
  sanitizer.finish();
}

} // namespace lede::body
