// What makes a rendered article answer to its reader, whoever rendered it: <lede-article> calls this for what it wrote
// itself, hydrate.ts for what a server wrote. Listeners stand on the root, since what is inside comes and goes.
import { cancelReply, prepareComments, replyTo, submitComment } from './comments.js';
import { openEmbed } from './embeds.js';
import { followLink, plainLink } from './links.js';
import { listening } from './listening.js';
import { pressRatingKey, resetRating, restoreRating, submitRating } from './rating.js';
import { prepareShare, shareArticle } from './share.js';

/** The shadow root of <lede-article>, or the article itself where it stands in the page's own document. */
export type ArticleRoot = ShadowRoot | HTMLElement;

/**
 * @param host what the events are sent from.
 * @return false where another script of the page was first.
 */
export function listen(host: HTMLElement, root: ArticleRoot): boolean {
  if (listening in root) return false;
  Object.defineProperty(root, listening, { value: true });
  root.addEventListener('click', (event) => {
    if (event.target instanceof Element) press(event.target.closest('button'));
    const link = plainLink(event as MouseEvent);
    if (link && !openEmbed(host, link, event)) followLink(host, root, link, event);
  });
  // No document can have a form: there are those of the rating and of the comments.
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    if (form.querySelector('[type=radio]')) submitRating(host, form);
    else submitComment(host, form);
  });
  root.addEventListener('reset', (event) => {
    resetRating(host, event.target as HTMLFormElement, event); // no other form has a button for it
  });
  root.addEventListener('keydown', (event) => {
    const choice = event.target;
    if (choice instanceof HTMLInputElement && choice.name === 'rating') pressRatingKey(choice, event as KeyboardEvent);
  });
  return true;
}

function press(button: HTMLButtonElement | null): void {
  switch (button?.value) {
    case 'reply':
      replyTo(button);
      break;
    case 'cancel':
      if (button.form) cancelReply(button.form);
      break;
    case 'share':
    case 'clipboard':
      shareArticle(button);
  }
}

/** After each rendering: what the reader's device remembers, what only a script can do, and the form that only some hosts want. */
export function prepare(host: HTMLElement, root: ArticleRoot): void {
  restoreRating(root);
  prepareComments(root);
  prepareShare(root);
  showRatingForm(host, root);
}

/** Without an endpoint the core hides the form; a host that handles `lede-rate` itself asks for it with `rate`. */
export function showRatingForm(host: HTMLElement, root: ArticleRoot): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=rating] form:not([action])');
  if (form) form.hidden = !host.hasAttribute('rate');
}
