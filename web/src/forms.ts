// Sending what a reader gives, a rating or a comment: by the host, if it wants to, else as the form would post it
// without any script. The core wrote the words for each outcome into the page; here they are only shown.
import type { Outcome, Takeover } from './events.js';

/** What the component's `data-state` says; the style sheet goes by it. */
type State = 'idle' | 'sending' | Outcome;

function show(form: HTMLFormElement, state: State): void {
  form.dataset['state'] = state;
  // The button is not disabled meanwhile: that would take the keyboard's focus away.
  form.setAttribute('aria-busy', String(state === 'sending'));
  for (const text of form.querySelectorAll<HTMLElement>('[role=status] > [data-state]')) {
    text.hidden = text.dataset['state'] !== state;
  }
}

/** Back to how the form came. */
export function clearState(form: HTMLFormElement): void {
  show(form, 'idle');
}

/**
 * Offers the contribution to the host, and posts it where the host does not take it.
 * @param offer sends the event; false where a listener cancelled it.
 * @param settled called once, however it was sent.
 */
export function contribute(
  form: HTMLFormElement,
  offer: (takeover: Takeover) => boolean,
  settled: (outcome: Outcome) => void,
): void {
  if (form.dataset['state'] === 'sending') return;
  const endpoint = form.getAttribute('action') === null ? null : form.action;
  let open = true;
  const settle = (outcome: Outcome): void => {
    if (!open) return;
    open = false;
    show(form, outcome);
    settled(outcome);
  };
  show(form, 'sending');
  if (!offer({ endpoint, settle })) {
    if (form.dataset['state'] === 'sending') clearState(form); // a host that never settles must not lock the form
    return;
  }
  if (endpoint === null) settle('failed');
  else void post(endpoint, form).then(settle);
}

async function post(endpoint: string, form: HTMLFormElement): Promise<Outcome> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  try {
    const response = await fetch(endpoint, { method: 'POST', body: fields, headers: { Accept: 'application/json' } });
    return response.ok ? 'sent' : 'refused';
  } catch {
    return 'failed';
  }
}
