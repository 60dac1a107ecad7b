// The script-tag build: a classic script, so that one line on a partner's page is enough. lede.wasm and
// lede-rest.wasm lie beside it, and must be the very ones that it was built with.
import { fetchChecked } from './checked.js';
import { define } from './define.js';
import { createLoader } from './load.js';

/** Put in by the build. */
declare const wasmIntegrity: string;
declare const restIntegrity: string;

// Only while a classic script runs does the document say which one it is; one of type "module" has to be looked for.
const script = document.currentScript ?? document.querySelector('script[type=module][src*="lede.js"]');
const base = script instanceof HTMLScriptElement && script.src !== '' ? script.src : document.baseURI;

const { perform } = createLoader({
  wasm: () => fetchChecked(new URL('./lede.wasm', base), wasmIntegrity),
  rest: () => fetchChecked(new URL('./lede-rest.wasm', base), restIntegrity),
});
define(perform);
