// Registers <lede-article>, once a page, however many copies of the script there are on it.
import type { Behaviour } from './behaviour.js';
import { LedeArticle } from './element.js';
import type { Perform } from './parts.js';

const tagName = 'lede-article';

/** Does nothing on a server, or where another copy was first. */
export function define(perform: Perform, behaviour: () => Promise<Behaviour>): void {
  if (typeof customElements === 'undefined' || customElements.get(tagName)) return;
  LedeArticle.perform = perform;
  LedeArticle.behaviour = behaviour;
  customElements.define(tagName, LedeArticle);
}
