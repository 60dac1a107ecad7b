// The entry for browsers and bundlers.
import { createLoader } from './load.js';
import { createPerform, type Perform } from './parts.js';
import { compileFile, place } from './place.js';

export * from './public.js';

// Bundlers recognise and rewrite addresses in this form only. Each must appear once, as an expression of its own.
const { load, loaded } = createLoader((base) =>
  compileFile('lede-full.wasm', () => new URL('lede-full.wasm', import.meta.url), base),
);
const performInParts = createPerform({
  first: () => compileFile('lede.wasm', () => new URL('lede.wasm', import.meta.url)),
  rest: () => compileFile('lede-rest.wasm', () => new URL('lede-rest.wasm', import.meta.url)),
  language: () => compileFile('lede-languages.wasm', () => new URL('lede-languages.wasm', import.meta.url)),
});

/**
 * @internal Runs the work of the page's elements. If the page has called `load()`, they share its full module. If it
 * has not, or if that module cannot be loaded, they use the module in its two parts.
 */
export const perform: Perform = async (work, meanwhile) => {
  const lede = await loaded()?.catch(() => undefined);
  return lede ? work(lede) : performInParts(work, meanwhile);
};
export { load };
/** @internal The folder that `LedeArticle.base` sets. */
export { place };
