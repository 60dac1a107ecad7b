// render.js, which lede.js fetches for pages that are given article JSON. lede.wasm and lede-rest.wasm lie beside it, and must be
// the very files that it was built with.
import { fetchChecked } from './checked.js';
import { listFiller } from './fill-lists.js';
import { handOver } from './handed-over.js';
import { createPerform } from './parts.js';
import { retryWords } from './retry-words.js';
import { compileResponse } from './source.js';
import { whyUnreachable } from './unreachable.js';

/** Put in by the build. */
declare const wasmIntegrity: string;
declare const restIntegrity: string;

handOver('render', {
  createPerform: (base, first) => {
    let asked: Promise<Response> | undefined = first;
    return createPerform({
      first: () => {
        const answer = asked;
        asked = undefined; // a failed one is asked for again
        return fetchChecked(new URL('./lede.wasm', base), wasmIntegrity, answer).then(compileResponse);
      },
      rest: () => fetchChecked(new URL('./lede-rest.wasm', base), restIntegrity).then(compileResponse),
    });
  },
  listFiller,
  whyUnreachable,
  retryWords,
});
