// How the scripts that lede.js fetches pass on their functions. They are not modules, so they use properties of the
// global object.
import type { Feature } from './behaviour.js';
import type { FeatureName } from './features.js';
import type { listFiller } from './fill-lists.js';
import type { Render } from './rendering.js';
import type { retryWords } from './retry-words.js';
import type { Verifier } from './supply.js';
import type { whyUnreachable } from './unreachable.js';

/** What render.js has: everything that only articles in JSON need. */
export interface Renderer {
  /**
   * @param base an address in the folder of the modules.
   * @param first the response for lede.wasm, which was requested earlier.
   */
  createRender: (base: string, first: Promise<Response>) => Render;
  listFiller: typeof listFiller;
  whyUnreachable: typeof whyUnreachable;
  retryWords: typeof retryWords;
}

/** What each script hands over, by the script's name. */
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
