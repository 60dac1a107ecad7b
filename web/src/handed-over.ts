// How scripts that lede.js fetches hand over what they have: by a name on the page, since they are no modules.
import type { Feature } from './behaviour.js';
import type { FeatureName } from './features.js';
import type { listFiller } from './fill-lists.js';
import type { Perform } from './parts.js';
import type { retryWords } from './retry-words.js';
import type { Verifier } from './supply.js';
import type { whyUnreachable } from './unreachable.js';

/** What the renderer's script has: all that pages need whose article is JSON. */
export interface Renderer {
  /**
   * @param base beside which the modules lie.
   * @param first the answer for lede.wasm, which has been asked for already.
   */
  createPerform: (base: string, first: Promise<Response>) => Perform;
  listFiller: typeof listFiller;
  whyUnreachable: typeof whyUnreachable;
  retryWords: typeof retryWords;
}

/** By the name of the script. */
export interface HandedOver extends Record<FeatureName, Feature> {
  render: Renderer;
  verified: Verifier;
}

const names = globalThis as unknown as Record<symbol, unknown>;
const nameOf = (script: string): symbol => Symbol.for(`lede-article ${script}.js`);

export function handOver<Name extends keyof HandedOver>(script: Name, value: HandedOver[Name]): void {
  names[nameOf(script)] = value;
}

export function handedOver<Name extends keyof HandedOver>(script: Name): HandedOver[Name] {
  return names[nameOf(script)] as HandedOver[Name];
}
