// The script-tag build: a classic script, so that one line on a partner's page is enough. lede.wasm and
// lede-rest.wasm lie beside it.
import { define } from './define.js';
import { createLoader } from './load.js';

// Only while a classic script runs does the document say which one it is; one of type "module" has to be looked for.
const script = document.currentScript ?? document.querySelector('script[type=module][src*="lede.js"]');
const base = script instanceof HTMLScriptElement && script.src !== '' ? script.src : document.baseURI;

const { perform } = createLoader({
  wasm: () => new URL('./lede.wasm', base),
  rest: () => new URL('./lede-rest.wasm', base),
});
define(perform);
