// The rating's form. The reader's own vote is remembered on the device, where that is allowed.
import { send } from './events.js';
import { clearState, contribute } from './forms.js';

/** The key names the endpoint: it is what tells one article's rating from another's, and it is there without parsing. */
function storageKey(form: HTMLFormElement): string | null {
  return form.getAttribute('action') === null ? null : `lede-rating:${form.action}`;
}

// Merely touching localStorage throws where the reader, a sandbox or the browser's settings forbid it.
function remember(form: HTMLFormElement, value: string): void {
  const key = storageKey(form);
  if (key === null) return;
  try {
    localStorage.setItem(key, value);
  } catch {
    // The vote was sent all the same.
  }
}

function recall(form: HTMLFormElement): string | null {
  const key = storageKey(form);
  if (key === null) return null;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function choiceOf(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>('input[type=radio]:checked');
}

/** Marks the vote that this reader gave before. */
export function restoreRating(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('[data-component=rating] form');
  if (!form) return;
  const vote = recall(form);
  for (const choice of form.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    if (choice.value === vote) choice.checked = true;
  }
}

export function submitRating(host: HTMLElement, form: HTMLFormElement): void {
  const value = choiceOf(form)?.value;
  if (value === undefined) return;
  contribute(
    form,
    (takeover) => send(host, 'lede-rate', { ...takeover, value: Number(value) }),
    (outcome) => {
      if (outcome === 'sent') remember(form, value);
    },
  );
}

/** The browser unchecks the choice; what is left to do is not to speak of an earlier sending any more. */
export function resetRating(form: HTMLFormElement): void {
  clearState(form);
}
