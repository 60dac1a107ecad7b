// The entry for Node, and for other servers that speak its file system.
import { readFile } from 'node:fs/promises';

import { createLoader } from './load.js';
import { createPerform } from './parts.js';
import { compile } from './source.js';

export * from './public.js';

const read = (name: string) => () => readFile(new URL(name, import.meta.url));

export const { load } = createLoader(read('lede-full.wasm'));
export const perform = createPerform({
  first: async () => compile(await read('lede.wasm')()),
  rest: async () => compile(await read('lede-rest.wasm')()),
});
