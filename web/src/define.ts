// Registers <lede-article>, once a page, however many copies of the script there are on it.
import { LedeArticle } from './element.js';
import type { Supply } from './supply.js';

const tagName = 'lede-article';

/** Does nothing on a server, in a content script (whose `customElements` is null), or if another copy was first. */
export function define(supply: Supply): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry | null }).customElements;
  if (!registry || registry.get(tagName)) return;
  LedeArticle.supply = supply;
  registry.define(tagName, LedeArticle);
}
