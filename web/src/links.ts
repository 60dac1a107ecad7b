// Clicks on links: `#` links find their target in the article, where the browser may not look; all others are offered to
// the host first.
import { send } from './events.js';
import type { ArticleRoot } from './behaviour.js';

/** The link that was clicked, unless the click asks for another tab, another window or a download. */
export function plainLink(event: MouseEvent): HTMLAnchorElement | null {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || modified) return null;
  return (event.target as Element).closest('a[href]');
}

export function followLink(host: HTMLElement, root: ArticleRoot, link: HTMLAnchorElement, event: Event): void {
  if (link.hasAttribute('target')) return; // `_blank`; in Firefox `link.target` may be that of <base>
  if (link.matches('[href^="#"]')) {
    // In the page's own document the browser finds it, but <base> leads to another page or tab.
    const target =
      (root.getRootNode() !== document || document.querySelector('base')) && targetOf(host, root, link.hash);
    if (!target) return;
    event.preventDefault();
    moveTo(target);
    return;
  }
  const component = link.closest<HTMLElement>('[data-component]')?.dataset['component'] ?? '';
  if (!send(host, 'lede-navigate', { url: link.href, component }, true)) event.preventDefault();
}

function targetOf(host: HTMLElement, root: ArticleRoot, fragment: string): HTMLElement | null {
  // A link to the top leads to the top of this article, not to that of the page.
  return elementIn(root, fragment) ?? (/^(?:#top)?$/.test(fragment) ? host : null);
}

/** The element that a fragment such as `#lede-fn-1` names in the document or the shadow tree of the root. */
function elementIn(root: Node, fragment: string): HTMLElement | null {
  let id = fragment.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // a "%" that does not begin an escape
  }
  return (root.getRootNode() as Document | ShadowRoot).getElementById(id);
}

/**
 * The element of the article that the page's address names, unless the page itself has one of that name. Browsers do not
 * look into shadow roots, and into the page only before the article of `light` is there.
 */
function addressed(root: ArticleRoot): HTMLElement | false | null {
  const target = elementIn(document, location.hash) ?? elementIn(root, location.hash);
  return root.contains(target) && target;
}

/** Lets a new fragment of the page's address lead into the first article that has what it names. */
export function followChange(): void {
  for (const { shadowRoot } of document.querySelectorAll('lede-article')) {
    const target = shadowRoot && addressed(shadowRoot);
    if (target) {
      moveTo(target);
      return;
    }
  }
}

/** How far the reader has scrolled, and what has the focus. */
const place = (): string => `${scrollY}${document.activeElement?.localName}`;

/** Lets the page's address lead into an article that is now there, unless another article or the reader came before. */
export function followAddress(root: ArticleRoot): void {
  const target = addressed(root);
  // A link that has the focus may have led to this page.
  if (!target || !/^0(?:body|a)$/.test(place())) return;
  moveTo(target);
  const before = place();
  // Style sheets and pictures that load meanwhile move the target, so it is scrolled to once more.
  const again = (): void => (place() === before ? moveTo(target) : undefined);
  if (document.readyState !== 'complete') addEventListener('load', again, { once: true });
}

/** Scrolls to an element and focuses it, so that the keyboard and screen readers go on from there. */
function moveTo(target: HTMLElement): void {
  target.scrollIntoView({ behavior: 'instant' });
  if (target.tabIndex < 0) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus({ preventScroll: true });
}
