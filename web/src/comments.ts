// The form for comments and replies. The reader's text stays in the form until a server or the host has accepted it.
// Then the comment appears on the page, with a mark if it waits for a moderator.
import { send } from './events.js';
import { contribute, isSending, isTaken, secret, show } from './forms.js';

/**
 * Finds one of the hidden elements that the core writes for this script: the button and the words for a reply, the mark
 * of a comment that waits.
 */
function piece(form: HTMLFormElement, selector: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`.lede-replying${selector}`);
}

/** Writes the commenter's name into the words for a reply. @returns these words: "Reply to An" */
function nameAnswered(form: HTMLFormElement, comment: Element): string {
  const words = piece(form, ' span');
  const slot = words?.querySelector('bdi');
  if (slot) slot.textContent = comment.querySelector('b')?.textContent ?? '';
  return words?.textContent ?? '';
}

/** Puts a button below each comment that can be answered. */
export function prepareComments(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=comments] form');
  const button = form && piece(form, ' [value=reply]');
  if (!button) return;
  for (const comment of form.parentElement?.querySelectorAll('li[data-value]') ?? []) {
    if (comment.querySelector(':scope > [value=reply]')) continue;
    const own = button.cloneNode(true) as HTMLElement;
    own.hidden = false;
    own.setAttribute('aria-label', nameAnswered(form, comment));
    // Below all buttons of the comment, since the form appears below this one.
    (comment.querySelector(':scope > .lede-comment-tools') ?? comment.children[1])?.after(own);
  }
}

/** Moves the form below the comment that is answered, or back to the beginning of the section. */
function move(form: HTMLFormElement, button: HTMLElement | null): void {
  const comment = button?.closest<HTMLElement>('li');
  for (const words of form.querySelectorAll<HTMLElement>('.lede-replying, [value=cancel]')) words.hidden = !comment;
  if (comment) {
    form.dataset['parent'] = comment.dataset['value'];
    nameAnswered(form, comment);
    button?.after(form);
  } else {
    delete form.dataset['parent'];
    form.closest('section')?.firstElementChild?.after(form);
  }
}

export function replyTo(button: HTMLElement): void {
  const form = button.closest('section')?.querySelector('form');
  if (!form) return;
  if (!isSending(form)) show(form, 'idle'); // what became of an earlier comment is not said of this one
  move(form, button);
  const fields = [...form.querySelectorAll<HTMLInputElement>('input, textarea')];
  (fields.find((field) => !field.value) ?? fields.at(-1))?.focus();
}

export function cancelReply(form: HTMLFormElement): void {
  const button = form.previousElementSibling as HTMLElement;
  move(form, null);
  button.focus();
}

function element(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = `lede-${name}`;
  made.append(...children);
  return made;
}

/** Shows the comment that the reader sent: below the comment that it answers, or before all others. */
function showOwn(form: HTMLFormElement, author: string, text: string, isPending: boolean): void {
  const answered = form.closest('li');
  const head = element('p', 'comment-head', element('b', 'commenter', author), ' ');
  const mark = piece(form, ' .lede-pending');
  if (isPending && mark) head.append(mark.cloneNode(true));
  const comment = element('li', 'comment', head, element('div', 'comment-text', element('p', 'own-text', text)));
  const list = element('ol', answered ? 'replies' : 'thread', comment);
  list.setAttribute('role', 'list');
  if (answered) form.before(list);
  else form.after(list);
  form.parentElement?.querySelector(':scope > .lede-empty')?.remove();
  if (!answered) return;
  move(form, null);
  comment.tabIndex = -1;
  comment.focus();
}

export function submitComment(host: HTMLElement, form: HTMLFormElement): void {
  const data = new FormData(form);
  const field = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [author, text, parent] = [field('author'), field('text'), form.dataset['parent']];
  const fields = { author, text, ...(parent === undefined ? {} : { parent }) };
  contribute(form, {
    fields,
    headers: { 'Idempotency-Key': secret() },
    offer: (takeover) => send(host, 'lede-comment', { ...takeover, ...fields }, true),
    settled: ({ outcome, body }) => {
      if (!isTaken(outcome)) return undefined;
      const isPublished = outcome === 'published' || (Object(body) as { status?: unknown }).status === 'approved';
      const area = form.querySelector('textarea');
      if (area) area.value = ''; // the name stays for the next one
      area?.dispatchEvent(new Event('input', { bubbles: true }));
      showOwn(form, author, text, !isPublished);
      return isPublished ? 'published' : 'sent';
    },
  });
}
