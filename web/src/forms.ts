// Sending what a reader gives, a rating or a comment: by the host, if it wants to, else as the form would post it
// without any script. The core wrote the words for each outcome into the page; here they are only shown.
import type { Outcome, Takeover } from './events.js';

/** What a form's `data-state` says; the style sheet goes by it, and the text of the same name is shown. */
export type State = 'idle' | 'sending' | 'yours' | 'cleared' | Outcome;

/** How sending ended, and what the server said; nothing where a host sent it. */
export interface Answer {
  outcome: Outcome;
  body?: unknown;
  /** Of a reader who was too fast: seconds until the next try. */
  wait?: number;
}

export interface Contribution {
  fields: Record<string, string>;
  headers: Record<string, string>;
  /** Sends the event. @returns false where a listener cancelled it. */
  offer(takeover: Takeover): boolean;
  /** Called when it is on its way, and not left to a host. */
  begun?(): void;
  /** Called once, however it was sent. @returns what to say, where that is not the outcome itself. */
  settled(answer: Answer): State | undefined;
}

const attempts = 3;
const firstPause = 400;
const patience = 20_000;

/** @param value goes where the text has a place for one. */
export function show(form: HTMLFormElement, state: State, value = ''): void {
  form.dataset['state'] = state;
  // The button is not disabled meanwhile: that would take the keyboard's focus away.
  form.setAttribute('aria-busy', String(state === 'sending'));
  for (const text of form.querySelectorAll<HTMLElement>('[role=status] > [data-state]')) {
    text.hidden = text.dataset['state'] !== state;
    const slot = text.querySelector('bdi');
    if (slot && !text.hidden) slot.textContent = value;
  }
}

/** Whether it is where it was sent, seen by everybody or not yet. */
export const isTaken = (outcome: Outcome): boolean => outcome === 'sent' || outcome === 'published';

export function isSending(form: HTMLFormElement): boolean {
  return form.dataset['state'] === 'sending';
}

/** Where the form posts to; null where the publisher named no address. Without an attribute, `action` is the page's. */
export function endpointOf(form: HTMLFormElement): string | null {
  return form.hasAttribute('action') ? form.action : null;
}

/** Offers the contribution to the host, and posts it where the host does not take it. */
export function contribute(form: HTMLFormElement, contribution: Contribution): void {
  if (isSending(form)) return;
  const endpoint = endpointOf(form);
  let open = true;
  const settle = (answer: Answer): void => {
    if (!open) return;
    open = false;
    const state = contribution.settled(answer) ?? answer.outcome;
    show(form, state, answer.wait === undefined ? '' : inTime(form, answer.wait));
  };
  show(form, 'sending');
  const taken = !contribution.offer({ endpoint, settle: (outcome) => settle({ outcome }) });
  if (taken) {
    if (isSending(form)) show(form, 'idle'); // a host that never settles must not lock the form
    return;
  }
  contribution.begun?.();
  if (endpoint === null) settle({ outcome: 'failed' });
  else void post(endpoint, contribution).then(settle);
}

// What did not arrive is sent again. It is the same vote, or bears the same key, so that it counts once.
async function post(endpoint: string, { fields, headers }: Contribution): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'application/json', ...headers },
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    if (response && response.status < 502) return read(response);
    if (attempt === attempts || !navigator.onLine) return { outcome: 'failed' };
    await new Promise((resolve) => setTimeout(resolve, firstPause * attempt));
  }
}

async function read(response: Response): Promise<Answer> {
  const { status, headers } = response;
  if (response.ok) return { outcome: 'sent', body: await response.json().catch(() => undefined) };
  if (status === 401 || status === 403) return { outcome: 'forbidden' };
  const after = headers.get('Retry-After');
  if (status !== 429 || after === null) return { outcome: 'refused' };
  const wait = Number(after) || (Date.parse(after) - Date.now()) / 1000; // seconds, or a date
  return wait > 0 ? { outcome: 'limited', wait } : { outcome: 'refused' };
}

/** The language of our words in an element. */
export function languageOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[lang]')?.lang;
}

/** "in 2 minutes", in the language of the words around it. */
function inTime(form: HTMLFormElement, seconds: number): string {
  const options: Intl.RelativeTimeFormatOptions & { numberingSystem: string } = { numberingSystem: 'latn' };
  const format = new Intl.RelativeTimeFormat(languageOf(form.querySelector('[role=status]')), options);
  return seconds < 100 ? format.format(Math.ceil(seconds), 'second') : format.format(Math.ceil(seconds / 60), 'minute');
}

/** A name that nobody can guess: 144 random bits. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/\W/g, '-');
}

// Merely touching localStorage throws where the reader, a sandbox or the browser's settings forbid it; in apps that show
// pages it may be null, and in a damaged profile no item can be read. Then what there is to remember is remembered until
// the page is left.
const kept: Record<string, string | undefined> = {};

export function remember(key: string, value: string): void {
  try {
    localStorage[key] = value;
  } catch {
    kept[key] = value;
  }
}

export function recall(key: string): string | undefined {
  try {
    return kept[key] ?? (localStorage[key] as string | undefined);
  } catch {
    return undefined;
  }
}
