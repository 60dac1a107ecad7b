// The entry for browsers and bundlers.
import { createLoader } from './load.js';
import { createPerform, type Perform } from './parts.js';
import { compileFile, place } from './place.js';

export * from './public.js';

// This form of address is what bundlers recognise and rewrite. Each must stand alone, and once.
const { load, loaded } = createLoader((base) =>
  compileFile('lede-full.wasm', () => new URL('lede-full.wasm', import.meta.url), base),
);
const performInParts = createPerform({
  first: () => compileFile('lede.wasm', () => new URL('lede.wasm', import.meta.url)),
  rest: () => compileFile('lede-rest.wasm', () => new URL('lede-rest.wasm', import.meta.url)),
});

/**
 * @internal What the elements of a page do their work with. A page that loads the full module, and may have said where it
 * is, needs no other; where that fails, there are still the parts.
 */
export const perform: Perform = async (work) => {
  const lede = await loaded()?.catch(() => undefined);
  return lede ? work(lede) : performInParts(work);
};
export { load };
/** @internal What LedeArticle.base sets. */
export { place };
