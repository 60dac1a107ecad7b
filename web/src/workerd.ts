// The entry for Cloudflare's workers, which may not compile bytes: they import a module that is compiled already.
import rest from './lede-rest.wasm';
import first from './lede.wasm';

import { createLoader } from './load.js';

export * from './public.js';

export const { load } = createLoader({ wasm: () => first, rest: () => rest });
