// What a reader can do about an article that did not come: ask for it again.
import type { LedeError } from './error.js';

/** Failures that may be over a moment later. */
const passing = /^(?:article-(?:unreachable|refused|timeout)|wasm-unreachable)$/;

const words =
  'ar إعادة المحاولة|de Erneut versuchen|en Try again|es Reintentar|fr Réessayer|he לנסות שוב|hi फिर कोशिश करें|id Coba lagi|ja 再試行|ko 다시 시도|pt Tentar de novo|ru Повторить|th ลองอีกครั้ง|vi Thử lại|zh 重试';

/** In the language of the page around the element, else in the reader's, else in English. */
function wordsFor(element: Element): string {
  const around = element.closest<HTMLElement>('[lang]')?.lang ?? navigator.language;
  for (const language of [around, navigator.language, 'en']) {
    const found = words.split('|').find((row) => row.startsWith(`${language.slice(0, 2).toLowerCase()} `));
    if (found) return found.slice(3);
  }
  return '';
}

/** The children, which are the fallback, and a button if another try may help. */
export function fallbackFor(element: Element, error: LedeError, retry: () => void): Node[] {
  const document = element.ownerDocument;
  const slot = document.createElement('slot');
  if (!passing.test(error.code)) return [slot];
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'retry'); // jsdom knows no `part`
  button.textContent = wordsFor(element);
  button.addEventListener('click', () => {
    button.disabled = true;
    retry();
  });
  return [slot, button];
}
