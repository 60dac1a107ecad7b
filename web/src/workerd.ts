// The entry for Cloudflare's workers, which may not compile bytes: they import a module that is compiled already.
import full from './lede-full.wasm';

import { createLoader } from './load.js';

export * from './public.js';

export const { load } = createLoader(() => full);
