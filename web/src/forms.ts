// Sends a rating or a comment. The host may send it; if it does not, this file posts it as the form would without
// script. The core has written the words for each outcome into the page; here they are only shown.
import type { Outcome, Takeover } from './events.js';

/** The values of a form's `data-state`. The style sheet depends on it, and the text of that name is shown. */
export type State = 'idle' | 'sending' | 'yours' | 'cleared' | Outcome;

/** How sending ended, with the server's answer. If a host sent the contribution, there is no `body`. */
export interface Answer {
  outcome: Outcome;
  body?: unknown;
  /** If the outcome is `limited`: seconds until the reader may try again. */
  wait?: number;
}

export interface Contribution {
  fields: Record<string, string>;
  headers: Record<string, string>;
  /** Sends the event. @returns false if a listener cancelled it. */
  offer(takeover: Takeover): boolean;
  /** Called when the contribution is posted here, not by a host. */
  begun?(): void;
  /** Called once. @param answer of the page, or of the server. @returns the state to show, if not the outcome itself. */
  settled(answer: Answer): State | undefined;
}

const attempts = 3;
const firstPause = 400;
const patience = 20_000;

/** @param value inserted into the text, if the text has a place for it. */
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

/** Whether a contribution was accepted, published or not. */
export const isTaken = (outcome: Outcome): boolean => outcome === 'sent' || outcome === 'published';

export function isSending(form: HTMLFormElement): boolean {
  return form.dataset['state'] === 'sending';
}

/**
 * The address that the form posts to; null if the article names none. Without the attribute, the property `action`
 * would be the page's address.
 */
export function endpointOf(form: HTMLFormElement): string | null {
  return form.hasAttribute('action') ? form.action : null;
}

/** Offers the contribution to the host, and posts it if the host does not take it. */
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

// Posts, and posts again if there was no answer or one from 502 on. It is the same vote, or has the same
// Idempotency-Key, so it counts once.
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

/** The language of the words around an element. */
export function languageOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[lang]')?.lang;
}

/** "in 2 minutes", in the language of the words around it. */
function inTime(form: HTMLFormElement, seconds: number): string {
  const options: Intl.RelativeTimeFormatOptions & { numberingSystem: string } = { numberingSystem: 'latn' };
  const format = new Intl.RelativeTimeFormat(languageOf(form.querySelector('[role=status]')), options);
  return seconds < 100 ? format.format(Math.ceil(seconds), 'second') : format.format(Math.ceil(seconds / 60), 'minute');
}

/** Returns an identifier that nobody can guess, of 144 random bits. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/\W/g, '-');
}

// Reading `localStorage` throws if the reader, a sandbox or the browser's settings forbid it. In apps that show pages
// it may be null, and in a damaged profile no item can be read. Values are then kept until the page is left.
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
