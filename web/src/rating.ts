// The form of the rating. The reader's vote is counted in at once, and remembered on the device if that is allowed. If
// the server does not accept it, the score is shown as before.
import { send } from './events.js';
import { type Answer, contribute, endpointOf, isSending, languageOf, recall, remember, secret, show } from './forms.js';

interface Score {
  /** The average, in thousandths. */
  value: number;
  count: number;
}

const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'];

function choicesOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')];
}

function choose(form: HTMLFormElement, vote: number): void {
  for (const choice of choicesOf(form)) choice.checked = Number(choice.value) === vote;
}

function scoreElement(form: HTMLFormElement): HTMLElement | null | undefined {
  return form.parentElement?.querySelector<HTMLElement>('[data-count]');
}

function scoreOf(form: HTMLFormElement): Score {
  const { value = 0, count = 0 } = scoreElement(form)?.dataset ?? {};
  return { value: Number(value), count: Number(count) };
}

/** Returns the score after a voter's own vote has changed from one value to another; 0 is no vote. */
function recount({ value, count }: Score, from: number, to: number): Score {
  const known = count > 0 ? from : 0; // a page may be older than the earlier vote
  const others = count - (known ? 1 : 0);
  const after = others + (to ? 1 : 0);
  return { value: after ? (value * count - known * 1000 + to * 1000) / after : 0, count: after };
}

/**
 * Chooses the form of a text for a count. The text has a form for each plural category of the language, in the order of
 * `pluralCategories`.
 */
function counted(text: string, count: number, language: string | undefined): string {
  const rules = new Intl.PluralRules(language);
  const has = rules.resolvedOptions().pluralCategories as string[];
  const at = pluralCategories.filter((name) => has.includes(name)).indexOf(rules.select(count));
  const forms = text.split('|');
  return forms[at] ?? forms.at(-1) ?? text;
}

function draw(form: HTMLFormElement, { value, count }: Score): void {
  const score = scoreElement(form);
  const words = score?.querySelector<HTMLElement>(':scope > [data-value]');
  const average = score?.querySelector('b');
  if (!score || !words || !average) return;
  Object.assign(score.dataset, { value, count });
  score.hidden = !count;
  form.parentElement?.querySelector('.lede-empty')?.toggleAttribute('hidden', !score.hidden);
  const language = languageOf(words);
  const number = (of: number, digits: number): string =>
    of.toLocaleString(language, { numberingSystem: 'latn', minimumFractionDigits: digits });
  average.textContent = number(Math.round(value / 100) / 10, 1);
  words.textContent = counted(words.dataset['value'] ?? '', count, language).replace(/{.*?}/, number(count, 0));
  score.querySelectorAll<HTMLElement>('[aria-hidden] > *').forEach((star, index) => {
    const tenths = Math.round(Math.min(Math.max(value / 100 - index * 10, 0), 10));
    star.dataset['value'] = String(tenths); // the style sheet has no rule for 10, a whole star, and needs none
  });
}

/** Returns the score in a server's answer, if there is one. */
function scoreIn({ body }: Answer): Score | undefined {
  const { value, count } = Object(body) as { value?: unknown; count?: unknown };
  return typeof count === 'number' && (typeof value === 'number' || value === null)
    ? { value: Math.round((value ?? 0) * 1000), count }
    : undefined;
}

// Each article has its own endpoint, so the endpoint identifies the rating.
const voteKey = (endpoint: string): string => `lede-rating:${endpoint}`;

/**
 * Returns what identifies the voter: a random secret that this browser keeps for each server, so that no two servers
 * can compare their readers.
 */
function voterFor(endpoint: string): string {
  const key = `lede-voter:${new URL(endpoint).origin}`;
  const known = recall(key);
  if (known) return known;
  const voter = secret();
  remember(key, voter);
  return voter;
}

/** @param to 0 takes the vote back. */
function vote(host: HTMLElement, form: HTMLFormElement, to: number): void {
  const from = Number(form.dataset['vote'] ?? 0);
  const before = scoreOf(form);
  const expected = recount(before, from, to);
  const endpoint = endpointOf(form);
  contribute(form, {
    fields: { rating: String(to) },
    headers: endpoint === null ? {} : { 'Lede-Voter': voterFor(endpoint) },
    offer: (takeover) => send(host, 'lede-rate', { ...takeover, value: to }, true),
    begun: () => draw(form, expected),
    settled: (answer) => {
      if (answer.outcome !== 'sent') {
        draw(form, before);
        if (to === 0) choose(form, from);
        return undefined;
      }
      const score = scoreIn(answer) ?? expected;
      draw(form, score);
      form.dataset['vote'] = String(to);
      if (endpoint !== null) remember(voteKey(endpoint), [to, score.value, score.count].join(' '));
      return to === 0 ? 'cleared' : undefined;
    },
  });
}

/** Marks the vote that this reader gave before. */
export function restoreRating(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=rating] form');
  if (form) form.dataset['state'] ??= 'idle'; // the style sheet then hides the button, since a tap sends
  const endpoint = form && endpointOf(form);
  if (!endpoint) return;
  const [own = 0, value = 0, count = 0] = (recall(voteKey(endpoint)) ?? '').split(' ').map(Number);
  if (!own) return;
  choose(form, own);
  form.dataset['vote'] = String(own);
  // A cached page may be older than the vote. If it says that nobody has voted, it is certainly wrong, so the
  // remembered score is shown.
  if (count > 0 && scoreOf(form).count === 0) draw(form, { value, count });
  show(form, 'yours', `${own}/${choicesOf(form).length}`);
}

export function submitRating(host: HTMLElement, form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLInputElement>('input:checked');
  if (choice) vote(host, form, Number(choice.value));
}

/**
 * Sends the vote when a finger or a mouse hits a star. By keyboard (`detail` is 0) a reader goes from star to star and
 * sends by the button.
 */
export function tapStar(event: MouseEvent): void {
  const choice = event.target;
  if (!(choice instanceof HTMLInputElement) || choice.name !== 'rating' || event.detail === 0) return;
  if (choice.form && isSending(choice.form)) event.preventDefault();
  else choice.form?.requestSubmit();
}

/** Takes back a vote that was sent. The browser unchecks the choice after this. */
export function resetRating(host: HTMLElement, form: HTMLFormElement, event: Event): void {
  if (isSending(form)) {
    event.preventDefault();
    return;
  }
  // The button disappears with the choice and would take the keyboard's focus with it.
  form.querySelector<HTMLInputElement>('input:checked')?.focus();
  if (Number(form.dataset['vote'] ?? 0)) vote(host, form, 0);
  else show(form, 'idle');
}

/**
 * Handles the keys that browsers leave to scripts: Home and End, the arrows in the direction of the text, and Delete
 * and Backspace for no vote.
 */
export function pressRatingKey(choice: HTMLInputElement, event: KeyboardEvent): void {
  const form = choice.form;
  if (!form || event.altKey || event.ctrlKey || event.metaKey) return;
  const choices = choicesOf(form);
  const isMirrored = getComputedStyle(choice).direction === 'rtl';
  const steps: Record<string, number> = { ArrowLeft: isMirrored ? 1 : -1, ArrowRight: isMirrored ? -1 : 1 };
  let next: HTMLInputElement | undefined;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    if (form.querySelector('input:checked')) form.reset();
  } else if (event.key === 'Home') next = choices[0];
  else if (event.key === 'End') next = choices.at(-1);
  else {
    const step = steps[event.key];
    if (step === undefined) return;
    next = choices.at((choices.indexOf(choice) + step) % choices.length);
  }
  event.preventDefault();
  if (!next) return;
  next.checked = true;
  next.focus();
}

/**
 * Shows the form without an endpoint, which the core hides, if the host has the attribute `rate`: it then handles
 * `lede-rate` itself.
 */
export function showRatingForm(host: HTMLElement, root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=rating] form:not([action])');
  if (form) form.hidden = !host.hasAttribute('rate');
}
