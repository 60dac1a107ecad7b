// Adds behaviour to articles that a server rendered, without the renderer. It loads nothing, and does nothing if there
// is no document. lede.js may be on the same page.
import type { Behaviour } from './behaviour.js';
import { send } from './events.js';
import { isFirst } from './listening.js';
import { reading } from './reading.js';
import { declaredIn, serverRenderedRoot } from './server-rendered.js';

/** Articles in an element of their own, and those that are part of the page itself; not those that lede.js shows. */
const articles = 'lede-article, article.lede:not(lede-article *)';

/**
 * @param script its name; a script has an effect only once a page. Turbo and similar routers run it again at each
 * visit; the first run keeps watching.
 * @param more behaviour beside that of every article.
 */
export function hydratePage(script: string, more: Behaviour[]): void {
  if (typeof document === 'undefined' || !isFirst(globalThis, script)) return;

  const hydrate = (element: HTMLElement): void => {
    // If lede.js has defined the element, the element adds its own behaviour.
    const isElement = element.localName === 'lede-article';
    const newer = isElement ? declaredIn(element) : null;
    const root = isElement ? !element.matches(':defined') && serverRenderedRoot(element, newer) : element;
    if (!root) return;
    const begin = (behaviour: Behaviour): boolean => {
      const isOurs = behaviour.listen(element, root) || newer !== null;
      if (isOurs) behaviour.prepare(element, root);
      return isOurs;
    };
    more.forEach(begin);
    if (begin(reading)) send(element, 'lede-ready', { warnings: [], jsonLd: '' }, false);
  };

  const hydrateAll = (node: Node): void => {
    const element = node as Partial<HTMLElement>; // texts and comments have neither of these
    if (element.matches?.(articles)) hydrate(node as HTMLElement);
    element.querySelectorAll?.<HTMLElement>(articles).forEach(hydrate);
  };

  // Waits until the document is parsed, since the parts that are missing before that cannot be prepared. Until then
  // forms post without script.
  const begin = (): void => {
    hydrateAll(document);
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) {
        addedNodes.forEach(hydrateAll);
        // A router has changed the element into a newer edition. Nothing else is searched, since it may be long.
        if ((target as Element).localName === 'lede-article' && declaredIn(target as Element)) hydrateAll(target);
      }
    }).observe(document, { childList: true, subtree: true });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}
