// What the reading tools do for each comment. A long one is folded. If the host asks for it, readers can recommend and
// report comments.
import { send } from './events.js';
import { contribute, endpointOf, isSending, isTaken, recall, remember } from './forms.js';
import { commentTexts, commentWords } from './script-words.js';
import { wordsIn } from './words.js';

const foldFrom = 700; // characters
const reasons = ['abuse', 'illegal', 'spam', 'other'] as const;

type Words = Record<(typeof commentWords)[number], string>;

function makeButton(words: string, act: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'lede-action';
  button.textContent = words;
  button.addEventListener('click', () => act(button));
  return button;
}

function fold(comment: HTMLElement, text: HTMLElement, words: Words): void {
  if (text.textContent.length < foldFrom) return;
  text.classList.add('lede-folded');
  text.after(
    makeButton(words.more, (button) => {
      text.classList.remove('lede-folded');
      button.remove();
      comment.tabIndex = -1;
      comment.focus({ preventScroll: true });
    }),
  );
}

/** The address that comments are posted to; null if the article names none. */
function endpointIn(section: HTMLElement): string | null {
  const form = section.querySelector<HTMLFormElement>('form:not(.lede-report)');
  return form && endpointOf(form);
}

/** Makes a form for `contribute`: with an address, if there is one, and a text for each outcome. */
function makeForm(action: string | null, texts: Record<string, string>): HTMLFormElement {
  const form = document.createElement('form');
  form.className = 'lede-form lede-report';
  if (action !== null) form.action = action;
  const status = document.createElement('div');
  status.className = 'lede-status';
  status.setAttribute('role', 'status');
  for (const [state, text] of Object.entries(texts)) {
    const line = document.createElement('p');
    line.dataset['state'] = state;
    line.hidden = true;
    line.textContent = text;
    status.append(line);
  }
  form.append(status);
  return form;
}

const failures = (text: string): Record<string, string> => ({
  refused: text,
  forbidden: text,
  limited: text,
  failed: text,
});

/** Makes a toggle button. Only the host counts recommendations, by handling `lede-recommend`. */
function recommendButton(host: HTMLElement, place: HTMLElement, id: string, words: Words): HTMLButtonElement {
  const key = `lede-recommended:${location.pathname}:${id}`;
  const say = (isPressed: boolean): void => button.setAttribute('aria-pressed', String(isPressed));
  const form = makeForm(null, failures(words.failed));
  const button = makeButton(words.recommend, () => {
    const value = button.getAttribute('aria-pressed') !== 'true';
    if (isSending(form)) return;
    if (!form.isConnected) place.after(form);
    say(value);
    contribute(form, {
      fields: {},
      headers: {},
      offer: (takeover) => send(host, 'lede-recommend', { ...takeover, id, value }, true),
      settled: ({ outcome }) => {
        if (!isTaken(outcome)) {
          say(!value);
          return undefined;
        }
        remember(key, value ? '1' : '');
        return 'idle';
      },
    });
  });
  say(recall(key) === '1');
  return button;
}

function reasonFields(id: string, words: Words): HTMLFieldSetElement {
  const fieldset = document.createElement('fieldset');
  fieldset.className = 'lede-reasons';
  const legend = document.createElement('legend');
  legend.textContent = words.why;
  fieldset.append(legend);
  for (const reason of reasons) {
    const label = document.createElement('label');
    const choice = document.createElement('input');
    Object.assign(choice, {
      type: 'radio',
      name: 'reason',
      value: reason,
      required: true,
      id: `lede-reason-${reason}-${id}`,
    });
    label.append(choice, words[reason]);
    fieldset.append(label);
  }
  return fieldset;
}

/** Makes a button that opens a form below the comment. When the report is sent, thanks replace the form's fields. */
function reportButton(
  host: HTMLElement,
  section: HTMLElement,
  place: HTMLElement,
  id: string,
  words: Words,
): HTMLButtonElement {
  const make = (): HTMLFormElement => {
    const endpoint = endpointIn(section);
    const action = endpoint === null ? null : `${endpoint.replace(/\/$/, '')}/${encodeURIComponent(id)}/report`;
    const made = makeForm(action, { sent: words.received, published: words.received, ...failures(words.failed) });
    const submit = makeButton(words.sendReport, () => undefined);
    submit.type = 'submit';
    submit.className = 'lede-button';
    const fields = document.createElement('div');
    fields.append(reasonFields(id, words), submit);
    made.prepend(fields);
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation(); // the listener on the root would send it as a comment
      const reason = new FormData(made).get('reason') as string;
      contribute(made, {
        fields: { reason },
        headers: {},
        offer: (takeover) => send(host, 'lede-report', { ...takeover, id, reason }, true),
        settled: ({ outcome }) => {
          if (isTaken(outcome)) {
            // The button that has the focus is removed. The thanks get the focus, for readers who use the keyboard.
            made.tabIndex = -1;
            made.focus({ preventScroll: true });
            fields.remove();
            button.disabled = true;
          }
          return undefined;
        },
      });
    });
    return made;
  };
  let form: HTMLFormElement | undefined;
  const button = makeButton(words.report, () => {
    form ??= make();
    const opens = !form.isConnected;
    if (opens) place.after(form);
    else form.remove();
    button.setAttribute('aria-expanded', String(opens));
    if (opens) form.querySelector('input')?.focus();
  });
  button.setAttribute('aria-expanded', 'false');
  return button;
}

/** @param wanted what the host offers: `recommend`, `report`. */
export function addCommentTools(host: HTMLElement, section: HTMLElement, language: string, wanted: Set<string>): void {
  const words = wordsIn(language, commentWords, commentTexts);
  for (const comment of section.querySelectorAll<HTMLElement>('.lede-comment')) {
    const text = comment.querySelector<HTMLElement>(':scope > .lede-comment-text');
    if (!text) continue;
    const id = comment.dataset['value'];
    if (id !== undefined && wanted.size > 0) {
      const tools = document.createElement('p');
      tools.className = 'lede-comment-tools';
      text.after(tools);
      // The forms of the report and of the reply appear below all buttons.
      const last = comment.querySelector<HTMLElement>(':scope > [value=reply]') ?? tools;
      if (wanted.has('recommend')) tools.append(recommendButton(host, last, id, words));
      if (wanted.has('report')) tools.append(reportButton(host, section, last, id, words));
    }
    fold(comment, text, words);
  }
}
