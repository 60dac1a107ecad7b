// Data that most pages never need. In WebAssembly it stands in a section of its own, so that it can be fetched apart;
// nothing may read it but through a function that such pages never call either, and that is not inlined into theirs.
#pragma once

#ifdef __wasm__
#define LEDE_REST_DATA __attribute__((section("lede_rest")))
#else
#define LEDE_REST_DATA
#endif
