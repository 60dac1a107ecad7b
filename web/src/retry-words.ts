// The label of the button that tries again.
import { retryTexts } from './script-words.js';

/** Returns the label in the language of the page around the element, else in the reader's, else in English. */
export function retryWords(element: Element): string {
  const around = element.closest<HTMLElement>('[lang]')?.lang ?? navigator.language;
  for (const language of [around, navigator.language, 'en']) {
    const found = retryTexts[language.slice(0, 2).toLowerCase()];
    if (found) return found;
  }
  return '';
}
