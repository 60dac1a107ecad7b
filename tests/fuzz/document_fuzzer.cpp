// Any bytes as a document of any format: JSON, feeds, news XML, web pages, Markdown. The seeds are the documents of
// examples/formats as they are, so the length of an input chooses the options.
#include "articles.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  lede::fuzz::check_article({reinterpret_cast<const char*>(data), size}, static_cast<unsigned>(size));
  return 0;
}
