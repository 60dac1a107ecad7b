// What a reader can do about an article that did not come: ask for it again.
import type { LedeError } from './error.js';
import type { Supply } from './supply.js';

/** Failures that may be over a moment later. */
const passing = /^(?:article-(?:unreachable|refused|timeout)|wasm-unreachable)$/;

/**
 * The children, which are the fallback, and a button if another try may help.
 * @param supply has the button's words in the reader's language. It speaks English until they are there, as on a page without
 * network.
 */
export function fallbackFor(element: Element, error: LedeError, supply: Supply, retry: () => void): Node[] {
  const document = element.ownerDocument;
  const slot = document.createElement('slot');
  if (!passing.test(error.code)) return [slot];
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'retry'); // jsdom knows no `part`
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
