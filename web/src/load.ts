// Loading, once: however often and from wherever `load` is called, there is one fetch, one compilation, one instance.
import { LedeError } from './error.js';
import { instantiate } from './glue.js';
import { Lede } from './lede.js';
import { compile, refused, type WasmSource } from './source.js';

export interface LoadOptions {
  /** Where lede.wasm comes from, if not from beside the script. Counts only in the call that starts the loading. */
  wasm?: WasmSource | Promise<WasmSource>;
}

export type Load = (options?: LoadOptions) => Promise<Lede>;

/**
 * @param defaultSource asked when loading starts, and not before: importing the package does nothing.
 * @return `load`. A failure, or a trap later on, clears its memory, so that the next call starts anew.
 */
export function createLoader(defaultSource: () => WasmSource | Promise<WasmSource>): Load {
  let current: Promise<Lede> | undefined;
  // A compiled module outlives its instances: after a trap nothing is fetched again.
  let module: WebAssembly.Module | undefined;

  return function load(options: LoadOptions = {}): Promise<Lede> {
    if (current) return current;
    const forget = (): void => {
      if (current === attempt) current = undefined;
    };
    const attempt = (async () => {
      module ??= await compile(await Promise.resolve<WasmSource>(options.wasm ?? defaultSource()));
      return new Lede(await instantiate(module), forget);
    })().catch((error: unknown) => {
      forget();
      module = undefined;
      throw error instanceof LedeError ? error : refused(error);
    });
    current = attempt;
    return attempt;
  };
}
