// The comments' form, which also answers others' comments. What the reader wrote stays in it until a server, or the
// host, has taken it; then the reader's own comment stands on the page, marked where it waits for a moderator.
import { send } from './events.js';
import { contribute, secret } from './forms.js';

/** For each form, the last text sent and its key: the same text again is the same comment, another is another. */
const sent = new WeakMap<HTMLFormElement, { text: string; key: string }>();

function keyOf(form: HTMLFormElement, fields: Record<string, string>): string {
  const text = JSON.stringify(fields);
  const last = sent.get(form);
  if (last?.text === text) return last.key;
  const key = secret();
  sent.set(form, { text, key });
  return key;
}

/** The words that stand ready, hidden, for what only a script can do. */
function piece(form: HTMLFormElement, selector: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`.lede-replying ${selector}`);
}

/** "Reply to An" */
function replyingTo(form: HTMLFormElement, comment: Element): string {
  const words = piece(form, 'span');
  const slot = words?.querySelector('bdi');
  if (slot) slot.textContent = comment.querySelector('b')?.textContent ?? '';
  return words?.textContent ?? '';
}

/** Puts a button below each comment that can be answered. */
export function prepareComments(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=comments] form');
  const button = form && piece(form, 'button[value=reply]');
  if (!button) return;
  for (const comment of form.parentElement?.querySelectorAll('li[data-value]') ?? []) {
    if (comment.querySelector(':scope > button')) continue;
    const own = button.cloneNode(true) as HTMLElement;
    own.hidden = false;
    own.setAttribute('aria-label', replyingTo(form, comment));
    comment.children[1]?.after(own);
  }
}

/** Takes the form to the comment that it is to answer. */
export function replyTo(button: HTMLElement): void {
  const comment = button.closest<HTMLElement>('li[data-value]');
  const form = button.closest('[data-component=comments]')?.querySelector('form');
  if (!comment || !form) return;
  form.dataset['parent'] = comment.dataset['value'];
  replyingTo(form, comment);
  setReplying(form, true);
  button.after(form);
  const empty = [...form.querySelectorAll<HTMLElement>('input, textarea')].find(
    (field) => !(field as HTMLInputElement).value,
  );
  (empty ?? form.querySelector('textarea'))?.focus();
}

function setReplying(form: HTMLFormElement, on: boolean): void {
  const words = form.querySelector<HTMLElement>('.lede-replying');
  if (words) words.hidden = !on;
  piece(form, 'button[value=cancel]')?.toggleAttribute('hidden', !on);
  form.querySelector('.lede-form-title')?.toggleAttribute('hidden', on);
}

/** Back to where the form came from: the end of the section. @returns the comment that it stood at. */
export function cancelReply(form: HTMLFormElement): HTMLElement | null {
  const comment = form.closest<HTMLElement>('li');
  if (!comment) return null;
  delete form.dataset['parent'];
  setReplying(form, false);
  form.closest('[data-component=comments]')?.append(form);
  comment.querySelector<HTMLElement>(':scope > button')?.focus();
  return comment;
}

function element(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = `lede-${name}`;
  made.append(...children);
  return made;
}

/** Shows the reader what was taken: below what it answers, or after all others. */
function showOwn(form: HTMLFormElement, author: string, text: string, isPending: boolean): void {
  const answered = cancelReply(form);
  const list = element('ol', answered ? 'replies' : 'thread');
  list.setAttribute('role', 'list');
  const head = element('p', 'comment-head', element('b', 'commenter', author), ' ');
  const mark = piece(form, '.lede-pending');
  if (isPending && mark) head.append(mark.cloneNode(true));
  const words = element('p', 'own-text', text);
  const comment = element('li', 'comment', head, element('div', 'comment-text', words));
  comment.part.add('comment');
  comment.tabIndex = -1;
  form.parentElement?.querySelector(':scope > .lede-empty')?.remove();
  if (answered) {
    const replies = answered.querySelector(':scope > ol:last-of-type');
    if (replies) replies.append(comment);
    else answered.append(list);
  } else form.before(list);
  if (!comment.isConnected) list.append(comment);
  if (answered) comment.focus();
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
    headers: { 'Idempotency-Key': keyOf(form, fields) },
    offer: (takeover) => send(host, 'lede-comment', { ...takeover, ...fields }),
    settled: ({ outcome, body }) => {
      if (outcome !== 'sent' && outcome !== 'published') return undefined;
      const isPublished = outcome === 'published' || (Object(body) as { status?: unknown }).status === 'approved';
      const area = form.querySelector('textarea');
      if (area) area.value = ''; // the name stays for the next one
      showOwn(form, author, text, !isPublished);
      return isPublished ? 'published' : 'sent';
    },
  });
}
