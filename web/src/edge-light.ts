// The entry for edge functions, whose bundlers give a compiled module for an import with `?module`.
import full from './lede-full.wasm?module';

import { createLoader } from './load.js';

export * from './public.js';

export const { load } = createLoader(() => full);
