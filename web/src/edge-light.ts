// The entry for edge functions whose bundler hands over a compiled module when asked with `?module`.
import rest from './lede-rest.wasm?module';
import first from './lede.wasm?module';

import { createLoader } from './load.js';

export * from './public.js';

export const { load } = createLoader({ wasm: () => first, rest: () => rest });
