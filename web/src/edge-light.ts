// The entry for edge functions whose bundler hands over a compiled module when asked with `?module`.
import full from './lede-full.wasm?module';

import { createLoader } from './load.js';

export * from './public.js';

export const { load } = createLoader(() => full);
