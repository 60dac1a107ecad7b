// Registers <lede-article>, once a page, however many copies of the script there are on it.
import type { Behaviour } from './behaviour.js';
import { LedeArticle } from './element.js';
import type { Perform } from './parts.js';

const tagName = 'lede-article';

/** Does nothing on a server, in a content script (whose `customElements` is null), or if another copy was first. */
export function define(perform: Perform, behaviour: () => Promise<Behaviour>): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry | null }).customElements;
  if (!registry || registry.get(tagName)) return;
  LedeArticle.perform = perform;
  LedeArticle.behaviour = behaviour;
  registry.define(tagName, LedeArticle);
}
