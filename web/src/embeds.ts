// Films and the like of other sites: a picture and a link, and nothing is asked of the other site until the reader clicks.
// Then its player stands in a sandboxed frame, and the link below it, for those whom the player fails.
import { send } from './events.js';
import { type Player, playerFor } from './players.js';

// The player's own origin, which it needs for its storage, is never the page's: it comes from the table of players.
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation';
const features = 'autoplay; encrypted-media; fullscreen; picture-in-picture';

/** @return whether the click was on an embed and has been seen to. */
export function openEmbed(host: HTMLElement, link: HTMLAnchorElement, event: Event): boolean {
  if (!link.matches('.lede-embed-link:not([data-state])')) return false;
  const player = playerFor(link.href);
  if (!player) return false;
  event.preventDefault();
  // A host that asks for consent first cancels this, and does what it likes.
  if (send(host, 'lede-embed', { url: link.href, frame: player.frame })) showPlayer(link, player);
  return true;
}

function showPlayer(link: HTMLAnchorElement, player: Player): void {
  const frame = link.ownerDocument.createElement('iframe');
  frame.className = `lede-player lede-${player.shape}`;
  frame.title = link.textContent.trim();
  frame.setAttribute('sandbox', sandbox);
  frame.allow = features;
  frame.referrerPolicy = 'strict-origin-when-cross-origin'; // players refuse to play for nobody
  frame.src = player.frame;
  link.dataset['state'] = 'playing'; // from now on a link like any other
  restoreWhereRefused(frame, link);
  link.before(frame);
  frame.focus();
}

// A page's policy that does not list the player's host leaves an empty frame, of which only this event tells.
function restoreWhereRefused(frame: HTMLIFrameElement, link: HTMLAnchorElement): void {
  const document = link.ownerDocument;
  const restore = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (!/^(?:frame|child|default)-src/.test(effectiveDirective) || !frame.src.startsWith(blockedURI)) return;
    document.removeEventListener('securitypolicyviolation', restore);
    if (!frame.isConnected) return;
    frame.remove();
    link.dataset['state'] = 'refused';
    link.focus();
    console.warn(
      `<lede-article>: this page’s Content-Security-Policy forbids the player: add frame-src ${new URL(frame.src).origin}`,
    );
  };
  document.addEventListener('securitypolicyviolation', restore);
}
