// The one file that handles Emscripten's glue: a running instance of the core, bytes in and text out.
import type { Binding, CreateCore } from 'lede-core';

import { LedeError } from './error.js';
import type { Operation } from './operations.js';

export interface Answer {
  ok: boolean;
  html: string;
  jsonLd: string;
  /** UTF-8 of JSON: the error if not `ok`, else the warnings; empty if there are none. Few callers ever read it. */
  report: Uint8Array;
}

/** A document, as text or as bytes. Text is encoded directly into the core's memory. */
export type Input = string | Uint8Array;

/**
 * The languages that were fetched because lede.wasm lacks them, by the names of their custom sections (see
 * wasm/language-files.mjs).
 */
export type LanguageTexts = Map<string, Uint8Array>;

/** A language's number, and the name of its custom section. */
export type Language = readonly [number, string];

/** Thrown if a document needs what is not in lede.wasm: a function of the rest, or the words of a language. */
export class NeedsMore extends Error {
  /** The language that is missing; undefined if lede-rest.wasm is needed. */
  readonly language: Language | undefined;
  constructor(language?: Language) {
    super();
    this.language = language;
  }
}

const noBytes = new Uint8Array(0);
/**
 * Length of an answer in 32-bit words, as `AnswerWords` of wasm/bindings.cpp: whether the call succeeded, then address
 * and size of three texts.
 */
const answerWords = 7;
/**
 * Longest text, in UTF-16 code units, for which three bytes are reserved for each code unit, the most that UTF-8 can
 * need. A longer text is encoded first and gets exactly the memory that it needs.
 */
const longestReserved = 1 << 20;
/** The longest input that the core reads, in bytes. */
const longestInput = 32 << 20;

/** One instance of the core. After a trap it cannot be used any more. */
export class Core {
  readonly #binding: Binding;
  readonly #memory: WebAssembly.Memory;
  // A byte-order mark at the beginning of the HTML is the document's own text, so it stays.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #encoder = new TextEncoder();
  /** The address in memory of each text that `give` has copied there. */
  readonly #given = new Map<Uint8Array, number>();
  #lost = false;
  #needs: NeedsMore | undefined;

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
    // A caller may still hold an instance that was lost; it has to ask for a new one.
    if (this.#needs) throw this.#needs;
    if (this.#lost) throw new LedeError('wasm-failed', 'This instance of Lede has failed; call load() for a new one.');
    try {
      return this.#run(operation, input, options);
    } catch (error) {
      if (error instanceof LedeError) throw error;
      this.#lost = true;
      if (error instanceof NeedsMore) throw (this.#needs = error);
      throw new LedeError(
        'wasm-failed',
        'Lede failed inside WebAssembly, most likely out of memory; call load() for a new instance.',
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
    // The core keeps no reference to its input, so the input is released before the answer is decoded.
    if (address !== 0) this.#binding.release(address);
    if (answer === 0) throw outOfMemory(answerWords * 4);
    try {
      return this.#read(answer);
    } finally {
      this.#binding.discard(answer);
    }
  }

  /**
   * Answers the core's call for a text: copies it into memory, where it stays as long as the instance, and writes its
   * address and size to `answer`. @internal
   */
  give(text: Uint8Array, answer: number): void {
    let address = this.#given.get(text) ?? 0;
    if (address === 0) {
      address = this.#binding.allocate(text.length);
      if (address === 0) throw outOfMemory(text.length);
      this.#bytes(address, text.length).set(text);
      this.#given.set(text, address);
    }
    new Uint32Array(this.#memory.buffer, answer, 2).set([address, text.length]);
  }

  #reserved(input: Input): Input {
    if (input.length <= longestReserved) return input;
    // The core refuses a longer input whether it gets all of it or not, and the memory of WebAssembly never shrinks.
    return (typeof input === 'string' ? this.#encoder.encode(input) : input).subarray(0, longestInput + 1);
  }

  /** @returns the number of bytes written. */
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

  /** Returns a new view each time, since growing the memory detaches every earlier one. */
  #bytes(address: number, size: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, size);
  }
}

/** The most bytes that an input may need. */
const room = (input: Input): number => (typeof input === 'string' ? input.length * 3 : input.length);

function outOfMemory(size: number): LedeError {
  return new LedeError('wasm-memory', `There is no memory for another ${size} bytes.`);
}

/**
 * Creates an instance of the core.
 * @param createCore the glue that was made with the module.
 * @param module the full module, or its first part, which is enough for ordinary articles (see wasm/split.mjs).
 * @param rest the second part.
 * @param languages the texts that were fetched of languages that the first part lacks.
 */
export async function instantiate(
  createCore: CreateCore,
  module: WebAssembly.Module,
  rest?: WebAssembly.Module,
  languages: LanguageTexts = new Map(),
): Promise<Core> {
  let memory: WebAssembly.Memory | undefined;
  let started: Promise<void> | undefined;
  // The core calls this while it renders, with the address that takes the answer and the number of the language.
  const findLanguage = (answer: number, number: number, build: string): void => {
    const section = `${build}.${number}`;
    const text = languages.get(section);
    if (!text) throw new NeedsMore([number, section]);
    core.give(text, answer);
  };
  const start = async (imports: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    const missing = missingFunctions(module, imports, findLanguage);
    const instance = await WebAssembly.instantiate(module, { ...imports, ...missing });
    // When the second part is instantiated, its functions replace the placeholders of the first. It imports from the
    // first part under a name that contains the build's hash, so parts of different builds cannot be combined.
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
  // The glue of older Emscripten versions ignores a rejection here, such as that of a module that is not Lede's;
  // `started` passes it on.
  const [ready] = await Promise.all([binding, started]);
  const core = new Core(ready, memory as WebAssembly.Memory);
  return core;
}

/**
 * Returns the imports that the glue does not provide: placeholders for the functions of the second part, and the
 * function that asks for a language. A placeholder throws NeedsMore.
 */
function missingFunctions(
  part: WebAssembly.Module,
  known: WebAssembly.Imports,
  findLanguage: (answer: number, number: number, build: string) => void,
): WebAssembly.Imports {
  const missing: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(part)) {
    if (from in known) continue;
    (missing[from] ??= {})[name] = (answer: number, number: number) => {
      if (name !== 'language') throw new NeedsMore();
      findLanguage(answer, number, from);
    };
  }
  return missing;
}
