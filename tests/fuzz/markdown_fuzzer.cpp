// The first byte chooses the options, the rest is the input.
#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  lede::fuzz::check(&lede::render_markdown, data, size);
  return 0;
}
