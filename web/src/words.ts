// The words that a script shows, in the language of the article or of the page.

/** @param tag BCP 47. English for languages that are not in the table; Vietnamese if the article names none. */
export function wordsIn<Word extends string>(
  tag: string,
  words: readonly Word[],
  table: Record<string, string>,
): Record<Word, string> {
  const language = tag.toLowerCase();
  const isTraditional = /^zh-(?:hant|tw|hk|mo)/.test(language);
  const found = table[isTraditional ? 'zh-hant' : (/^[a-z]+/.exec(language)?.[0] ?? 'vi')] ?? table['en'] ?? '';
  const texts = found.split('|');
  return Object.fromEntries(words.map((word, index) => [word, texts[index]])) as Record<Word, string>;
}
