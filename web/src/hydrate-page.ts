// Brings what a server rendered to life, without the renderer. Loads nothing, and does nothing where there is no document. The
// full loader may stand on the same page.
import type { Behaviour } from './behaviour.js';
import { send } from './events.js';
import { isFirst } from './listening.js';
import { reading } from './reading.js';
import { declaredIn, serverRenderedRoot } from './server-rendered.js';

/** Articles in an element of their own, and those that are part of the page itself. */
const articles = 'lede-article, article.lede';

/**
 * @param script its name: it runs once a page. Turbo and similar routers run it again at each visit, and the first run goes
 * on watching.
 * @param more what articles answer to, beside what they all do.
 */
export function hydratePage(script: string, more: Behaviour[]): void {
  if (typeof document === 'undefined' || !isFirst(globalThis, script)) return;

  const hydrate = (element: HTMLElement): void => {
    // Where the full loader stands on the page, the element sees to itself.
    const isElement = element.localName === 'lede-article';
    const isNew = isElement && declaredIn(element) !== null;
    const root = isElement ? !element.matches(':defined') && serverRenderedRoot(element) : element;
    if (!root) return;
    const begin = (behaviour: Behaviour): boolean => {
      const isOurs = behaviour.listen(element, root) || isNew;
      if (isOurs) behaviour.prepare(element, root);
      return isOurs;
    };
    more.forEach(begin);
    if (begin(reading)) send(element, 'lede-ready', { warnings: [], jsonLd: '' });
  };

  const hydrateAll = (node: Node): void => {
    const element = node as Partial<HTMLElement>; // texts and comments have neither of these
    if (element.matches?.(articles)) hydrate(node as HTMLElement);
    element.querySelectorAll?.<HTMLElement>(articles).forEach(hydrate);
  };

  // Only when the parser is done: what it has not reached yet cannot be restored. Until then forms post by themselves.
  const begin = (): void => {
    hydrateAll(document);
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) {
        addedNodes.forEach(hydrateAll);
        if (declaredIn(target as Element)) hydrateAll(target); // a new edition, by morphing
      }
    }).observe(document, { childList: true, subtree: true });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}
