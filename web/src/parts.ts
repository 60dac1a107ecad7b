// The module in two parts, for pages, which want little at once: lede.wasm renders ordinary articles, lede-rest.wasm is
// fetched when a document needs it (see wasm/split.mjs).
import createCore from 'lede-core';

import { instantiate, NeedsRest } from './glue.js';
import { Lede } from './lede.js';
import { Once } from './once.js';

/** Does some work with lede.wasm alone, and only where that is not enough, once more with the rest. */
export type Perform = <Result>(work: (lede: Lede) => Result) => Promise<Result>;

/** Asked when a part is first needed, and not before: importing the package does nothing. */
export interface PartSources {
  first: () => Promise<WebAssembly.Module>;
  rest: () => Promise<WebAssembly.Module>;
}

/** However often and from wherever it is asked for, each part is fetched and compiled once. */
export function createPerform(sources: PartSources): Perform {
  // A compiled module outlives its instances: after a trap nothing is fetched again.
  const firstPart = new Once<WebAssembly.Module>();
  const restPart = new Once<WebAssembly.Module>();
  // What cannot be started may be something else than Lede, and is not kept.
  const forgetParts = (): void => {
    firstPart.forget();
    restPart.forget();
  };
  const alone = new Once<Lede>(forgetParts);
  const both = new Once<Lede>(forgetParts);
  let needsRest = false;

  const compileFirst = (): Promise<WebAssembly.Module> => firstPart.get(sources.first);
  const compileRest = (): Promise<WebAssembly.Module> => restPart.get(sources.rest);
  const getBoth = (): Promise<Lede> =>
    both.get(async (forget) => startParts(await Promise.all([compileFirst(), compileRest()]), forget));

  return async (work) => {
    if (needsRest) return work(await getBoth());
    const lede = await alone.get(async (forget) => startParts([await compileFirst()], forget));
    try {
      return work(lede);
    } catch (error) {
      if (!(error instanceof NeedsRest)) throw error;
      needsRest = true;
      return work(await getBoth());
    }
  };
}

export async function startParts(
  [first, rest]: [WebAssembly.Module, WebAssembly.Module?],
  onLost: () => void,
): Promise<Lede> {
  return new Lede(await instantiate(createCore, first, rest), onLost);
}

/** A first part asks, beside the glue's functions, for those of the rest, by the name of their build (see wasm/split.mjs). */
export function isFirstPart(module: WebAssembly.Module): boolean {
  const from = WebAssembly.Module.imports(module).map((item) => item.module.startsWith('lede-'));
  return from.includes(true) && from.includes(false);
}
