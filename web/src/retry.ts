// What the reader sees instead of an article that failed: the fallback, and a button that tries again.
import type { LedeError } from './error.js';
import type { Supply } from './supply.js';

/** Failures that may be temporary. */
const passing = /-(?:unreachable|refused|timeout)$/;

/**
 * Returns a slot for the element's children, which are the fallback, and a button if another try may help.
 * @param supply has the button's label in the reader's language. Until that is loaded, as on a page without network,
 * the label is in English.
 */
export function fallbackFor(element: Element, error: LedeError, supply: Supply, retry: () => void): Node[] {
  const document = element.ownerDocument;
  const slot = document.createElement('slot');
  if (!passing.test(error.code)) return [slot];
  const button = document.createElement('button'); // of no form: none reaches into a shadow tree
  button.setAttribute('part', 'retry'); // jsdom lacks the property `part`
  button.textContent = 'Try again';
  supply.retryWords(element).then(
    (text) => (button.textContent = text),
    () => undefined,
  );
  button.addEventListener('click', () => {
    button.disabled = true;
    retry();
  });
  return [slot, button];
}
