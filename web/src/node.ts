// The entry for Node, for other servers that speak its file system, and for test runners.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { createLoader } from './load.js';
import type { Perform } from './parts.js';
import { inFolder, place } from './place.js';
import type { WasmSource } from './source.js';

export * from './public.js';

async function full(base = place.base): Promise<WasmSource> {
  // The address is a literal: the file tracers of Next.js, Nuxt and serverless hosts copy only the files whose names they
  // can read in the source.
  if (base === undefined) return readFile(new URL('./lede-full.wasm', import.meta.url));
  // A path names a folder of this machine, and so does file://; anything else is fetched.
  const isPath = typeof base === 'string' && !/^[a-z][a-z\d+.-]+:/i.test(base);
  const address = inFolder(isPath ? pathToFileURL(base) : base, 'lede-full.wasm');
  return address.protocol === 'file:' ? readFile(address) : address;
}

export const { load } = createLoader(full);

/** @internal What elements in a test runner do their work with. */
export const perform: Perform = async (work) => work(await load());
/** @internal What LedeArticle.base sets. */
export { place };
