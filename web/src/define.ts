// Registers <lede-article>, once a page, however many copies of the script there are on it.
import { LedeArticle } from './element.js';
import type { Load } from './load.js';

const tagName = 'lede-article';

/** Does nothing on a server, or where another copy was first. */
export function define(load: Load): void {
  if (typeof customElements === 'undefined' || customElements.get(tagName)) return;
  LedeArticle.load = load;
  customElements.define(tagName, LedeArticle);
}
