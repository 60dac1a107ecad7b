// For pages that a server rendered: rating, comments, embeds and events, without the renderer. Loads nothing, and does
// nothing where there is no document. The full loader may stand on the same page.
import { behaviour } from './behaviour.js';
import { send } from './events.js';
import { listen, prepare } from './listen.js';
import { listening } from './listening.js';
import { serverRenderedRoot } from './server-rendered.js';

/** Articles in an element of their own, and those that are part of the page itself. */
const articles = 'lede-article, article.lede';

function hydrate(element: HTMLElement): void {
  // Where the full loader stands on the page, the element sees to itself.
  const root =
    element.localName !== 'lede-article' ? element : !element.matches(':defined') && serverRenderedRoot(element);
  if (!root || !listen(element, root)) return;
  prepare(element, root);
  send(element, 'lede-ready', { warnings: [], jsonLd: '' });
}

function hydrateAll(node: Node): void {
  const element = node as Partial<HTMLElement>; // texts and comments have neither of these
  if (element.matches?.(articles)) hydrate(node as HTMLElement);
  element.querySelectorAll?.<HTMLElement>(articles).forEach(hydrate);
}

// Only when the parser is done: what it has not reached yet cannot be restored. Until then forms post by themselves.
function begin(): void {
  hydrateAll(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(hydrateAll);
  }).observe(document, { childList: true, subtree: true });
}

// Once a page: Turbo and similar routers run the script again at each visit, and the first run goes on watching.
const page = globalThis as unknown as Record<symbol, unknown>;
const isFirst = !page[listening];
page[listening] ??= behaviour;
if (isFirst && typeof document !== 'undefined') {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}
