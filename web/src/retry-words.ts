// What the button says that asks for an article again.

const words =
  'ar إعادة المحاولة|de Erneut versuchen|en Try again|es Reintentar|fr Réessayer|he לנסות שוב|hi फिर कोशिश करें|id Coba lagi|ja 再試行|ko 다시 시도|pt Tentar de novo|ru Повторить|th ลองอีกครั้ง|vi Thử lại|zh 重试';

/** In the language of the page around the element, else in the reader's, else in English. */
export function retryWords(element: Element): string {
  const around = element.closest<HTMLElement>('[lang]')?.lang ?? navigator.language;
  for (const language of [around, navigator.language, 'en']) {
    const found = words.split('|').find((row) => row.startsWith(`${language.slice(0, 2).toLowerCase()} `));
    if (found) return found.slice(3);
  }
  return '';
}
