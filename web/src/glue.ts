// The one file that handles Emscripten's glue: a running instance of the core, bytes in and text out.
import type { Binding, CreateCore } from 'lede-core';

import { LedeError } from './error.js';

/** What `perform` does. The numbers are those of wasm/bindings.cpp. */
export const operations = { render: 0, markdown: 1, sanitize: 2, answerCase: 3 } as const;
export type Operation = (typeof operations)[keyof typeof operations];

export interface Answer {
  ok: boolean;
  html: string;
  jsonLd: string;
  /** UTF-8 of JSON: the error where not `ok`, else the warnings; empty where there are none. Few callers ever read it. */
  report: Uint8Array;
}

/** What a document comes as: a text is written straight into the core's memory. */
export type Input = string | Uint8Array;

/** Thrown where a document needs a function that is not in lede.wasm. */
export class NeedsRest extends Error {}

const noBytes = new Uint8Array(0);
const answerWords = 7;
/**
 * UTF-16 code units up to which a text gets three bytes of memory for each, the most that it can need. A longer one is
 * encoded first, so that memory does not grow for what few texts need.
 */
const longestReserved = 1 << 20;

/** One instance, good until it traps. */
export class Core {
  readonly #binding: Binding;
  readonly #memory: WebAssembly.Memory;
  // A byte-order mark at the beginning of the HTML is the document's own text, so it stays.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #encoder = new TextEncoder();
  #lost = false;
  #needsRest = false;

  /** @internal */
  constructor(binding: Binding, memory: WebAssembly.Memory) {
    this.#binding = binding;
    this.#memory = memory;
  }

  /** True once a trap has left the instance in an unknown state; every further call is refused. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Bytes of linear memory; it grows with the largest document and never shrinks. */
  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  run(operation: Operation, input: Input, options: Input = noBytes): Answer {
    // Whoever got the instance before it was lost has to ask again, too.
    if (this.#needsRest) throw new NeedsRest();
    if (this.#lost) throw new LedeError('wasm-failed', 'This instance of Lede has failed; call load() for a new one.');
    try {
      return this.#run(operation, input, options);
    } catch (error) {
      if (error instanceof LedeError) throw error;
      this.#lost = true;
      this.#needsRest = error instanceof NeedsRest;
      if (this.#needsRest) throw error;
      throw new LedeError(
        'wasm-failed',
        'Lede failed inside WebAssembly, most likely for want of memory; call load() for a new instance.',
        { cause: error },
      );
    }
  }

  #run(operation: Operation, input: Input, options: Input): Answer {
    const document = this.#reserved(input);
    const settings = this.#reserved(options);
    const size = room(document) + room(settings);
    const address = size === 0 ? 0 : this.#binding.allocate(size);
    if (address === 0 && size !== 0) throw outOfMemory(size);
    const place = address + room(document);
    const answer = this.#binding.perform(
      operation,
      address,
      this.#write(document, address),
      place,
      this.#write(settings, place),
    );
    // The core keeps nothing of its input, and frees first so that memory does not grow for both at once.
    if (address !== 0) this.#binding.release(address);
    if (answer === 0) throw outOfMemory(answerWords * 4);
    try {
      return this.#read(answer);
    } finally {
      this.#binding.discard(answer);
    }
  }

  #reserved(input: Input): Input {
    return input.length > longestReserved && typeof input === 'string' ? this.#encoder.encode(input) : input;
  }

  /** @returns how many bytes it took. */
  #write(input: Input, address: number): number {
    const memory = this.#bytes(address, room(input));
    if (typeof input === 'string') return this.#encoder.encodeInto(input, memory).written;
    memory.set(input);
    return input.length;
  }

  #read(address: number): Answer {
    const words = new DataView(this.#memory.buffer, address, answerWords * 4);
    const bytes = (index: number): Uint8Array =>
      this.#bytes(words.getUint32(index * 4, true), words.getUint32(index * 4 + 4, true));
    return {
      ok: words.getUint32(0, true) !== 0,
      html: this.#decoder.decode(bytes(1)),
      jsonLd: this.#decoder.decode(bytes(3)),
      report: bytes(5).slice(),
    };
  }

  /** A view made now: growing the memory detaches every earlier one. */
  #bytes(address: number, size: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, size);
  }
}

/** Bytes that an input may take. */
const room = (input: Input): number => (typeof input === 'string' ? input.length * 3 : input.length);

function outOfMemory(size: number): LedeError {
  return new LedeError('wasm-memory', `There is no memory for another ${size} bytes.`);
}

/**
 * A new instance.
 * @param createCore the glue that was made with the module.
 * @param module the whole of it, or the first part alone: enough for ordinary articles (see wasm/split.mjs).
 * @param rest the other part.
 */
export async function instantiate(
  createCore: CreateCore,
  module: WebAssembly.Module,
  rest?: WebAssembly.Module,
): Promise<Core> {
  let memory: WebAssembly.Memory | undefined;
  let started: Promise<void> | undefined;
  const start = async (imports: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    const missing = missingFunctions(module, imports);
    const instance = await WebAssembly.instantiate(module, { ...imports, ...missing });
    // Starting it puts its functions in the places of those that are missing. It imports by the same name as the first
    // part, which is that of their build; the rest of another build finds nothing under its own.
    const [build] = Object.keys(missing);
    if (rest && build !== undefined) await WebAssembly.instantiate(rest, { [build]: instance.exports });
    return instance;
  };
  const binding = createCore({
    start: (imports) => ({
      then: (receive) =>
        (started = start(imports).then((instance) => {
          // Emscripten shortens the names of exports, but there is only one memory.
          memory = Object.values(instance.exports).find((item) => item instanceof WebAssembly.Memory);
          receive({ instance });
        })),
    }),
  });
  // Older glue does not hand on what fails here, such as a module that is not Lede's; `started` does.
  const [ready] = await Promise.all([binding, started]);
  return new Core(ready, memory as WebAssembly.Memory);
}

/** Whatever the module imports that is not the glue's stands for a function of the rest. */
function missingFunctions(part: WebAssembly.Module, known: WebAssembly.Imports): WebAssembly.Imports {
  const missing: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(part)) {
    if (from in known) continue;
    (missing[from] ??= {})[name] = () => {
      throw new NeedsRest();
    };
  }
  return missing;
}
