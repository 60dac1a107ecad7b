// The script-tag build: a classic script, so that one line on a partner's page is enough. lede.wasm,
// lede-rest.wasm and hydrate.js lie beside it, and must be the very ones that it was built with.
import type { Behaviour } from './behaviour.js';
import { fetchChecked } from './checked.js';
import { define } from './define.js';
import { listening } from './listening.js';
import { createPerform } from './parts.js';
import { compileResponse } from './source.js';
import { runScript } from './trusted-types.js';

/** Put in by the build. */
declare const wasmIntegrity: string;
declare const restIntegrity: string;
declare const hydrateIntegrity: string;

// Only while a classic script runs does the document say which one it is; one of type "module", or one that another script
// fetched and runs in its own way, has to be looked for.
const script = document.currentScript ?? document.querySelector('script[src*="lede.js"]');
const base = script instanceof HTMLScriptElement && script.src !== '' ? script.src : document.baseURI;

const perform = createPerform({
  first: () => fetchChecked(new URL('./lede.wasm', base), wasmIntegrity).then(compileResponse),
  rest: () => fetchChecked(new URL('./lede-rest.wasm', base), restIntegrity).then(compileResponse),
});

let loading: Promise<Behaviour> | undefined;

/** Once for all articles of the page, and again after a failure. */
function loadBehaviour(): Promise<Behaviour> {
  const url = new URL('./hydrate.js', base);
  const nonce = script instanceof HTMLElement ? script.nonce : '';
  loading ??= runScript(url, hydrateIntegrity, nonce).then(
    () => (globalThis as unknown as Record<symbol, Behaviour>)[listening] as Behaviour,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

define(perform, loadBehaviour);
