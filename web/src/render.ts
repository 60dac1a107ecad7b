// render.js, which lede.js fetches for pages that show article JSON. In its folder are lede.wasm, lede-rest.wasm and a
// module for each language that lede.wasm lacks. Each must have the hash that the build wrote into this script.
import { fetchChecked } from './checked.js';
import { listFiller } from './fill-lists.js';
import { handOver } from './handed-over.js';
import { createPerform } from './parts.js';
import { createRender } from './rendering.js';
import { retryWords } from './retry-words.js';
import { compileResponse } from './source.js';
import { whyUnreachable } from './unreachable.js';

/** Defined by the build. */
declare const wasmIntegrity: string;
declare const restIntegrity: string;
/** The hashes of the files lede-TAG.wasm, in the order of the languages' numbers. */
declare const languageIntegrity: Record<string, string>;

const languages = Object.entries(languageIntegrity);
/** Articles are most likely in the language of their page. */
const languageOfPage = (document.documentElement.lang || navigator.language).toLowerCase();

handOver('render', {
  createRender: (base, first) => {
    let asked: Promise<Response> | undefined = first;
    const perform = createPerform({
      first: () => {
        const answer = asked;
        asked = undefined; // after a failure it is fetched again
        return fetchChecked(new URL('./lede.wasm', base), wasmIntegrity, answer).then(compileResponse);
      },
      rest: () => fetchChecked(new URL('./lede-rest.wasm', base), restIntegrity).then(compileResponse),
      language: (number) => {
        const [tag, integrity] = languages[number] as [string, string];
        return fetchChecked(new URL(`./lede-${tag}.wasm`, base), integrity).then(compileResponse);
      },
      expected: languages.findIndex(([tag]) => languageOfPage.startsWith(tag)),
    });
    return createRender(perform);
  },
  listFiller,
  whyUnreachable,
  retryWords,
});
