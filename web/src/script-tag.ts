// The script-tag build: a classic script, so that one line on a partner's page is enough. What only some articles need lies beside
// it: what verifies (verified.js) or renders (render.js, lede.wasm, lede-rest.wasm), and the features. Each is fetched when it is
// known to be needed, and must be the very file that this one was built with.
import { define } from './define.js';
import { LedeError } from './error.js';
import { type HandedOver, handedOver } from './handed-over.js';
import { knownReason, noReason } from './known-reason.js';
import type { Perform } from './parts.js';
import { runScript } from './trusted-types.js';

/** Put in by the build: of each script by its name, and of the module. */
declare const integrities: Record<keyof HandedOver, string>;
declare const wasmIntegrity: string;

// Only while a classic script runs does the document say which one it is. A script of type "module", one that another script
// fetched, and one that was pasted into the page or combined with others has to be looked for, or says where its files are.
const { currentScript } = document;
const script = [
  currentScript,
  ...document.querySelectorAll('script[data-base], script[src*="lede.js"]:not([type="text/plain"])'),
].find((candidate) => candidate instanceof HTMLScriptElement && (candidate.dataset['base'] ?? candidate.src));
const { src = '', dataset = {}, nonce = '' } = (script ?? {}) as Partial<HTMLScriptElement>;
const folder = dataset['base']?.replace(/\/?$/, '/');
const base = new URL(folder ?? src, document.baseURI).href;
const hint = folder ? '' : ' If its files are elsewhere, name their folder in data-base on the script.';

const unreachable = (cause: unknown): LedeError =>
  cause instanceof LedeError ? cause : new LedeError('wasm-unreachable', String(cause) + hint, { cause });

const running: Partial<Record<keyof HandedOver, Promise<void>>> = {};

/** What a script beside this one has. It runs once for all articles of the page, and again after a failure. */
async function take<Name extends keyof HandedOver>(name: Name): Promise<HandedOver[Name]> {
  try {
    await (running[name] ??= runScript(new URL(`./${name}.js`, base), integrities[name], nonce));
    return handedOver(name);
  } catch (error) {
    Reflect.deleteProperty(running, name);
    throw unreachable(error);
  }
}

let renderer: Promise<Perform> | undefined;

async function createRenderer(): Promise<Perform> {
  // The module and the script that runs it come at once. Why a fetch failed is found out there.
  const first = fetch(new URL('./lede.wasm', base), { integrity: wasmIntegrity });
  first.catch(() => undefined);
  try {
    return (await take('render')).createPerform(base, first);
  } catch (error) {
    renderer = undefined;
    throw error;
  }
}

define({
  perform: async (work) => (await (renderer ??= createRenderer()))(work),
  verifier: () => take('verified'),
  listFiller: async () => (await take('render')).listFiller,
  feature: take,
  whyUnreachable: async (url, redirect) =>
    knownReason(url) ??
    take('render').then(
      ({ whyUnreachable }) => whyUnreachable(url, redirect),
      () => noReason,
    ),
  retryWords: async (element) => (await take('render')).retryWords(element),
});
