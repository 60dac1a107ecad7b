// The entry for browsers and bundlers.
import { createLoader } from './load.js';

export * from './public.js';

// This form of address is what bundlers recognise and rewrite. Each must stand alone, and once.
export const { load, perform } = createLoader({
  wasm: () => new URL('lede.wasm', import.meta.url),
  rest: () => new URL('lede-rest.wasm', import.meta.url),
});
