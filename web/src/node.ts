// The entry for Node, for other servers that have its file system module, and for test runners.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { LedeError } from './error.js';
import { createLoader } from './load.js';
import type { Perform } from './parts.js';
import { inFolder, place } from './place.js';
import type { WasmSource } from './source.js';

export * from './public.js';

/** Defined in CommonJS, and so in bundles of that kind, where `import.meta` is empty. */
declare const __dirname: string;

/** The folder of this script, or of the bundle that it became part of. */
function ownFolder(): string {
  const address = import.meta.url as string | undefined;
  return address ? dirname(fileURLToPath(address)) : __dirname;
}

/**
 * Reads lede-full.wasm from the package's own folder. The first address is a literal, since the file tracers of
 * Next.js, Nuxt and serverless hosts copy only files whose names they can read in the source. Turbopack and webpack
 * replace this literal by an address for browsers, but they keep the address of the script, which the second attempt
 * uses.
 */
async function readOwn(): Promise<WasmSource> {
  try {
    return await readFile(new URL('./lede-full.wasm', import.meta.url));
  } catch (cause) {
    const folder = ownFolder();
    return readFile(join(folder, 'lede-full.wasm')).catch(() => {
      throw new LedeError(
        'wasm-not-found',
        `There is no lede-full.wasm in ${folder}. If this is a bundle, copy the file there from lede-article/dist, name its folder by ` +
          'load({ base }), or leave lede-article out of the bundle.',
        { cause },
      );
    });
  }
}

async function full(base = place.base): Promise<WasmSource> {
  if (base === undefined) return readOwn();
  // A path names a folder of this machine, and so does file://; anything else is fetched.
  const isPath = typeof base === 'string' && !/^[a-z][a-z\d+.-]+:/i.test(base);
  const address = inFolder(isPath ? pathToFileURL(base) : base, 'lede-full.wasm');
  return address.protocol === 'file:' ? readFile(address) : address;
}

export const { load } = createLoader(full);

/** @internal Runs the work of elements in a test runner. */
export const perform: Perform = async (work) => work(await load());
/** @internal The module in its two parts, as pages have it: for tests and measurements. */
export { createPerform } from './parts.js';
/** @internal The folder that `LedeArticle.base` sets. */
export { place };
