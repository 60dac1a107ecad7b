// The script-tag build: a classic script, so that one line on a partner's page is enough. What a server rendered it verifies and
// shows by itself. What renders article JSON (render.js, lede.wasm, lede-rest.wasm) and what makes an article answer its reader
// (hydrate.js) lie beside it, are fetched when they are needed, and must be the very files that it was built with.
import type { Behaviour } from './behaviour.js';
import { define } from './define.js';
import { LedeError, type LedeErrorCode } from './error.js';
import { listening } from './listening.js';
import type { Perform } from './parts.js';
import { type CreateRenderer, rendering } from './rendering.js';
import { runScript } from './trusted-types.js';

/** Put in by the build. */
declare const wasmIntegrity: string;
declare const hydrateIntegrity: string;
declare const renderIntegrity: string;

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
const hint = folder ? '' : ' If its files are elsewhere, name their folder in data-base on the script element.';
const shared = globalThis as unknown as Record<symbol, unknown>;

/** Runs a script beside this one, once for all articles of the page, and again after a failure. */
function loader<Value>(name: string, integrity: string, left: symbol): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => {
    loading ??= runScript(new URL(name, base), integrity, nonce).then(
      () => shared[left] as Value,
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
}

const loadBehaviour = loader<Behaviour>('./hydrate.js', hydrateIntegrity, listening);
const loadRenderer = loader<CreateRenderer>('./render.js', renderIntegrity, rendering);

let renderer: Promise<Perform> | undefined;

async function createRenderer(): Promise<Perform> {
  // The module and the script that runs it come at once. Why a fetch failed is found out there.
  const first = fetch(new URL('./lede.wasm', base), { integrity: wasmIntegrity });
  first.catch(() => undefined);
  try {
    return (await loadRenderer())(base, first);
  } catch (error) {
    renderer = undefined;
    const { code, message } = error instanceof LedeError ? error : { code: 'wasm-unreachable', message: String(error) };
    throw new LedeError(code as LedeErrorCode, message + hint, { cause: error });
  }
}

const perform: Perform = async (work) => (await (renderer ??= createRenderer()))(work);

define(perform, loadBehaviour);
