// The module in two parts, so that pages load little at once. lede.wasm renders ordinary articles. lede-rest.wasm is
// fetched when a document needs it (see wasm/split.mjs), and so is each language that lede.wasm lacks.
import createCore from 'lede-core';

import { instantiate, type Language, type LanguageTexts, NeedsMore } from './glue.js';
import { Lede } from './lede.js';
import { Once } from './once.js';

/**
 * Runs `work` with lede.wasm. If a function or a language is missing there, it is fetched and `work` is run again.
 * `meanwhile` is run with lede.wasm alone while lede-rest.wasm is fetched; it may fail.
 */
export type Perform = <Result>(work: (lede: Lede) => Result, meanwhile?: (lede: Lede) => void) => Promise<Result>;

/** Each is called when its part is first needed, and not before: importing the package must have no effect. */
export interface PartSources {
  first: () => Promise<WebAssembly.Module>;
  rest: () => Promise<WebAssembly.Module>;
  /** A module with the text of that language, or of all: wasm/language-files.mjs. */
  language: (number: number) => Promise<WebAssembly.Module>;
  /** The number of the language that is likely to be needed, which is fetched at once; negative if there is none. */
  expected?: number;
}

/** Milliseconds in which a browser lays out and paints new content, and a picture arrives from a near server. */
const frameTime = 50;

/**
 * Creates the function that does the page's work. Each part is fetched and compiled once, however many callers need it.
 */
export function createPerform(sources: PartSources): Perform {
  // Compiled modules are kept, so that nothing is fetched again after a trap.
  const firstPart = new Once<WebAssembly.Module>();
  const restPart = new Once<WebAssembly.Module>();
  // A module that cannot be started may not be Lede's, so it is not kept.
  const forgetParts = (): void => {
    firstPart.forget();
    restPart.forget();
  };
  const alone = new Once<Lede>(forgetParts);
  const both = new Once<Lede>(forgetParts);
  let needsRest = false;
  const languages: LanguageTexts = new Map();
  const languageModules: Once<WebAssembly.Module>[] = [];

  const compileFirst = (): Promise<WebAssembly.Module> => firstPart.get(sources.first);
  const compileRest = (): Promise<WebAssembly.Module> => restPart.get(sources.rest);
  const getBoth = (): Promise<Lede> =>
    both.get(async (forget) => startParts(await Promise.all([compileFirst(), compileRest()]), forget));
  const getAlone = (): Promise<Lede> =>
    alone.get(async (forget) => startParts([await compileFirst()], forget, languages));
  const getLanguage = (number: number): Promise<WebAssembly.Module> =>
    (languageModules[number] ??= new Once()).get(() => sources.language(number));
  const addLanguage = async ([number, section]: Language): Promise<void> => {
    const [text] = WebAssembly.Module.customSections(await getLanguage(number), section);
    if (!text) throw new RangeError(section); // it is of another build
    languages.set(section, new Uint8Array(text));
  };

  /** Before lede-rest.wasm is requested, so that a lead picture gets the network first. */
  const doMeanwhile = async (work: (lede: Lede) => void): Promise<void> => {
    try {
      work(await getAlone());
      await new Promise((painted) => setTimeout(painted, frameTime));
    } catch {
      // It needed more than lede.wasm, too.
    }
  };

  const { expected = -1 } = sources;
  if (expected >= 0) getLanguage(expected).catch(() => undefined);
  return async (work, meanwhile) => {
    for (;;) {
      const lede = await (needsRest ? getBoth() : getAlone());
      try {
        return work(lede);
      } catch (error) {
        if (!(error instanceof NeedsMore)) throw error;
        // If a language cannot be loaded, the second part is used, which has all languages.
        if (error.language) {
          await addLanguage(error.language).catch(() => (needsRest = true));
        } else {
          if (meanwhile) await doMeanwhile(meanwhile);
          needsRest = true;
        }
      }
    }
  };
}

export async function startParts(
  [first, rest]: [WebAssembly.Module, WebAssembly.Module?],
  onLost: () => void,
  languages?: LanguageTexts,
): Promise<Lede> {
  return new Lede(await instantiate(createCore, first, rest, languages), onLost);
}

/**
 * Whether a module is the first part: it imports from the glue, and also from a module named after the build (see
 * wasm/split.mjs).
 */
export function isFirstPart(module: WebAssembly.Module): boolean {
  const from = WebAssembly.Module.imports(module).map((item) => item.module.startsWith('lede-'));
  return from.includes(true) && from.includes(false);
}
