// The entry for Node, and for other servers that speak its file system.
import { readFile } from 'node:fs/promises';

import { createLoader } from './load.js';

export * from './public.js';

export const { load, perform } = createLoader({
  wasm: () => readFile(new URL('lede.wasm', import.meta.url)),
  rest: () => readFile(new URL('lede-rest.wasm', import.meta.url)),
});
