// lede.js, the script-tag build: a classic script, so that one line on a partner's page is enough. In its folder are
// the files that only some articles need: those that verify (verified.js) or render (render.js, lede.wasm,
// lede-rest.wasm), and the features. Each is fetched when an article needs it, and must have the hash that the build
// wrote into this script.
import { define } from './define.js';
import { type HandedOver, handedOver } from './handed-over.js';
import { knownReason, noReason } from './known-reason.js';
import type { Render } from './rendering.js';
import { runScript } from './trusted-types.js';

/** Defined by the build: the hash of each script, by its name, and that of lede.wasm. */
declare const integrities: Record<keyof HandedOver, string>;
declare const wasmIntegrity: string;

// `currentScript` is the element of a classic script while it runs. It is null in a module and in a script that another
// script evaluates. A pasted one has no address, and one that an optimiser has put into a `data:` or `blob:` address has
// no folder. In these cases the element is looked for, or `data-base` names the folder.
const { currentScript } = document;
const script = [
  currentScript,
  ...document.querySelectorAll('script[data-base], script[src*="lede.js"]:not([type="text/plain"])'),
].find(
  (candidate) =>
    candidate instanceof HTMLScriptElement && (candidate.dataset['base'] || /^[a-z-]+:\//.test(candidate.src)),
);
const { src = '', dataset = {}, nonce = '' } = (script ?? {}) as Partial<HTMLScriptElement>;
const folder = (dataset['base'] || undefined)?.replace(/\/?$/, '/'); // an empty one is a template's variable without value
const base = new URL(folder ?? src, document.baseURI).href;
const hint = folder ? '' : ' If it is elsewhere, name the folder in data-base on the script.';

const running: Partial<Record<keyof HandedOver, Promise<void> | undefined>> = {};

/**
 * Runs a script of the same folder, and returns what it hands over. It runs once for all articles of the page, and
 * again after a failure.
 */
async function take<Name extends keyof HandedOver>(name: Name): Promise<HandedOver[Name]> {
  try {
    await (running[name] ??= runScript(new URL(`./${name}.js`, base), integrities[name], nonce, hint));
    return handedOver(name);
  } catch (error) {
    running[name] = undefined;
    throw error;
  }
}

let renderer: Promise<Render> | undefined;

async function createRenderer(): Promise<Render> {
  try {
    // The module is fetched at the same time as render.js, which finds out why if that fails.
    const first = fetch(new URL('./lede.wasm', base), { integrity: wasmIntegrity });
    first.catch(() => undefined);
    return (await take('render')).createRender(base, first);
  } catch (error) {
    renderer = undefined;
    throw error;
  }
}

define({
  render: (async (...work: Parameters<Render>) => (await (renderer ??= createRenderer()))(...work)) as Render,
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
