// Loading, once: however often and from wherever it is asked for, the module is fetched and compiled once.
import createFull from 'lede-full';

import { LedeError } from './error.js';
import { instantiate } from './glue.js';
import { Lede } from './lede.js';
import { Once } from './once.js';
import { isFirstPart, startParts } from './parts.js';
import { compile, isAddress, type WasmSource } from './source.js';

/** These count only in the call that starts the loading. */
export interface LoadOptions {
  /** The folder of the package's files, if it is not that of the script: an address, or in Node a path. Edge workers have no use for it. */
  base?: string | URL;
  /** The module itself: lede-full.wasm, or lede.wasm, the first of the two parts that pages load. */
  wasm?: WasmSource | Promise<WasmSource>;
  /** Where lede-rest.wasm comes from, if `wasm` is lede.wasm; else from beside that, where it is an address. */
  rest?: WasmSource | Promise<WasmSource>;
}

export type Load = (options?: LoadOptions) => Promise<Lede>;

export interface Loader {
  /** A failure, or a trap later on, clears its memory, so that the next call starts anew. */
  load: Load;
  /** @internal What was loaded, or is being loaded. */
  loaded: () => Promise<Lede> | undefined;
}

/** Gives lede-full.wasm from a folder, or from where the package has it. */
type FullModule = (base: LoadOptions['base']) => WasmSource | Promise<WasmSource>;

/** @param full asked when loading starts, and not before: importing the package does nothing. */
export function createLoader(full: FullModule): Loader {
  // A compiled module outlives its instances: after a trap nothing is fetched again.
  const modules = new Once<[WebAssembly.Module, WebAssembly.Module?]>();
  // What cannot be started may be something else than Lede, and is not kept.
  const once = new Once<Lede>(() => {
    modules.forget();
  });

  const load: Load = (options = {}) =>
    once.get(async (forget) => {
      const [module, rest] = await modules.get(() => compileModules(options, full));
      if (rest) return startParts([module, rest], forget);
      return new Lede(await instantiate(createFull, module), forget);
    });
  return { load, loaded: () => once.current };
}

async function compileModules(
  options: LoadOptions,
  full: FullModule,
): Promise<[WebAssembly.Module, WebAssembly.Module?]> {
  // Whoever hands it over may never be asked for it; a failure of it must not go unheard then.
  void Promise.resolve(options.rest).catch(() => undefined);
  const module = await compile(await handedOver(options.wasm ?? full(options.base)));
  if (!isFirstPart(module)) return [module];
  const rest = options.rest ?? besideFirst(options.wasm);
  // The full module does the same, where there is nothing to complete this one with.
  return rest === undefined
    ? [await compile(await full(options.base))]
    : [module, await compile(await handedOver(rest))];
}

/** A promise fails as what it is made of does: compiling says why, anything else could not be had. */
async function handedOver(source: WasmSource | Promise<WasmSource>): Promise<WasmSource> {
  try {
    return await source;
  } catch (error) {
    if (error instanceof LedeError || error instanceof WebAssembly.CompileError) throw error;
    throw new LedeError('wasm-unreachable', `What load() was given for WebAssembly cannot be had: ${String(error)}`, {
      cause: error,
    });
  }
}

/** Whoever moves lede.wasm to an address of their own moves the folder. */
function besideFirst(wasm: LoadOptions['wasm']): URL | undefined {
  if (!isAddress(wasm)) return undefined;
  const address = new URL(wasm, typeof document === 'undefined' ? undefined : document.baseURI);
  return /^(https?|file):$/.test(address.protocol) ? new URL('lede-rest.wasm', address) : undefined;
}
