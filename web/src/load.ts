// Loading, once: however often and from wherever it is asked for, each part is fetched and compiled once.
import { LedeError } from './error.js';
import { instantiate, NeedsRest } from './glue.js';
import { Lede } from './lede.js';
import { compile, refused, type WasmSource } from './source.js';

export interface LoadOptions {
  /** Where lede.wasm comes from, if not from beside the script. Counts only in the call that starts the loading. */
  wasm?: WasmSource | Promise<WasmSource>;
  /** Where lede-rest.wasm comes from; else from beside lede.wasm, where that is an address, else from beside the script. */
  rest?: WasmSource | Promise<WasmSource>;
}

export type Load = (options?: LoadOptions) => Promise<Lede>;

/** Does some work with lede.wasm alone, and only where that is not enough, once more with the rest. */
export type Perform = <Result>(work: (lede: Lede) => Result) => Promise<Result>;

export interface Loader {
  /** A failure, or a trap later on, clears its memory, so that the next call starts anew. */
  load: Load;
  /** @internal */
  perform: Perform;
}

/** Asked when loading starts, and not before: importing the package does nothing. */
export interface Sources {
  wasm: () => WasmSource | Promise<WasmSource>;
  rest: () => WasmSource | Promise<WasmSource>;
}

/** Runs `make` once, and again after a failure or when told to forget. */
class Once<Value> {
  #current: Promise<Value> | undefined;
  readonly #onFailure: () => void;

  constructor(onFailure: () => void = () => undefined) {
    this.#onFailure = onFailure;
  }

  get(make: (forget: () => void) => Promise<Value>): Promise<Value> {
    if (this.#current) return this.#current;
    const forget = (): void => {
      if (this.#current === attempt) this.#current = undefined;
    };
    const attempt = make(forget).catch((error: unknown) => {
      forget();
      this.#onFailure();
      throw error instanceof LedeError ? error : refused(error);
    });
    this.#current = attempt;
    return attempt;
  }

  forget(): void {
    this.#current = undefined;
  }

  get started(): boolean {
    return this.#current !== undefined;
  }
}

export function createLoader(sources: Sources): Loader {
  // A compiled module outlives its instances: after a trap nothing is fetched again.
  const firstPart = new Once<WebAssembly.Module>();
  const restPart = new Once<WebAssembly.Module>();
  // What cannot be started may be something else than Lede, and is not kept.
  const forgetParts = (): void => {
    firstPart.forget();
    restPart.forget();
  };
  const whole = new Once<Lede>(forgetParts);
  const first = new Once<Lede>(forgetParts);

  const compileFirst = (options: LoadOptions): Promise<WebAssembly.Module> =>
    firstPart.get(async () => compile(await Promise.resolve<WasmSource>(options.wasm ?? sources.wasm())));
  const compileRest = (options: LoadOptions): Promise<WebAssembly.Module> =>
    restPart.get(async () =>
      compile(await Promise.resolve<WasmSource>(options.rest ?? besideFirst(options.wasm) ?? sources.rest())),
    );

  const load: Load = (options = {}) =>
    whole.get(async (forget) => {
      const [first, rest] = await Promise.all([compileFirst(options), compileRest(options)]);
      return new Lede(await instantiate({ first, rest }), forget);
    });

  const perform: Perform = async (work) => {
    if (whole.started) return work(await load());
    const lede = await first.get(
      async (forget) => new Lede(await instantiate({ first: await compileFirst({}) }), forget),
    );
    try {
      return work(lede);
    } catch (error) {
      if (!(error instanceof NeedsRest)) throw error;
      return work(await load());
    }
  };
  return { load, perform };
}

/** Whoever moves lede.wasm to an address of their own moves the folder. */
function besideFirst(wasm: LoadOptions['wasm']): URL | undefined {
  if (!(typeof wasm === 'string' || wasm instanceof URL)) return undefined;
  const address = new URL(wasm, typeof document === 'undefined' ? undefined : document.baseURI);
  return /^(https?|file):$/.test(address.protocol) ? new URL('lede-rest.wasm', address) : undefined;
}
