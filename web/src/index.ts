// The entry for browsers and bundlers.
import { createLoader } from './load.js';

export * from './public.js';

// This one form of address is what bundlers recognise and rewrite. It must stand alone, and once.
export const load = createLoader(() => new URL('lede.wasm', import.meta.url));
