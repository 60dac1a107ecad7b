// Films of other sites. Until the reader clicks there is a picture with a link, and nothing is requested from the other
// site. Then a sandboxed frame loads the site's player. The link stays below it, in case the player does not work.
import type { Behaviour } from './behaviour.js';
import { send } from './events.js';
import { plainLink } from './links.js';
import { isFirst } from './listening.js';
import { playerFor } from './players.js';

// With allow-same-origin, the frame keeps the origin of the player. That is never the page's, since the address comes
// from the table in players.ts. "Watch on …" opens a tab outside the sandbox.
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation';

function openEmbed(host: HTMLElement, link: HTMLAnchorElement, event: Event): void {
  // After its player was opened, the link is an ordinary link.
  const frame = link.matches('.lede-embed-link:not([data-state])') && playerFor(link);
  if (!frame) return;
  event.preventDefault();
  // A host that asks for consent first cancels this event.
  if (send(host, 'lede-embed', { url: link.href, frame }, true)) showPlayer(link, frame);
}

function showPlayer(link: HTMLAnchorElement, src: string): void {
  const frame = document.createElement('iframe');
  Object.assign(frame, {
    className: 'lede-player',
    title: link.textContent,
    sandbox,
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture; clipboard-write; web-share',
    referrerPolicy: 'strict-origin-when-cross-origin', // players refuse requests without a referrer
    src,
  });
  link.dataset['state'] = 'playing';
  // If the page's policy does not list the player's host, the frame stays empty. Only this event reports it.
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (!blockedURI || !src.startsWith(blockedURI) || !frame.isConnected) return;
    frame.remove();
    link.dataset['state'] = 'refused';
    link.focus();
  });
  link.before(frame);
  frame.focus();
}

export const films: Behaviour = {
  listen: (host, root) => {
    if (!isFirst(root, ' films')) return false;
    const click = (event: Event): void => {
      const link = plainLink(event as MouseEvent);
      if (link) openEmbed(host, link, event);
    };
    // In the capture phase, to be called before links.ts, which ignores events that were handled.
    root.addEventListener('click', click, { capture: true });
    return true;
  },
  prepare: () => undefined,
};
