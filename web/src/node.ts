// The entry for Node, and for other servers that speak its file system.
import { readFile } from 'node:fs/promises';

import { createLoader } from './load.js';
import { createPerform } from './parts.js';
import { compile } from './source.js';

export * from './public.js';

// Each address is a literal: the file tracers of Next.js, Nuxt and serverless hosts copy only the files whose names they can
// read in the source.
export const { load } = createLoader(() => readFile(new URL('./lede-full.wasm', import.meta.url)));
export const perform = createPerform({
  first: async () => compile(await readFile(new URL('./lede.wasm', import.meta.url))),
  rest: async () => compile(await readFile(new URL('./lede-rest.wasm', import.meta.url))),
});
