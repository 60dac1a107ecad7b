// What renders article JSON, as a script of its own: lede.js fetches it for pages that are given JSON. lede.wasm and
// lede-rest.wasm lie beside it, and must be the very files that it was built with.
import { fetchChecked } from './checked.js';
import { createPerform } from './parts.js';
import { type CreateRenderer, rendering } from './rendering.js';
import { compileResponse } from './source.js';

/** Put in by the build. */
declare const wasmIntegrity: string;
declare const restIntegrity: string;

const createRenderer: CreateRenderer = (base, first) => {
  let asked: Promise<Response> | undefined = first;
  return createPerform({
    first: () => {
      const answer = asked;
      asked = undefined; // a failed one is asked for again
      return fetchChecked(new URL('./lede.wasm', base), wasmIntegrity, answer).then(compileResponse);
    },
    rest: () => fetchChecked(new URL('./lede-rest.wasm', base), restIntegrity).then(compileResponse),
  });
};

(globalThis as unknown as Record<symbol, unknown>)[rendering] = createRenderer;
