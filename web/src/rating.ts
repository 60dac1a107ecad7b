// The rating's form. The reader's own vote is remembered on the device, where that is allowed, and counted in at once;
// where the server does not take it, what was shown before comes back.
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

/** What the score becomes when a voter's own vote goes from one value to another; 0 is none. */
function recount({ value, count }: Score, from: number, to: number): Score {
  const known = count > 0 ? from : 0; // an older page may not have the earlier vote yet
  const others = count - (known ? 1 : 0);
  const after = others + (to ? 1 : 0);
  return { value: after ? (value * count - known * 1000 + to * 1000) / after : 0, count: after };
}

/** A text's form for a count: one for each category that the language has, in their order, the general one last. */
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
    star.dataset['value'] = String(tenths); // of a whole one the style sheet knows nothing, and need not
  });
}

/** The score in a server's answer, if that is one. */
function scoreIn({ body }: Answer): Score | undefined {
  const { value, count } = Object(body) as { value?: unknown; count?: unknown };
  return typeof count === 'number' && (typeof value === 'number' || value === null)
    ? { value: Math.round((value ?? 0) * 1000), count }
    : undefined;
}

// The address tells one article's rating from another's, and it is there without parsing.
const voteKey = (endpoint: string): string => `lede-rating:${endpoint}`;

/** Who votes: a secret of this browser for each server, so that no two servers can compare their readers. */
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
    offer: (takeover) => send(host, 'lede-rate', { ...takeover, value: to }),
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
  if (form) form.dataset['state'] ??= 'idle'; // a tap is enough from now on
  const endpoint = form && endpointOf(form);
  if (!endpoint) return;
  const [own = 0, value = 0, count = 0] = (recall(voteKey(endpoint)) ?? '').split(' ').map(Number);
  if (!own) return;
  choose(form, own);
  form.dataset['vote'] = String(own);
  // A page from before the vote, out of some cache: that nobody has voted is the one thing this reader knows is wrong.
  if (count > 0 && scoreOf(form).count === 0) draw(form, { value, count });
  show(form, 'yours', `${own}/${choicesOf(form).length}`);
}

export function submitRating(host: HTMLElement, form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLInputElement>('input:checked');
  if (choice) vote(host, form, Number(choice.value));
}

/** A star that a finger or a mouse has hit is the vote. By keyboard a reader goes from star to star, and sends when it is the right one. */
export function tapStar(event: MouseEvent): void {
  const choice = event.target;
  if (!(choice instanceof HTMLInputElement) || choice.name !== 'rating' || event.detail === 0) return;
  if (choice.form && isSending(choice.form)) event.preventDefault();
  else choice.form?.requestSubmit();
}

/** The browser unchecks the choice, after this; what was sent is taken back. */
export function resetRating(host: HTMLElement, form: HTMLFormElement, event: Event): void {
  if (isSending(form)) {
    event.preventDefault();
    return;
  }
  // The button goes with the choice, and with it would go the keyboard's focus.
  form.querySelector<HTMLInputElement>('input:checked')?.focus();
  if (Number(form.dataset['vote'] ?? 0)) vote(host, form, 0);
  else show(form, 'idle');
}

/** What browsers leave to scripts: the ends of the scale, its direction where text runs from the right, and nothing. */
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

/** Without an endpoint the core hides the form; a host that handles `lede-rate` itself asks for it with `rate`. */
export function showRatingForm(host: HTMLElement, root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=rating] form:not([action])');
  if (form) form.hidden = !host.hasAttribute('rate');
}
