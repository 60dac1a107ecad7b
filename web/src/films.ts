// Films of other sites: a picture and a link, and nothing is asked of the other site until the reader clicks. Then its
// player stands in a sandboxed frame, and the link below it, for those whom the player fails.
import type { Behaviour } from './behaviour.js';
import { send } from './events.js';
import { plainLink } from './links.js';
import { isFirst } from './listening.js';
import { playerFor } from './players.js';

// The origin that it keeps is the player's, never the page's: it comes from the table of players. "Watch on …" opens an
// ordinary tab, in which the site works.
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation';

function openEmbed(host: HTMLElement, link: HTMLAnchorElement, event: Event): void {
  // Once its player was there, a link is a link like any other.
  const frame = link.matches('.lede-embed-link:not([data-state])') && playerFor(link);
  if (!frame) return;
  event.preventDefault();
  // A host that asks for consent first cancels this, and does what it likes.
  if (send(host, 'lede-embed', { url: link.href, frame })) showPlayer(link, frame);
}

function showPlayer(link: HTMLAnchorElement, src: string): void {
  const frame = document.createElement('iframe');
  Object.assign(frame, {
    className: 'lede-player',
    title: link.textContent,
    sandbox,
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture; clipboard-write; web-share',
    referrerPolicy: 'strict-origin-when-cross-origin', // players refuse to play for nobody
    src,
  });
  link.dataset['state'] = 'playing';
  // A page's policy that does not list the player's host leaves an empty frame, of which only this event tells.
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
    // Before links.ts, which leaves alone what is seen to.
    root.addEventListener('click', click, { capture: true });
    return true;
  },
  prepare: () => undefined,
};
