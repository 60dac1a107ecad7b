// Implements `load()`. The module is fetched and compiled once, however many callers ask for it.
import createFull from 'lede-full';

import { LedeError } from './error.js';
import { instantiate } from './glue.js';
import { Lede } from './lede.js';
import { Once } from './once.js';
import { isFirstPart, startParts } from './parts.js';
import { compile, isAddress, type WasmSource } from './source.js';

/** Only the options of the call that starts loading have an effect. */
export interface LoadOptions {
  /**
   * The folder of the package's files, if it is not that of the script: an address, or in Node a path. Edge workers
   * ignore it.
   */
  base?: string | URL;
  /** The module itself: lede-full.wasm, or lede.wasm, the first of the two parts that pages load. */
  wasm?: WasmSource | Promise<WasmSource>;
  /**
   * Where lede-rest.wasm comes from, if `wasm` is lede.wasm. Default: the folder of lede.wasm, if `wasm` is an address.
   */
  rest?: WasmSource | Promise<WasmSource>;
}

export type Load = (options?: LoadOptions) => Promise<Lede>;

export interface Loader {
  /** Gives the same instance every time. After a failure, or a later trap in WebAssembly, the next call loads again. */
  load: Load;
  /** @internal The instance that was loaded or is being loaded, if there is one. */
  loaded: () => Promise<Lede> | undefined;
}

/** Returns lede-full.wasm from a folder, or by default from the package's own folder. */
type FullModule = (base: LoadOptions['base']) => WasmSource | Promise<WasmSource>;

/** @param full called when loading starts, and not before: importing the package must have no effect. */
export function createLoader(full: FullModule): Loader {
  // Compiled modules are kept, so that nothing is fetched again after a trap.
  const modules = new Once<[WebAssembly.Module, WebAssembly.Module?]>();
  // A module that cannot be started may not be Lede's, so it is not kept.
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
  // `rest` may never be awaited. If it is a promise that rejects, the rejection must be handled all the same.
  void Promise.resolve(options.rest).catch(() => undefined);
  const module = await compile(await handedOver(options.wasm ?? full(options.base)));
  if (!isFirstPart(module)) return [module];
  const rest = options.rest ?? besideFirst(options.wasm);
  // Without lede-rest.wasm the first part is incomplete, so the full module is loaded instead.
  return rest === undefined
    ? [await compile(await full(options.base))]
    : [module, await compile(await handedOver(rest))];
}

/**
 * Awaits a source that the caller passed. Errors of Lede and of the compiler are thrown as they are; any other becomes
 * `wasm-unreachable`.
 */
async function handedOver(source: WasmSource | Promise<WasmSource>): Promise<WasmSource> {
  try {
    return await source;
  } catch (error) {
    if (error instanceof LedeError || error instanceof WebAssembly.CompileError) throw error;
    throw new LedeError('wasm-unreachable', `load() could not read its WebAssembly: ${String(error)}`, {
      cause: error,
    });
  }
}

/** Returns the address of lede-rest.wasm, in the folder of lede.wasm: the two files are expected to stay together. */
function besideFirst(wasm: LoadOptions['wasm']): URL | undefined {
  if (!isAddress(wasm)) return undefined;
  const address = new URL(wasm, typeof document === 'undefined' ? undefined : document.baseURI);
  return /^(https?|file):$/.test(address.protocol) ? new URL('lede-rest.wasm', address) : undefined;
}
