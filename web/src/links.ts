// Clicks on links: `#` links find their target inside the shadow root, where the browser does not look; all others are
// offered to the host first.
import { send } from './events.js';
import type { ArticleRoot } from './behaviour.js';

/** The link that was clicked, unless the click asks for another tab, another window or a download. */
export function plainLink(event: MouseEvent): HTMLAnchorElement | null {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || modified || !(event.target instanceof Element)) return null;
  return event.target.closest<HTMLAnchorElement>('a[href]');
}

export function followLink(host: HTMLElement, root: ArticleRoot, link: HTMLAnchorElement, event: Event): void {
  if (link.target !== '' && link.target !== '_self') return;
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) {
    const target = root instanceof ShadowRoot && targetOf(host, root, href.slice(1));
    if (!target) return; // in the page's own document the browser finds it
    event.preventDefault();
    moveTo(target);
    return;
  }
  const component = link.closest<HTMLElement>('[data-component]')?.dataset['component'] ?? '';
  if (!send(host, 'lede-navigate', { url: link.href, component }, true)) event.preventDefault();
}

function targetOf(host: HTMLElement, root: ShadowRoot, fragment: string): HTMLElement | null {
  // A link to the top leads to the top of this article, not to that of the page.
  return root.getElementById(decoded(fragment)) ?? (/^(?:top)?$/.test(fragment) ? host : null);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a "%" that is no escape
  }
}

/**
 * Scrolls to the element that the fragment of the page's address names, if it is in this article's shadow root, where
 * browsers do not look.
 */
export function followAddress({ shadowRoot }: Element): void {
  const id = decoded(location.hash.slice(1));
  const target = id && !document.getElementById(id) && shadowRoot?.getElementById(id);
  if (target) moveTo(target);
}

/** Scrolls to an element and focuses it, so that the keyboard and screen readers go on from there. */
function moveTo(target: HTMLElement): void {
  target.scrollIntoView({ block: 'start' });
  if (target.tabIndex < 0) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus({ preventScroll: true });
}
