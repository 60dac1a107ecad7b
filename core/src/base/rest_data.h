// Data that most pages never need. The build sees that by itself (wasm/unneeded-data.mjs).
#pragma once

#define LEDE_REST_DATA
